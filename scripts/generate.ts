/**
 * Writes packages/procedure/src/generated from the files in schemas.
 *
 *     node scripts/generate.ts            write what changed
 *     node scripts/generate.ts --check    exit with 1 when a generated file is stale
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { procedures } from './generate/procedures.ts';
import { schemas } from './generate/schemas.ts';
import { types } from './generate/types.ts';
import { units } from './generate/units.ts';
import { root } from './lib/run.ts';

const folder = join(root, 'packages', 'procedure', 'src', 'generated');
const check = process.argv.includes('--check');

const parts = await Promise.all([types(), schemas(), units(), procedures()]);
const wanted = new Map(parts.flatMap((part) => Object.entries(part)));

const present = new Map<string, string>();
await mkdir(folder, { recursive: true });
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  present.set(relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8'));
}

const stale = [...wanted].filter(([path, text]) => present.get(path) !== text);
const extra = [...present.keys()].filter((path) => !wanted.has(path));

if (check) {
  for (const [path] of stale) console.error(`stale: packages/procedure/src/generated/${path}`);
  for (const path of extra)
    console.error(`not generated: packages/procedure/src/generated/${path}`);
  if (stale.length + extra.length > 0) {
    console.error('Run `pnpm generate` and commit what it writes.');
    process.exitCode = 1;
  }
} else {
  for (const [path, text] of stale) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  for (const path of extra) await rm(join(folder, path));
  console.log(`${wanted.size} generated files, ${stale.length} written, ${extra.length} removed`);
}
