import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run, schema } from './testing/run.ts';

const bin = fileURLToPath(new URL('../bin/tokhai.js', import.meta.url));
const dist = fileURLToPath(new URL('../dist/main.js', import.meta.url));

test('says how it is called', async () => {
  const help = await run('--help');
  assert.equal(help.code, 0);
  for (const name of [
    'lint',
    'types',
    'compile',
    'diff',
    'import',
    'export',
    'fill',
    'sign',
    'verify',
  ]) {
    assert.match(help.out, new RegExp(`^ {2}${name} `, 'm'));
    const own = await run(name, '--help');
    assert.equal(own.code, 0);
    assert.match(own.out, new RegExp(`^Usage: tokhai ${name} `));
  }
  assert.match((await run('--version')).out, /^\d+\.\d+\.\d+\n$/);
});

test('a wrong call is exit 64, with the usage on standard error', async () => {
  for (const argv of [
    [],
    ['nothing'],
    ['toString'],
    ['lint'],
    ['lint', '--nothing', schema('ct01/procedure.json')],
    ['types'],
    ['compile'],
    ['diff', 'a.json'],
    ['import'],
    ['export', schema('ct01/procedure.json')],
    ['export', schema('ct01/procedure.json'), '--formio', '--key-map', 'map.json'],
    ['fill', 'a.json'],
    ['fill', schema('ct01/procedure.json'), schema('ct01/examples/valid.json')],
    ['sign', 'in.pdf', '-o', 'out.pdf'],
    ['verify', 'in.pdf'],
    ['verify', 'in.pdf', '--trust', schema('ct01/procedure.json'), '--at'],
  ]) {
    const { code, out, err } = await run(...argv);
    assert.equal(code, 64, argv.join(' '));
    assert.equal(out, '');
    assert.match(err, /Usage: tokhai/);
  }
});

test('what was wrong with a call stays on the screen, and is told once', async () => {
  for (const command of ['new', 'verify', 'export', 'import', 'lint']) {
    const { code, err } = await run(command, ...(command === 'new' ? ['x'] : []));
    assert.equal(code, 64);
    assert.match(err, new RegExp(`^tokhai ${command}: .*\\[[a-z-]+\\]\\n\\nUsage: `));
    assert.match(err, new RegExp(`\\n {2}tokhai ${command} --help `));
    assert.ok(err.trimEnd().split('\n').length <= 8, err);
  }
  const { err } = await run('import', schema('ct01/procedure.json'));
  assert.equal(err.match(/\[not-formio\]/g)?.length, 1, err);
});

test('a file in a folder that is not there says what to do', async () => {
  const { code, err } = await run('types', schema('ct01/procedure.json'), '-o', '/nowhere/a.ts');
  assert.equal(code, 1);
  assert.match(err, /no such folder; make it first\. \[unwritable-file\]/);
});

test('a file that cannot be read is exit 64 too', async () => {
  for (const argv of [
    ['lint', '/nowhere/procedure.json'],
    ['lint', tmpdir()],
    ['types', '/nowhere/procedure.json'],
    ['verify', '/nowhere/in.pdf', '--trust', '/nowhere/roots.pem'],
  ]) {
    const { code, err } = await run(...argv);
    assert.equal(code, 64, argv.join(' '));
    assert.match(err, /\[unreadable-file\]/);
  }
});

test('the program itself runs, or says what to do first', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '--version'], {
    encoding: 'utf8',
  });
  if (existsSync(dist)) {
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  } else {
    assert.equal(status, 64);
    assert.match(stderr, /npm start/);
  }
});

test('who reads only the beginning of the output gets no stack trace', async () => {
  const child = spawn(process.execPath, [bin, 'types', schema('ct01/procedure.json')]);
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (text) => (err += text));
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, existsSync(dist) ? 0 : 64, err);
  assert.doesNotMatch(err, /EPIPE/);
});

test('a clone that is not built yet gets a sentence, not a stack trace', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tokhai-bin-'));
  try {
    await cp(bin, join(folder, 'bin', 'tokhai.js'));
    await cp(
      fileURLToPath(new URL('../package.json', import.meta.url)),
      join(folder, 'package.json'),
    );
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin', 'tokhai.js')], {
      encoding: 'utf8',
    });
    assert.equal(status, 64);
    assert.match(stderr, /not built yet/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
