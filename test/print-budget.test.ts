/** What printing costs: to load, and to send. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFonts, renderSubmission } from '@tokhai/pdf';
import { examples } from '../packages/pdf/src/testing/examples.ts';
import { printFontBytes, printScriptBytes } from './support/print-bundle.ts';

const KB = 1024;

test('the scripts for printing are at most 30 KB (gzip)', async () => {
  const bytes = await printScriptBytes();
  assert.ok(bytes > 10 * KB, 'the scripts are there');
  assert.ok(bytes <= 30 * KB, `${bytes} bytes`);
});

test('the fonts of a form are at most 180 KB (brotli)', async () => {
  const sizes = Object.values(await printFontBytes());
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(sizes.length === 3 && bytes <= 180 * KB, `${bytes} bytes`);
});

test('every example without its files is at most 80 KB before it is signed', async () => {
  const fonts = await loadFonts();
  const tooLarge: string[] = [];
  let printed = 0;
  for (const { name, procedure, answers, createdAt } of await examples()) {
    // An example may show what cannot be printed.
    const pdf = await renderSubmission(procedure, answers, { createdAt, fonts }).catch(() => null);
    if (pdf === null) continue;
    printed += 1;
    if (pdf.length > 80 * KB) tooLarge.push(`${name}: ${pdf.length} bytes`);
  }
  assert.ok(printed > 100);
  assert.deepEqual(tooLarge, []);
});
