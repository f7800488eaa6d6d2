import type { Answers } from '@tokhai/answers';
import { findProcedure, placesOf, type Holder } from '@tokhai/intake';
import { PdfError, readSubmission } from '@tokhai/pdf';
import type { Procedure } from '@tokhai/procedure';
import { openPkcs12, signatureFields, signPdf, type SignatureFieldInfo } from '@tokhai/signing';
import { appearanceOf } from '../appearance.ts';
import { expectPositionals, need, readArguments, type Command } from '../command.ts';
import { CommandError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { readInput, readText, writeOutput } from '../files.ts';
import { handwritingIn } from '../handwriting.ts';
import { knownProcedures } from '../known-procedures.ts';
import { limits } from '../limits.ts';

const usage = `Usage: tokhai sign <in.pdf> --p12 <file> --password-file <file> [--field name]
                   [--handwriting picture.png] -o out.pdf

Signs a PDF as PAdES B-B. Signatures that it has already stay valid.

  --p12 <file>             the key with its certificates (PKCS #12)
  --password-file <file>   the password, in the first line of a file
  --field <name>           where to sign; by default the empty place that the form gives to this
                           person, else the first one. A place that a foreign PDF does not have
                           is made, invisible
  --handwriting <file>     a picture (PNG) of the signer's handwriting, shown in the place beside who signed:
                           dark ink on white or transparent paper. It has no legal value of its own,
                           which the place says; it is left out where it and the words do not fit
  --procedure <file>       the procedure of the form, where it is not one of this clone
  -o, --output <file>      the signed PDF
`;

export const sign: Command = {
  usage,
  async run(args) {
    const { values, positionals } = readArguments(args, {
      p12: { type: 'string' },
      'password-file': { type: 'string' },
      field: { type: 'string' },
      handwriting: { type: 'string' },
      procedure: { type: 'string', multiple: true },
      output: { type: 'string', short: 'o' },
    });
    const [path] = expectPositionals(positionals, 'in.pdf');
    const p12 = need(values.p12, '--p12');
    const passwordFile = need(values['password-file'], '--password-file');
    const output = need(values.output, '-o');
    const pdf = await readInput(path, limits.pdf);
    const password = (await readText(passwordFile, limits.password)).split(/\r?\n/, 1)[0] ?? '';
    const signer = await openPkcs12(await readInput(p12, limits.pkcs12), password);

    const form = await formOf(pdf, values.procedure ?? []);
    const fields = await signatureFields(pdf);
    const field = values.field ?? chooseField(fields, form, signer);
    const signedAt = new Date();
    const place = form?.procedure.signers.find(({ id }) => id === field);
    const visible = place && fields.some(({ name }) => name === field);
    const picture = values.handwriting;
    if (picture !== undefined && !visible)
      throw new CommandError(
        'no-place-for-handwriting',
        'Handwriting is shown in a place of a known form alone. Name the form with --procedure, or leave out --handwriting.',
      );
    const ink =
      picture === undefined ? undefined : handwritingIn(await readInput(picture, limits.picture));
    const signed = await signPdf(pdf, signer, {
      field,
      signedAt,
      ...(visible ? { appearance: await appearanceOf(place, signer, signedAt, ink) } : {}),
    });
    await writeOutput(output, signed);
    return exit.passed;
  },
};

/** What is known about the form, if the PDF is a submission of ours. */
interface Form {
  procedure: Procedure;
  answers: Answers;
}

async function formOf(pdf: Uint8Array, named: readonly string[]): Promise<Form | undefined> {
  const procedures = await knownProcedures(named);
  try {
    const data = await readSubmission(pdf);
    if (!data) return undefined;
    const procedure = await findProcedure(procedures, data.procedure, data.procedureHash);
    return procedure && { procedure, answers: data.answers };
  } catch (error) {
    // A PDF whose data is damaged can still be signed, as any other PDF can.
    if (error instanceof PdfError) return undefined;
    throw error;
  }
}

/**
 * Where to sign when nobody said: the empty place that the form gives to the holder of this
 * certificate, else the first one of a citizen.
 *
 * @throws {CommandError} `no-empty-field`
 */
function chooseField(
  fields: readonly SignatureFieldInfo[],
  form: Form | undefined,
  holder: Holder,
): string {
  if (fields.length === 0) return 'ChuKySo';
  const empty = fields.filter((field) => !field.signed).map((field) => field.name);
  const ids =
    form &&
    [
      ...placesOf(form.procedure, form.answers, holder),
      ...form.procedure.signers.filter((place) => place.role !== 'officer'),
    ].map(({ id }) => id);
  const [first] = ids ? ids.filter((id) => empty.includes(id)) : empty;
  if (first === undefined) {
    throw new CommandError(
      'no-empty-field',
      'Every place is signed already. Name another one with --field.',
    );
  }
  return first;
}
