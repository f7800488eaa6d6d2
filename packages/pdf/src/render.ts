import { AnswersError, isMet, relevantAnswers, tidyAnswers } from '@tokhai/answers';
import type { Answers } from '@tokhai/answers';
import { canonicalJson, procedureHash, readProcedure } from '@tokhai/procedure';
import type { Procedure } from '@tokhai/procedure';
import { fileAnswers, givenFiles } from './files.ts';
import type { FileAnswer } from './files.ts';
import { appendix, footnotes } from './blocks/endnotes.ts';
import type { Form } from './blocks/form.ts';
import { loadBlocks, printBlocks } from './blocks/index.ts';
import { draftNotice, title } from './blocks/title.ts';
import { Builder } from './document/builder.ts';
import { PdfError } from './error.ts';
import { readInstant } from './document/instant.ts';
import type { Instant } from './document/instant.ts';
import { mm } from './document/numbers.ts';
import { writeDocument } from './document/write.ts';
import { digests } from './fonts/digests.ts';
import { loadFonts, withOthers } from './fonts/load.ts';
import type { Fonts } from './fonts/load.ts';
import { replaceUnprintable } from './fonts/printable.ts';
import { scriptsIn } from './fonts/scripts.ts';
import type { Script } from './fonts/scripts.ts';
import { typefacesOf, embedAll } from './fonts/typefaces.ts';
import type { picturesOf } from './images/pictures.ts';
import { qrCode } from './layout/qr-code.ts';
import { Sheet } from './layout/sheet.ts';
import { codeOf, qrText } from './short-code.ts';
import { sha256 } from '#native';
import { attachmentsOf } from './submission.ts';
import { rendererVersion } from './version.ts';

/** Of the 25 modules of the QR code, in points: each is six dots of a printer that has 300 an inch. */
const qrWidth = 36;

export interface RenderOptions {
  /** When the form was filled in: an ISO 8601 instant with its offset. Printed times are +07:00. */
  readonly createdAt: string;
  /** Bytes of the files that answers name, by SHA-256 in hex. They are embedded, photos drawn. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  /** Fonts loaded before; by default loadFonts() is called. */
  readonly fonts?: Fonts;
}

/**
 * Prints answers as the procedure's form: a tagged PDF/A-3a and PDF/UA-1 with the answers embedded
 * as JSON and a signature field for each asked signer. The same procedure, answers, instant and
 * files give the same bytes in every engine.
 *
 * The form prints in Vietnamese, also when the procedure was translated for the screen.
 *
 * @throws PdfError with the codes of its class; ProcedureError when the procedure is unsound
 */
export async function renderSubmission(
  procedure: Procedure,
  answers: Answers,
  options: RenderOptions,
): Promise<Uint8Array> {
  const createdAt = readInstant(options.createdAt);
  const original = procedure.lang === 'vi' ? procedure : readProcedure(procedure.file);
  const relevant = tidied(original, answers);
  const named = fileAnswers(original, relevant);
  const files = await givenFiles(named, options.files ?? new Map());
  const hash = await procedureHash(original);
  const given = { answers: relevant, files: named.map(({ answer }) => answer) };
  const json = (fonts: object): string =>
    canonicalJson({
      ...{ procedure: original.id, procedureHash: hash, renderer: rendererVersion },
      ...{ fonts, createdAt: createdAt.iso, ...given },
    });
  const text = json(digests);
  const scripts = new Set([...scriptsOf(original), ...scriptsIn(text)]);
  const fonts = await withOthers(options.fonts ?? (await loadFonts()), [...scripts].sort());
  const { others } = fonts;
  const data = new TextEncoder().encode(
    others === undefined ? text : json({ ...digests, ...others.digests }),
  );
  const digesting = sha256(data);
  const typefaces = typefacesOf(fonts);
  const builder = new Builder();
  const print = original.print ?? (await import('./generic.ts')).genericPrint(original);
  const printers = await loadBlocks(print);
  const form: Form = {
    sheet: new Sheet(builder, typefaces),
    fonts,
    procedure: original,
    print,
    answers: relevant,
    pictures: files.size > 0 ? await photosOf(print, relevant, files) : new Map(),
    // As askedSigners, of answers that are settled already.
    signers: original.signers
      .filter(({ when }) => when === undefined || isMet(when, relevant))
      .map(({ id }) => id),
    placed: new Set(),
  };
  title(form);
  printBlocks(form, printers);
  footnotes(form);
  if (named.length > 0)
    appendix(
      form.sheet,
      'Tài liệu đính kèm',
      named.map((file, i) => attachmentLine(file, i, fonts)),
    );
  if (print.attachments === 'pages' && files.size > 0) {
    const { attachmentPages } = await import('./blocks/attachment-pages.ts');
    attachmentPages(form.sheet, named, files);
  }
  const digest = await digesting;
  const code = codeOf(digest);
  form.sheet.finish(footer(original, createdAt, code), (content) => {
    // At the lower left, beside the text: it takes no room from the form.
    qrCode(content, qrText(code), mm(11), mm(22), qrWidth);
  });

  return writeDocument({
    builder,
    fonts: embedAll(typefaces),
    title: `${original.about.form} – ${original.title}`,
    producer: `Tờ Khai ${rendererVersion}`,
    createdAt,
    id: digest.subarray(0, 16),
    attachments: attachmentsOf(data, named, files),
  });
}

const procedureScripts = new WeakMap<object, readonly Script[]>();

/** The scripts beside Tinos that a procedure's own words are written in. */
function scriptsOf({ file }: Procedure): readonly Script[] {
  let scripts = procedureScripts.get(file);
  if (scripts === undefined) {
    scripts = scriptsIn(JSON.stringify(file));
    procedureScripts.set(file, scripts);
  }
  return scripts;
}

/** What a print of an electronic document has to say of itself (Nghị định 137/2024/NĐ-CP). */
function footer({ draft }: Procedure, { time, day, month, year }: Instant, code: string): string[] {
  const made = `Lập lúc ${time.slice(0, 5)} ngày ${day}/${month}/${year}`;
  const line = `Bản in từ hồ sơ điện tử · Mã nội dung: ${code} · ${made} · Tờ Khai ${rendererVersion}`;
  return draft ? [line, draftNotice] : [line];
}

/** The photographs that a form shows: what reads pictures is loaded for those who attach files. */
async function photosOf(
  ...form: Parameters<typeof picturesOf>
): Promise<ReturnType<typeof picturesOf>> {
  return (await import('./images/pictures.ts')).picturesOf(...form);
}

/** The answers as they are kept: composed, tidy, and only those that are asked. */
function tidied(procedure: Procedure, answers: Answers): Answers {
  try {
    return relevantAnswers(procedure, tidyAnswers(procedure, answers));
  } catch (error) {
    if (error instanceof AnswersError) throw new PdfError(error.code, error.message);
    throw error;
  }
}

function attachmentLine(
  { title: label, answer }: FileAnswer,
  i: number,
  fonts: Fonts,
): { label: string; text: string } {
  const { name, size, sha256 } = answer;
  const printedName = replaceUnprintable(name, fonts);
  return {
    label: `${i + 1}.`,
    text: `${label}: ${printedName} (${formatSize(size)}, SHA-256: ${sha256.slice(0, 12)}…)`,
  };
}

/** A size in bytes as people read it, with the decimal comma. */
function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'KB'] : [bytes / 1024 ** 2, 'MB'];
  return `${(Math.round(value * 10) / 10).toString().replace('.', ',')} ${unit}`;
}
