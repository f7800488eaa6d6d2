import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { main } from '../main.ts';

/** What a run of `tokhai` wrote and how it ended. */
export interface Run {
  code: number;
  out: string;
  err: string;
}

/** Runs `tokhai` in this process. */
export async function run(...argv: string[]): Promise<Run> {
  let out = '';
  let err = '';
  const code = await main(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** A file of the repository's procedures, e.g. `ct01/procedure.json`. */
export function schema(path: string): string {
  return fileURLToPath(new URL(`../../../../schemas/procedures/${path}`, import.meta.url));
}

export async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T;
}
