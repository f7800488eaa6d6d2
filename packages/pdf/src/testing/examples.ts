import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { readProcedure } from '@tokhai/procedure';
import type { Procedure } from '@tokhai/procedure';

export interface Example {
  /** Procedure and example, e.g. ct01/valid. */
  readonly name: string;
  readonly procedure: Procedure;
  readonly answers: Record<string, unknown>;
  readonly createdAt: string;
  /** Codes of the issues that the example has on purpose. */
  readonly issues: readonly string[];
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Names of these files in the folder examples/files. */
  readonly fileNames: readonly string[];
}

const schemas = new URL('../../../../schemas/procedures/', import.meta.url);

/** The examples of every procedure of the repository, by name. */
export async function examples(): Promise<Example[]> {
  const found: Example[] = [];
  for (const code of (await readdir(schemas)).sort()) {
    const folder = new URL(`${code}/`, schemas);
    const procedure = readProcedure(await readFile(new URL('procedure.json', folder), 'utf8'));
    const own = new URL('examples/', folder);
    const fileNames: string[] = await readdir(new URL('files/', own)).catch(() => []);
    const files = await read(new URL('files/', own), fileNames);
    for (const file of (await readdir(own)).sort()) {
      if (!file.endsWith('.json')) continue;
      const example = JSON.parse(await readFile(new URL(file, own), 'utf8')) as {
        answers: Record<string, unknown>;
        createdAt: string;
        issues?: { code: string }[];
      };
      found.push({
        name: `${code}/${file.slice(0, -'.json'.length)}`,
        procedure,
        answers: example.answers,
        createdAt: example.createdAt,
        issues: (example.issues ?? []).map((issue) => issue.code),
        files,
        fileNames,
      });
    }
  }
  return found;
}

async function read(folder: URL, names: readonly string[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    const bytes = new Uint8Array(await readFile(new URL(name, folder)));
    files.set(createHash('sha256').update(bytes).digest('hex'), bytes);
  }
  return files;
}
