/**
 * Writes packages/{data,procedure,signing}/src/generated, stories/generated and docs/reference from
 * the files in schemas and packages/data/lists and the rules of the linter, the options of shared
 * schemas from the lists, the custom-elements.json of the packages with elements from their
 * sources, and the tokens of the portal's pages from those of the form.
 *
 *     node scripts/generate.ts            write what changed
 *     node scripts/generate.ts --check    exit with 1 when a generated file is stale
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { customElements } from './generate/custom-elements.ts';
import { formerUnits } from './generate/former-units.ts';
import type { Output } from './generate/output.ts';
import { listSchemas, lists } from './generate/lists.ts';
import { foreignSchemas } from './generate/foreign-schemas.ts';
import { portalTokens } from './generate/portal-tokens.ts';
import { procedurePages } from './generate/procedure-pages.ts';
import { procedures } from './generate/procedures.ts';
import { profiles } from './generate/profiles.ts';
import { reference } from './generate/reference.ts';
import { schemas } from './generate/schemas.ts';
import { stories } from './generate/stories.ts';
import { types } from './generate/types.ts';
import { validators } from './generate/validators.ts';
import { units } from './generate/units.ts';
import { root } from './lib/run.ts';

/** Each folder holds nothing but what is generated. */
const folders = {
  'packages/data/src/generated': [units(), formerUnits(), lists()],
  'packages/procedure/src/generated': [types(), schemas(), procedures()],
  'packages/signing/src/generated': [profiles()],
  'stories/generated': [stories()],
  'docs/reference': [reference(), validators(), procedurePages(), foreignSchemas()],
};
/** Files beside others that are written by hand. */
const files = {
  'schemas/shared': [listSchemas()],
  'packages/elements': [customElements('elements')],
  'packages/tokhai': [customElements('tokhai')],
  'packages/portal/web': [portalTokens()],
};
const check = process.argv.includes('--check');

for (const [isWhole, places] of [
  [true, folders],
  [false, files],
] as const) {
  for (const [folder, outputs] of Object.entries(places)) {
    const wanted = new Map((await Promise.all(outputs)).flatMap((part) => Object.entries(part)));
    await compare(folder, wanted, isWhole ? await filesIn(folder) : await those(folder, wanted));
  }
}

/** The text of every file in a folder. */
async function filesIn(name: string): Promise<Map<string, string>> {
  const folder = join(root, name);
  const present = new Map<string, string>();
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    present.set(relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8'));
  }
  return present;
}

/** The text of the wanted files that are there. */
async function those(
  name: string,
  wanted: ReadonlyMap<string, Output[string]>,
): Promise<Map<string, string>> {
  const present = new Map<string, string>();
  for (const path of wanted.keys()) {
    const text = await readFile(join(root, name, path), 'utf8').catch(() => undefined);
    if (text !== undefined) present.set(path, text);
  }
  return present;
}

async function compare(
  name: string,
  wanted: ReadonlyMap<string, Output[string]>,
  present: ReadonlyMap<string, string>,
): Promise<void> {
  const folder = join(root, name);
  const stale = [...wanted].filter(([path, text]) => present.get(path) !== text);
  const extra = [...present.keys()].filter((path) => !wanted.has(path));

  if (check) {
    for (const [path] of stale) console.error(`stale: ${name}/${path}`);
    for (const path of extra) console.error(`not generated: ${name}/${path}`);
    if (stale.length + extra.length > 0) {
      console.error('Run `pnpm generate` and commit what it writes.');
      process.exitCode = 1;
    }
    return;
  }
  for (const [path, text] of stale) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  for (const path of extra) await rm(join(folder, path));
  console.log(`${name}: ${wanted.size} files, ${stale.length} written, ${extra.length} removed`);
}
