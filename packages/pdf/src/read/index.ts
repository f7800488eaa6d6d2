import type { Answers } from '@tokhai/answers';
import { sha256Hex } from '@tokhai/procedure';
import { PdfError } from '../error.ts';
import { isNamedFile, maxFileBytes, maxFiles } from '../files.ts';
import type { NamedFile } from '../files.ts';
import { inflate } from '../inflate.ts';
import { shortCode } from '../short-code.ts';
import { dataFileName } from '../submission.ts';
import type { SubmissionData, SubmittedFile } from '../submission.ts';
import { FirstRevision, isName } from './first-revision.ts';
import { damaged, maxDataBytes, parseBounded } from './json.ts';
import { SyntaxProblem } from './values.ts';
import type { Value } from './values.ts';

/** Largest PDF that is read, in bytes. */
const maxPdfBytes = 64 * 1024 * 1024;

/**
 * Reads the data of a submission from the first revision of its PDF: what was embedded before
 * anybody signed. It proves nothing; the desk prints the answers again and compares the bytes.
 *
 * @returns undefined for anything that is not a submission: no PDF, or one without to-khai.json
 * @throws PdfError `damaged` for a submission that cannot be read, `too-large`
 */
export async function readSubmission(pdf: Uint8Array): Promise<SubmissionData | undefined> {
  if (pdf.length > maxPdfBytes) {
    throw new PdfError('too-large', `A submission has at most ${maxPdfBytes} bytes.`, {
      limit: maxPdfBytes,
    });
  }
  if (String.fromCharCode(...pdf.subarray(0, 5)) !== '%PDF-') return undefined;
  let revision: FirstRevision | undefined;
  let embedded: Map<string, Value> | undefined;
  try {
    revision = FirstRevision.find(pdf);
    embedded = revision && embeddedFiles(revision);
  } catch (error) {
    if (error instanceof SyntaxProblem) return undefined;
    throw error;
  }
  const data = embedded?.get(dataFileName);
  if (revision === undefined || embedded === undefined || data === undefined) return undefined;
  try {
    return await read(revision, embedded, data);
  } catch (error) {
    if (error instanceof SyntaxProblem) throw damaged('structure');
    throw error;
  }
}

async function read(
  revision: FirstRevision,
  embedded: ReadonlyMap<string, Value>,
  reference: Value,
): Promise<SubmissionData> {
  const json = contentOf(revision, reference, maxDataBytes);
  const data = parseBounded(json);
  if (!isData(data)) throw damaged('data');
  const { procedure, procedureHash, renderer, fonts, createdAt, answers } = data;
  const files = new Map<string, SubmittedFile>();
  let total = 0;
  for (const { name, type, size, sha256 } of data.files) {
    const file = embedded.get(sha256);
    if (file === undefined || files.has(sha256)) continue;
    total += size;
    if (total > maxFileBytes) throw damaged('file');
    const bytes = contentOf(revision, file, size);
    if (bytes.length !== size || (await sha256Hex(bytes)) !== sha256) throw damaged('file');
    files.set(sha256, { name, type, bytes });
  }
  const revisionEnd = revision.end;
  const code = await shortCode(json.slice());
  return {
    ...{ procedure, procedureHash, renderer, fonts, createdAt, answers },
    ...{ shortCode: code, files, revisionEnd },
  };
}

/** File specifications by the name in the name tree, which our writer makes of one leaf. */
function embeddedFiles(revision: FirstRevision): Map<string, Value> | undefined {
  const catalog = revision.dictionary(revision.trailer.get('Root'));
  const names = revision.dictionary(catalog?.get('Names'));
  const tree = revision.dictionary(names?.get('EmbeddedFiles'));
  const leaf = revision.resolve(tree?.get('Names'));
  if (!Array.isArray(leaf)) return undefined;
  const files = new Map<string, Value>();
  for (let i = 0; i + 1 < leaf.length && files.size <= maxFiles; i += 2) {
    const [name, file] = [leaf[i] as Value, leaf[i + 1] as Value];
    if (typeof name === 'string') files.set(name, file);
  }
  return files;
}

/** The bytes of an embedded file, at most `limit`. */
function contentOf(revision: FirstRevision, reference: Value, limit: number): Uint8Array {
  const parts = revision.dictionary(revision.dictionary(reference)?.get('EF'));
  const stream = revision.stream(parts?.get('F'));
  if (stream === undefined) throw damaged('file');
  const filter = stream.dictionary.get('Filter');
  if (filter === undefined && stream.data.length <= limit) return stream.data.slice();
  const bytes = isName(filter, 'FlateDecode') ? inflate(stream.data, limit) : undefined;
  if (bytes === undefined) throw damaged('file');
  return bytes;
}

interface Data {
  procedure: string;
  procedureHash: string;
  renderer: string;
  fonts: Record<string, string>;
  createdAt: string;
  answers: Answers;
  files: NamedFile[];
}

function isData(value: unknown): value is Data {
  if (value === null || typeof value !== 'object') return false;
  const { procedure, procedureHash, renderer, fonts, createdAt, answers, files } = value as Record<
    string,
    unknown
  >;
  return (
    [procedure, procedureHash, renderer, createdAt].every(
      (text) => typeof text === 'string' && text.length <= 300,
    ) &&
    isDigests(fonts) &&
    answers !== null &&
    typeof answers === 'object' &&
    !Array.isArray(answers) &&
    Array.isArray(files) &&
    files.length <= maxFiles &&
    files.every(isNamedFile)
  );
}

function isDigests(value: unknown): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const entries = Object.values(value);
  return entries.length <= 100 && entries.every((text) => /^[0-9a-f]{64}$/.test(String(text)));
}
