import { fileAnswers } from '@tokhai/intake';
import type { Answers } from '@tokhai/answers';
import { sha256Hex, type Procedure } from '@tokhai/procedure';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './errors.ts';
import { readInput } from './files.ts';
import { limits } from './limits.ts';

/** Most files looked at in the folder of attachments. */
const MAX_FILES = 500;

/**
 * The bytes of the attached files, by SHA-256. They are found by content in one folder: names in
 * answers come from strangers and never become paths.
 *
 * @throws {CommandError} `missing-attachment`
 */
export async function loadAttachments(
  procedure: Procedure,
  answers: Answers,
  folder: string,
): Promise<Map<string, Uint8Array>> {
  const wanted = fileAnswers(procedure, answers);
  const files = new Map<string, Uint8Array>();
  if (wanted.length === 0) return files;
  for (const path of await filesOf(folder)) {
    const bytes = await readInput(path, limits.attachment);
    files.set(await sha256Hex(bytes), bytes);
  }
  const hashes = new Set<string>();
  for (const { path, answer } of wanted) {
    const hash = String(answer['sha256']);
    if (!files.has(hash)) {
      throw new CommandError(
        'missing-attachment',
        `The file of ${path} is not in ${folder} (no file there has SHA-256 ${hash}). Put it there, or name its folder with --files.`,
      );
    }
    hashes.add(hash);
  }
  for (const hash of files.keys()) if (!hashes.has(hash)) files.delete(hash);
  return files;
}

async function filesOf(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .slice(0, MAX_FILES)
      .map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}
