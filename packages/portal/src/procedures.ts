/** The procedures that this portal offers, read once at the start. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import {
  readProcedure,
  translateProcedure,
  type Procedure,
  type Translation,
} from '@tokhai/procedure';
import { takesBrotli } from './http/assets.ts';
import type { Language } from './words/language.ts';

const compress = promisify(brotliCompress);

/** A procedure with its words in each language of the portal. */
export interface ShownProcedure {
  /** Its folder and its last step in an address: `ct01`. */
  folder: string;
  procedure: Procedure;
  in(language: Language): Procedure;
}

export interface Procedures {
  list: readonly ShownProcedure[];
  get(folder: string): ShownProcedure | undefined;
  /** Answers `/procedures/<folder>/<file>.json`; undefined for anything else. */
  respond(request: Request): Response | undefined;
}

interface JsonFile {
  bytes: Uint8Array<ArrayBuffer>;
  brotli: Uint8Array<ArrayBuffer>;
  etag: string;
}

async function jsonFile(text: string): Promise<JsonFile> {
  const bytes = new TextEncoder().encode(text);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  return { bytes, brotli: new Uint8Array(await compress(bytes)), etag };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Reads every folder of `root` that holds a `procedure.json`. */
export async function loadProcedures(root: string): Promise<Procedures> {
  const list: ShownProcedure[] = [];
  const files = new Map<string, JsonFile>();
  for (const folder of (await readdir(root)).toSorted()) {
    const text = await readIfThere(join(root, folder, 'procedure.json'));
    if (text === undefined) continue;
    const procedure = readProcedure(text);
    const byLanguage: Record<Language, Procedure> = { vi: procedure, en: procedure };
    files.set(`/procedures/${folder}/procedure.json`, await jsonFile(text));
    const english = await readIfThere(join(root, folder, 'en.json'));
    if (english !== undefined) {
      byLanguage.en = translateProcedure(procedure, JSON.parse(english) as Translation);
      files.set(`/procedures/${folder}/en.json`, await jsonFile(english));
    }
    list.push({ folder, procedure, in: (language) => byLanguage[language] });
  }
  return {
    list,
    get: (folder) => list.find((shown) => shown.folder === folder),
    respond(request) {
      const file = files.get(new URL(request.url).pathname);
      if (file === undefined) return undefined;
      const headers = new Headers({
        'content-type': 'application/json; charset=utf-8',
        // A new version of a procedure comes at the same address: ask each time, send it seldom.
        'cache-control': 'no-cache',
        etag: file.etag,
        vary: 'accept-encoding',
      });
      if (request.headers.get('if-none-match') === file.etag) {
        return new Response(null, { status: 304, headers });
      }
      if (!takesBrotli(request)) return new Response(file.bytes, { headers });
      headers.set('content-encoding', 'br');
      return new Response(file.brotli, { headers });
    },
  };
}
