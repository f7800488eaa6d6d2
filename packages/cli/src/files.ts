import { open, writeFile } from 'node:fs/promises';
import { CommandError, UsageError } from './errors.ts';

/**
 * Reads a file, never more than `maxBytes` of it.
 *
 * @throws {UsageError} `unreadable-file` when it is not there, not a file, or too large
 */
export async function readInput(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > maxBytes) {
        throw new UsageError('unreadable-file', `${path} is larger than ${maxBytes} bytes.`);
      }
      const bytes = new Uint8Array(await file.readFile());
      if (bytes.length > maxBytes) {
        throw new UsageError('unreadable-file', `${path} is larger than ${maxBytes} bytes.`);
      }
      return bytes;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('unreadable-file', `Cannot read ${path}: ${systemReason(error)}.`);
  }
}

/** Reads a text file in UTF-8. @throws {UsageError} `unreadable-file` */
export async function readText(path: string, maxBytes: number): Promise<string> {
  return textOf(path, await readInput(path, maxBytes));
}

/** The text of a file that was read. @throws {UsageError} `unreadable-file` unless it is UTF-8 */
export function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError('unreadable-file', `${path} is not text in UTF-8.`);
  }
}

/** @throws {CommandError} `unwritable-file` */
export async function writeOutput(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    throw new CommandError(
      'unwritable-file',
      `Cannot write ${path}: ${systemReason(error, 'no such folder; make it first')}.`,
    );
  }
}

function systemReason(error: unknown, notFound = 'no such file'): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Record<string, string> = {
    ENOENT: notFound,
    EISDIR: 'it is a folder; name a file in it',
    ENOTDIR: 'no such directory',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
  };
  return reasons[code] ?? (code || 'unknown error');
}
