import { answerAt, askedSigners, signerName, type Answers } from '@tokhai/answers';
import { createDesk, pgliteStore } from '@tokhai/intake';
import { readProcedure, type Procedure, type SignerPlace } from '@tokhai/procedure';
import { writeCertificate, signPdf, webCryptoSigner } from '@tokhai/signing';
import { createTestAuthority, type TestAuthority } from '@tokhai/signing/testing';
import { dirname, join } from 'node:path';
import { appearanceOf } from '../appearance.ts';
import { need, readArguments, type Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { readText, writeOutput } from '../files.ts';
import type { Io } from '../io.ts';
import { limits } from '../limits.ts';
import { printAnswers } from '../print-answers.ts';

const usage = `Usage: tokhai try <procedure> [answers.json] [--root roots.pem] -o out.pdf

Goes the whole way once: prints answers, signs them for everybody who signs, and hands the file to a
desk that takes this procedure. Says what the desk found, and the receipt it gave. By default the
answers of examples/valid.json beside the procedure.

The people, their keys and their issuer are made for this one time and forgotten: the signatures are
real, and have no legal value. Exit 0: accepted; 1: refused.

  --files <folder>      where the attached files lie; by default files/ beside the answers
  --root <file>         writes the root certificate of the keys, for tokhai verify --trust and for a
                        desk that is tried out; no other file will ever lead to it
  -o, --output <file>   the signed PDF
`;

/** `try` is a word of the language. */
export const tryOut: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      files: { type: 'string' },
      root: { type: 'string' },
      output: { type: 'string', short: 'o' },
    });
    const [path, given] = positionals;
    if (path === undefined || positionals.length > 2) {
      throw new UsageError('wrong-arguments', 'Name a procedure, and answers if you like.');
    }
    const output = need(values.output, '-o');
    const file = await readText(path, limits.procedure);
    const procedure = readProcedure(file);
    const answersPath = given ?? join(dirname(path), 'examples', 'valid.json');
    const printed = await printAnswers(procedure, answersPath, io, { files: values.files });
    if (printed === undefined) return exit.failed;
    const authority = await createTestAuthority();
    const signed = await signByAll(printed.pdf, procedure, printed.answers, authority, io);
    await writeOutput(output, signed);
    if (values.root) await writeOutput(values.root, writeCertificate(authority.root));
    return await handIn(signed, procedure, authority, io);
  },
};

/** Signs in every place that the answers give to a citizen, by somebody of that name and number. */
async function signByAll(
  pdf: Uint8Array,
  procedure: Procedure,
  answers: Answers,
  authority: TestAuthority,
  io: Io,
): Promise<Uint8Array> {
  let signed = pdf;
  for (const place of askedSigners(procedure, answers)) {
    if (place.role === 'officer') continue;
    const commonName = signerName(place, answers) ?? place.title;
    signed = await signAs(signed, place, commonName, numberOf(place, answers), authority);
    io.out(`${place.id}: signed by ${commonName}\n`);
  }
  return signed;
}

function numberOf({ identity }: SignerPlace, answers: Answers): string | undefined {
  const number = identity === undefined ? undefined : answerAt(identity, answers);
  return typeof number === 'string' ? number : undefined;
}

async function signAs(
  pdf: Uint8Array,
  place: SignerPlace,
  commonName: string,
  number: string | undefined,
  authority: TestAuthority,
): Promise<Uint8Array> {
  const { chain, privateKey } = await authority.issue({
    commonName,
    ...(number === undefined ? {} : { subjectSerialNumber: `CCCD:${number}` }),
  });
  if (!privateKey) throw new Error('the test authority made no key');
  const signer = webCryptoSigner({ privateKey, certificates: [...chain] });
  const signedAt = new Date();
  const appearance = await appearanceOf(place, signer, signedAt);
  return signPdf(pdf, signer, { field: place.id, signedAt, appearance });
}

async function handIn(
  pdf: Uint8Array,
  procedure: Procedure,
  authority: TestAuthority,
  io: Io,
): Promise<number> {
  const store = await pgliteStore();
  try {
    const desk = createDesk({ procedures: [procedure], trust: [authority.root], store });
    const { verdict, receipt } = await desk.accept(pdf);
    for (const { code, message, severity } of verdict.reasons) {
      if (severity !== 'information') io.err(`${message} [${code}]\n`);
    }
    io.out(`verdict: ${verdict.indication}\n`);
    if (receipt === undefined) return exit.failed;
    io.out(`receipt: ${receipt.code}, ${receipt.deadline}, ${receipt.contact.name}\n`);
    return exit.passed;
  } finally {
    await store.close();
  }
}
