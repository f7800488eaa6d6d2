import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as pdf from '@tokhai/pdf';
import { rendererOf } from './renderers.ts';

const never = (): Promise<pdf.Renderer> => Promise.reject(new Error('nobody asked for it'));

test('this version and versions that nobody keeps have no renderer of their own', async () => {
  assert.equal(await rendererOf(pdf.rendererVersion, { [pdf.rendererVersion]: never }), undefined);
  for (const version of ['0.0.8', 'toString', '__proto__', '']) {
    assert.equal(await rendererOf(version, { '0.0.9': never }), undefined);
  }
});

test('a renderer is loaded when it is asked for, and has to be what it is listed as', async () => {
  const older: pdf.Renderer = { ...pdf, rendererVersion: '0.0.9' };
  const renderers = { '0.0.9': () => Promise.resolve(older) };
  assert.equal(await rendererOf('0.0.9', renderers), older);
  await assert.rejects(
    rendererOf('1.0.0', { '1.0.0': () => Promise.resolve(older) }),
    /is 0\.0\.9/,
  );
});
