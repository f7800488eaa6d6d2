/** A desk that keeps an older version of the printer for the submissions that it made. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Answers } from '@tokhai/answers';
import { createDesk, pgliteStore, type Desk, type DeskStore, type Renderers } from '@tokhai/intake';
import { readSubmission, rendererVersion, type Renderer } from '@tokhai/pdf';
import type { Procedure } from '@tokhai/procedure';
import type { TestAuthority } from '@tokhai/signing/testing';
import { build } from 'esbuild';
import {
  createAuthority,
  loadExample,
  loadProcedure,
  now,
  print,
  signAs,
} from '../packages/intake/src/testing/submissions.ts';
import { root } from '../scripts/lib/run.ts';

const older = '0.0.9';
const createdAt = '2026-11-23T08:00:00+07:00';
const head = { name: 'Ma', identity: '092050000001' };

let folder: string;
let renderer: Renderer;
let store: DeskStore;
let authority: TestAuthority;
let ct01: Procedure;
let answers: Answers;

/**
 * A package of its own, as an alias would install it: another version, which set running text
 * smaller, with its own copies of all that it needs.
 */
async function install(into: string): Promise<Renderer> {
  const outfile = join(into, 'dist', 'fonts', 'renderer.mjs');
  const { warnings } = await build({
    entryPoints: [join(root, 'packages', 'pdf', 'src', 'index.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    conditions: ['@tokhai/source'],
    logLevel: 'error',
    plugins: [
      {
        name: 'older',
        setup(bundling) {
          for (const [filter, from, to] of [
            [/pdf\/src\/version\.ts$/, `'${rendererVersion}'`, `'${older}'`],
            [/pdf\/src\/layout\/sheet\.ts$/, 'bodySize = 13', 'bodySize = 12.5'],
          ] as const) {
            bundling.onLoad({ filter }, async ({ path }) => {
              const source = await readFile(path, 'utf8');
              assert.ok(source.includes(from), `${path} says ${from}`);
              return { contents: source.replace(from, to), loader: 'ts' };
            });
          }
        },
      },
    ],
  });
  assert.deepEqual(warnings, []);
  await cp(join(root, 'packages', 'pdf', 'fonts'), join(into, 'fonts'), { recursive: true });
  return (await import(pathToFileURL(outfile).href)) as Renderer;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokhai-renderer-'));
  [renderer, store, authority, ct01] = await Promise.all([
    install(folder),
    pgliteStore(),
    createAuthority(),
    loadProcedure('ct01'),
  ]);
  answers = await loadExample(ct01, 'ct01', 'minimal');
});
after(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const deskWith = (renderers?: Renderers): Desk =>
  createDesk({
    ...{ procedures: [ct01], trust: [authority.root], store, agency: 'H48', now: () => now },
    ...(renderers && { renderers }),
    onError: () => undefined,
  });

const printed = (given: Answers = answers): Promise<Uint8Array> =>
  renderer.printAgain(ct01.file, { answers: given, createdAt, files: new Map() });

const signed = (pdf: Uint8Array) => signAs(pdf, authority, 'nguoiKeKhai', head);

test('the older version prints other bytes, and records itself and its fonts', async () => {
  assert.equal(renderer.rendererVersion, older);
  const [theirs, ours] = [await printed(), await print(ct01, answers, { createdAt })];
  assert.notDeepEqual(theirs, ours);
  const [old, current] = [await readSubmission(theirs), await readSubmission(ours)];
  assert.equal(old?.renderer, older);
  assert.equal(current?.renderer, rendererVersion);
  assert.ok('regular' in old.fonts);
  assert.deepEqual(old.fonts, current.fonts);
});

test('a desk without it cannot tell, and does not accept', async () => {
  const { verdict } = await deskWith().accept(await signed(await printed()));
  assert.equal(verdict.indication, 'indeterminate');
  assert.equal(verdict.reasons[0]?.code, 'printed-by-other-version');
});

test('a desk that keeps it prints again with it, and accepts', async () => {
  const desk = deskWith({ [older]: () => Promise.resolve(renderer) });
  const { verdict, receipt } = await desk.accept(await signed(await printed()));
  assert.equal(verdict.indication, 'passed', JSON.stringify(verdict.reasons));
  assert.equal(verdict.rendersIdentically, true);
  assert.ok(receipt);
});

test('what this version printed is compared with this version', async () => {
  const desk = deskWith({ [older]: () => Promise.reject(new Error('nobody asked for it')) });
  const pdf = await signed(await print(ct01, answers, { createdAt }));
  assert.equal((await desk.accept(pdf)).verdict.indication, 'passed');
});

test('a page of this version with the name of the older one is found out', async () => {
  const desk = deskWith({ [older]: () => Promise.resolve(renderer) });
  const pdf = Buffer.from(await print(ct01, answers, { createdAt }));
  // The data of a short form stand unpacked, and both versions are as long.
  const at = pdf.indexOf(`"renderer":"${rendererVersion}"`);
  assert.ok(at > 0);
  pdf.write(older, at + '"renderer":"'.length, 'latin1');
  const { verdict } = await desk.accept(await signed(new Uint8Array(pdf)));
  assert.ok(verdict.reasons.some(({ code }) => code === 'renders-differently'));
});

test('a renderer under the wrong version is a defect of the portal, not of the citizen', async () => {
  const desk = deskWith({ [older]: async () => ({ ...renderer, rendererVersion: '0.0.8' }) });
  await assert.rejects(desk.accept(await signed(await printed())), /list each under/);
});
