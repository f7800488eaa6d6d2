/** The published packages, installed beside nothing of the workspace: what a portal gets of them. */
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { must, root, run } from '../scripts/lib/run.ts';
import { startDesk } from './support/least-desk.ts';
import { install, packed, type Packed } from './support/packed.ts';

const portal = join(root, '.out', 'packed');
let packages: Packed[];

before(async () => {
  packages = await packed();
  await install(portal, packages, {
    '@hono/node-server': 'packages/portal',
    '@lit/react': 'packages/tokhai',
    '@types/node': '.',
    '@types/react': 'packages/tokhai',
    react: 'packages/tokhai',
    vue: 'packages/tokhai',
  });
  await writeFile(join(portal, 'package.json'), '{"private": true, "type": "module"}\n');
});

/** `@tokhai/pdf` and `./ink` → `@tokhai/pdf/ink`. */
function entries({ manifest }: Packed): Array<{ name: string; target: string }> {
  return Object.entries(manifest.exports)
    .filter(([path]) => !path.includes('*'))
    .map(([path, target]) => ({
      name: manifest.name + path.slice(1),
      target: typeof target === 'string' ? target : target.default,
    }));
}

test('a package holds what it exports, and neither tests nor what only they use', () => {
  assert.ok(packages.length >= 10);
  for (const { manifest, files } of packages) {
    const offered = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    for (const path of offered.filter((target) => !target.includes('*'))) {
      assert.ok(files.includes(path.slice(2)), `${manifest.name} lacks ${path}`);
    }
    assert.ok(files.includes('README.md'), manifest.name);
    const forTests = offered.some((path) => path.includes('/testing/'));
    const needless = files.filter(
      (path) => /\.(?:test|browser)\./.test(path) || (!forTests && /\/testing\//.test(path)),
    );
    assert.deepEqual(needless, [], manifest.name);
  }
});

test('the files for pages without a bundler come with the licences of what is in them', async () => {
  const { files } = packages.find(({ manifest }) => manifest.name === 'tokhai')!;
  assert.ok(files.some((path) => path.endsWith('.ttf')));
  for (const name of ['parts/OFL.txt', 'parts/OFL-Noto.txt', 'THIRD-PARTY-LICENSES.md']) {
    assert.ok(files.includes(`dist/web/${name}`), name);
  }
  const text = await readFile(
    join(portal, 'node_modules/tokhai/dist/web/THIRD-PARTY-LICENSES.md'),
    'utf8',
  );
  for (const name of ['lit-html', 'pkijs', '@cantoo/fontkit']) assert.match(text, RegExp(name));
});

test('every entry loads in Node, also where a page is drawn at the server', async () => {
  const names = packages
    .flatMap(entries)
    .filter(({ target }) => target.endsWith('.js') && !target.includes('/web/'))
    .map(({ name }) => name);
  assert.ok(names.includes('tokhai/define') && names.includes('@tokhai/intake/uploads'));
  const script = `for (const name of ${JSON.stringify(names)}) await import(name);`;
  await writeFile(join(portal, 'load.js'), script);
  await must('node', ['load.js'], { cwd: portal });
});

const strict = { strict: true, noEmit: true, target: 'ES2022', lib: ['ES2023', 'DOM'] };

/** What the compiler says of the sources of a portal. */
async function compilerSays(
  options: object,
  sources: Readonly<Record<string, string>>,
): Promise<string> {
  const compilerOptions = { ...strict, exactOptionalPropertyTypes: true, ...options };
  for (const [name, text] of Object.entries(sources)) await writeFile(join(portal, name), text);
  const config = { compilerOptions, files: Object.keys(sources) };
  await writeFile(join(portal, 'tsconfig.json'), JSON.stringify(config));
  return (await run('tsc', ['-p', '.', '--pretty', 'false'], { cwd: portal })).output;
}

test('the entry that registers a tag tells TypeScript of it and of its events', async () => {
  for (const [module, moduleResolution] of [
    ['ESNext', 'bundler'],
    ['NodeNext', 'nodenext'],
  ]) {
    const said = await compilerSays(
      { module, moduleResolution, types: [] },
      {
        'page.ts': `import 'tokhai/define';
          export const code = ({ detail }: HTMLElementEventMap['tk-submit']): string =>
            detail.receipt.code;
          export const form = document.createElement('tk-procedure');
          form.src = 'procedure.json';
          // @ts-expect-error there is no such property
          form.source = '';`,
      },
    );
    assert.equal(said, '');
  }
  const fields = `import '@tokhai/elements/define';
    document.createElement('tk-date-field').addEventListener('tk-change', ({ detail }) => detail.path);`;
  const options = { module: 'ESNext', moduleResolution: 'bundler', types: [] };
  assert.equal(await compilerSays(options, { 'field.ts': fields }), '');
});

test('the types of every entry are whole, without skipping those of libraries', async () => {
  const names = packages
    .flatMap(entries)
    .filter(({ target }) => target.endsWith('.js') && !target.includes('/web/'))
    .map(({ name }) => name);
  const lines = names.map((name, index) => `export * as e${index} from '${name}';`);
  const options = { module: 'NodeNext', moduleResolution: 'nodenext', types: ['node'] };
  assert.equal(await compilerSays(options, { 'all.ts': lines.join('\n') }), '');
});

/** A block of code of a guide, by its first line. */
async function codeOf(guide: string, firstLine: string): Promise<string> {
  const text = await readFile(join(root, 'docs/guide', guide), 'utf8');
  const blocks = [...text.matchAll(/^```\w+\n([^]*?)^```/gm)].map(([, code]) => code!);
  const found = blocks.find((code) => code.startsWith(`${firstLine}\n`));
  assert.ok(found, `${guide} has no block that begins with ${firstLine}`);
  return found;
}

test('the least desk runs as it stands in the guide, and takes what the command signed', async () => {
  await writeFile(join(portal, 'desk.js'), await codeOf('desk.md', '// desk.js'));
  await cp(join(root, 'schemas/procedures/ct01'), join(portal, 'procedures/ct01'), {
    recursive: true,
  });
  const command = [
    'node_modules/@tokhai/cli/bin/tokhai.js',
    'try',
    'procedures/ct01/procedure.json',
  ];
  await must('node', [...command, '-o', 'signed.pdf', '--root', 'roots.pem'], { cwd: portal });
  const body = await readFile(join(portal, 'signed.pdf'));
  const desk = await startDesk(portal);
  try {
    const headers = { 'Content-Type': 'application/pdf' };
    const codes: string[] = [];
    for (const expected of [201, 200]) {
      const response = await fetch(desk.address, { method: 'POST', headers, body });
      const text = await response.text();
      assert.equal(response.status, expected, text);
      codes.push((JSON.parse(text) as { receipt: { code: string } }).receipt.code);
    }
    assert.match(codes[0]!, /^000\.00\.53\.H48-\d{6}-0001$/);
    assert.equal(codes[1], codes[0]);
  } finally {
    await desk.stop();
  }
});
