import { AnswersError } from '../error.ts';
import { sha256 } from '../file-answer.ts';
import { assertBounded, isObject } from '../json.ts';
import type { Draft, DraftFile } from './draft.ts';

/** The first line names it, so that no other JSON is taken for a draft. */
const MARK = 'to-khai-draft/1';
/** Largest file read, in bytes: the attachments of a submission. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Longest first line, in bytes. */
const MAX_HEAD = 2 * 1024 * 1024;
const MAX_FILES = 200;

interface Head extends Pick<Draft, 'procedureId' | 'answers' | 'raw' | 'pageId' | 'updatedAt'> {
  mark: typeof MARK;
  files: Array<Omit<DraftFile, 'bytes'> & { size: number }>;
}

/**
 * A draft as a file, for a device that keeps none and for going on elsewhere: one line of JSON, then
 * the bytes of the files, one after another. It is not sealed. Signatures are not in it: they go with
 * the PDF they are in.
 */
export function draftFile({ procedureId, answers, raw, pageId, updatedAt, files }: Draft): Blob {
  const head: Head = {
    mark: MARK,
    ...{ procedureId, answers, updatedAt },
    ...(raw ? { raw } : {}),
    ...(pageId === undefined ? {} : { pageId }),
    files: files.map(({ bytes, ...file }) => ({ ...file, size: bytes.length })),
  };
  return new Blob([`${JSON.stringify(head)}\n`, ...files.map(({ bytes }) => bytes.slice())], {
    type: 'application/octet-stream',
  });
}

/**
 * Reads what {@link draftFile} wrote. The answers are still to be tidied and checked.
 *
 * @param procedureId the procedure that is being filled in
 * @param older its older versions, whose drafts are given as they are
 * @throws {AnswersError} `draft-file-unreadable` when it is damaged or something else,
 *   `draft-file-of-another-form`
 */
export async function readDraftFile(
  file: Blob,
  procedureId: string,
  older: readonly string[] = [],
): Promise<Draft> {
  if (file.size > MAX_BYTES) throw unreadable();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const end = bytes.subarray(0, MAX_HEAD).indexOf(0x0a);
  const { mark: _, files, ...rest } = readHead(bytes.subarray(0, Math.max(end, 0)));
  if (rest.procedureId !== procedureId && !older.includes(rest.procedureId)) {
    throw new AnswersError(
      'draft-file-of-another-form',
      `Open this draft in the form it was made in: ${rest.procedureId}`,
    );
  }
  const sizes = files.map(({ size }) => size);
  if (end + 1 + sizes.reduce((sum, size) => sum + size, 0) !== bytes.length) throw unreadable();
  let at = end + 1;
  const parts = sizes.map((size) => bytes.slice(at, (at += size)));
  for (const [index, { sha256: hash }] of files.entries()) {
    if ((await sha256(parts[index]!)) !== hash) throw unreadable();
  }
  return {
    ...rest,
    files: files.map(({ size: _size, ...one }, index) => ({ ...one, bytes: parts[index]! })),
  };
}

function readHead(line: Uint8Array): Head {
  let head: unknown;
  try {
    head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
    assertBounded(head);
  } catch (cause) {
    throw unreadable(cause);
  }
  if (!isHead(head)) throw unreadable();
  const { mark, procedureId, answers, raw, pageId, updatedAt, files } = head;
  return {
    mark,
    procedureId,
    answers,
    updatedAt,
    ...(raw ? { raw } : {}),
    ...(pageId === undefined ? {} : { pageId }),
    files,
  };
}

function isHead(value: unknown): value is Head {
  if (!isObject(value) || value['mark'] !== MARK) return false;
  const { procedureId, answers, raw, pageId, updatedAt, files } = value;
  return (
    typeof procedureId === 'string' &&
    isObject(answers) &&
    (raw === undefined || isObject(raw)) &&
    (pageId === undefined || typeof pageId === 'string') &&
    isInstant(updatedAt) &&
    Array.isArray(files) &&
    files.length <= MAX_FILES &&
    files.every(isFile)
  );
}

function isFile(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { sha256: hash, name, type, size } = value;
  return [hash, name, type].every((text) => typeof text === 'string') && isSize(size);
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function unreadable(cause?: unknown): AnswersError {
  return new AnswersError(
    'draft-file-unreadable',
    'Choose a file that was saved as a draft, and copy it again if it was damaged on the way.',
    { cause },
  );
}
