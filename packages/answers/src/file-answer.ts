import { AnswersError } from './error.ts';
import { tidyLine } from './text/tidy-text.ts';

/** What is kept in the answers about a file. */
export interface FileAnswer {
  name: string;
  /** Media type by the first bytes, `application/octet-stream` when they are of no known kind. */
  type: string;
  /** In bytes. */
  size: number;
  /** Hex. */
  sha256: string;
}

/** Largest file read: what the shared file schema takes. */
const MAX_BYTES = 10_485_760;
/** Longest name kept, in code points: what the shared file schema takes. */
const MAX_NAME = 200;

/**
 * The answer about a file, and its bytes. What kind of file it is, is read off its first bytes: a
 * name proves nothing.
 *
 * @throws {AnswersError} `file-too-large` over 10 MiB, `file-unreadable`
 */
export async function fileAnswer(
  file: Blob & { name: string },
): Promise<{ answer: FileAnswer; bytes: Uint8Array<ArrayBuffer> }> {
  if (file.size > MAX_BYTES) {
    throw new AnswersError('file-too-large', `Choose a file of at most ${MAX_BYTES} bytes.`);
  }
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new AnswersError('file-unreadable', 'Choose the file again: it moved or changed.', {
      cause,
    });
  }
  const answer: FileAnswer = {
    name: nameOf(file.name),
    type: sniffType(bytes),
    size: bytes.byteLength,
    sha256: await sha256(bytes),
  };
  return { answer, bytes };
}

const signatures: readonly (readonly [type: string, firstBytes: readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** The media type that a file's first bytes tell (WHATWG MIME Sniffing, §6 and §7). */
export function sniffType(bytes: Uint8Array): string {
  const known = signatures.find(([, first]) => first.every((byte, at) => bytes[at] === byte));
  return known?.[0] ?? 'application/octet-stream';
}

/** The last step of the name, tidy, without control characters, shortened before its ending. */
function nameOf(name: string): string {
  const last = name.slice(-4000).split(/[/\\]/u).at(-1) ?? '';
  const letters = Array.from(tidyLine(last.replace(/\p{Cc}/gu, ' ')));
  if (letters.length === 0) return 'file';
  if (letters.length <= MAX_NAME) return letters.join('');
  const ending = Array.from(/\.[A-Za-z0-9]{1,8}$/u.exec(last)?.[0] ?? '');
  return [...letters.slice(0, MAX_NAME - ending.length), ...ending].join('');
}

/** Hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
