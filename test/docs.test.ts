/** The documents: each link inside the repository leads somewhere, and the lists of guides are whole. */
import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../scripts/lib/run.ts';

const documents = ['*.md', 'docs/**/*.{md,txt}', '{packages,test,stories}/*/*.md', 'schemas/*.md']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .map((path) => path.replaceAll('\\', '/'))
  // Its tables hold patterns of others, which look like links.
  .filter((path) => !path.includes('node_modules') && path !== 'docs/reference/schemastore.md');

/** The text without blocks of code, in which brackets mean something else. */
async function prose(path: string): Promise<string> {
  return (await readFile(join(root, path), 'utf8')).replaceAll(/^```[^]*?^```/gm, '');
}

/** The fragments that lead to the headings of a document, as code hosts make them. */
async function fragments(path: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [, heading] of (await prose(path)).matchAll(/^#{1,6} (.+)$/gm)) {
    const text = heading!.toLowerCase().replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const slug = text.replaceAll(/[^\p{L}\p{M}\p{N} _-]/gu, '').replaceAll(' ', '-');
    let name = slug;
    for (let copy = 1; found.has(name); copy++) name = `${slug}-${copy}`;
    found.add(name);
  }
  return found;
}

test('every link leads to a file and a heading that are there', async () => {
  const dead: string[] = [];
  let looked = 0;
  for (const path of documents) {
    const links = (await prose(path)).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm);
    for (const [, inline, below] of links) {
      const link = inline ?? below!;
      if (/^[a-z]+:/.test(link)) continue;
      looked++;
      const [file, fragment] = link.split('#', 2) as [string, string?];
      const target = file === '' ? path : join(dirname(path), decodeURI(file));
      const there =
        existsSync(join(root, target)) &&
        (fragment === undefined ||
          !target.endsWith('.md') ||
          (await fragments(target)).has(decodeURI(fragment)));
      if (!there) dead.push(`${path}: ${link}`);
    }
  }
  assert.ok(looked > 400, `only ${looked} links were found`);
  assert.deepEqual(dead, []);
});

test('every guide is named where people and programs look for guides', async () => {
  const [readme, llms] = [await prose('README.md'), await prose('docs/llms.txt')];
  const guides = documents.filter((path) => path.startsWith('docs/guide/'));
  assert.ok(guides.length > 10);
  for (const path of guides) {
    assert.ok(readme.includes(`](${path}`), `README.md does not name ${path}`);
    assert.ok(
      llms.includes(`](${path.slice('docs/'.length)}`),
      `docs/llms.txt does not name ${path}`,
    );
  }
});
