/** The procedures that this portal offers, read once at the start; the version by the day. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { vietnamDate } from '@tokhai/answers';
import {
  mediaFiles,
  readProcedure,
  translateProcedure,
  versionInForce,
  type Procedure,
  type Translation,
} from '@tokhai/procedure';
import { takesBrotli } from './http/assets.ts';
import { respondMedia } from './http/media.ts';
import type { Language } from './words/language.ts';

const compress = promisify(brotliCompress);

/** A procedure with its words in each language of the portal. */
export interface ShownProcedure {
  /** Its folder and its last step in an address: `ct01`. */
  folder: string;
  procedure: Procedure;
  in(language: Language): Procedure;
  /** Languages beyond the portal's own in which the form has a translation, drafts included. */
  drafts: readonly string[];
}

export interface Procedures {
  /** Of each form the version to fill in today; a form that has none today is left out. */
  offered(): readonly ShownProcedure[];
  /** The version of a form to fill in today. */
  get(folder: string): ShownProcedure | undefined;
  /** Every version of every form, for the desk and for dossiers of other days. */
  all: readonly ShownProcedure[];
  /**
   * Answers `/procedures/<folder>/<file>.json`, and the recordings and videos that the procedure
   * names, by the version of today; else undefined.
   */
  respond(request: Request): Promise<Response | undefined>;
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

/** What a folder holds, in order; nothing where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = await readdir(folder).catch(() => []);
  return names.toSorted();
}

/** A version of a form, with the files that a browser fetches. */
interface Version extends ShownProcedure {
  files: ReadonlyMap<string, JsonFile>;
  /** Where each file lies that the procedure names beside its own. */
  media: ReadonlyMap<string, string>;
}

/** Translations by their language: `<language>.json` beside the procedure file. */
async function readTranslations(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of await namesIn(folder)) {
    const [, tag] = /^([a-z]{2,3})\.json$/.exec(name) ?? [];
    const text = tag === undefined ? undefined : await readIfThere(join(folder, name));
    if (tag !== undefined && text !== undefined) found.set(tag, text);
  }
  return found;
}

/** Reads a version: its procedure file and its translations. */
async function readVersion(
  { folder, path }: { folder: string; path: string },
  text: string,
  translations: ReadonlyMap<string, string>,
): Promise<Version> {
  const procedure = readProcedure(text);
  const byLanguage: Record<Language, Procedure> = { vi: procedure, en: procedure };
  const files = new Map([['procedure.json', await jsonFile(text)]]);
  const english = translations.get('en');
  if (english !== undefined) {
    byLanguage.en = translateProcedure(procedure, JSON.parse(english) as Translation);
  }
  for (const [tag, words] of translations) files.set(`${tag}.json`, await jsonFile(words));
  const drafts = [...translations.keys()].filter((tag) => tag !== 'en');
  const media = new Map(mediaFiles(procedure).map((file) => [file.path, join(path, file.path)]));
  return { folder, procedure, in: (language) => byLanguage[language], drafts, files, media };
}

/**
 * Reads every folder of `root` that holds a `procedure.json`, and the other versions of the form in
 * `versions/<name>/` below it.
 *
 * @param now the clock: versions change at midnight in Vietnam
 */
export async function loadProcedures(
  root: string,
  now: () => Date = () => new Date(),
): Promise<Procedures> {
  const forms = new Map<string, Version[]>();
  for (const folder of (await readdir(root)).toSorted()) {
    const others = await namesIn(join(root, folder, 'versions'));
    const places = ['.', ...others.map((name) => join('versions', name))];
    const versions: Version[] = [];
    for (const place of places) {
      const path = join(root, folder, place);
      const text = await readIfThere(join(path, 'procedure.json'));
      if (text === undefined) continue;
      const translations = await readTranslations(path);
      versions.push(await readVersion({ folder, path }, text, translations));
    }
    if (versions.length > 0) forms.set(folder, versions);
  }
  const current = (folder: string): Version | undefined => {
    const versions = forms.get(folder) ?? [];
    const about = versions.map((version) => ({ version, about: version.procedure.about }));
    return versionInForce(about, vietnamDate(now()))?.version;
  };
  return {
    offered: () => [...forms.keys()].flatMap((folder) => current(folder) ?? []),
    get: current,
    all: [...forms.values()].flat(),
    async respond(request) {
      const { pathname } = new URL(request.url);
      const [, folder = '', name = ''] = /^\/procedures\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
      const version = current(folder);
      const media = version?.media.get(name);
      if (media !== undefined) return respondMedia(media, request);
      const file = version?.files.get(name);
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
