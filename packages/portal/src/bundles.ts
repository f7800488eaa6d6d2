/** The bundles of procedures that this portal offers, read once at the start. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBundle, type Bundle } from '@tokhai/procedure';

export interface ShownBundle {
  /** Its folder and its last step in an address. */
  name: string;
  bundle: Bundle;
}

export interface Bundles {
  list: readonly ShownBundle[];
  /** Answers `/bundles/<name>/bundle.json`; undefined for anything else. */
  respond(request: Request): Response | undefined;
}

/** Reads every folder of `root` that holds a `bundle.json`. */
export async function loadBundles(root: string): Promise<Bundles> {
  const files = new Map<string, string>();
  const list: ShownBundle[] = [];
  for (const name of (await readdir(root)).toSorted()) {
    const text = await readFile(join(root, name, 'bundle.json'), 'utf8');
    list.push({ name, bundle: readBundle(JSON.parse(text)) });
    files.set(`/bundles/${name}/bundle.json`, text);
  }
  return {
    list,
    respond(request) {
      const text = files.get(new URL(request.url).pathname);
      if (text === undefined) return undefined;
      const type = 'application/json; charset=utf-8';
      return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-cache' } });
    },
  };
}
