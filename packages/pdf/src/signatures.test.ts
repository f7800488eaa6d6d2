/** Signature places: one to four of them side by side, each with a place and date of its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProcedure } from '@tokhai/procedure';
import { loadFonts, renderSubmission } from './index.ts';
import { pageWidth } from './document/numbers.ts';
import { margins } from './layout/sheet.ts';
import { FirstRevision } from './read/first-revision.ts';
import type { Reference } from './read/values.ts';
import { examples } from './testing/examples.ts';
import { byteText } from './testing/shown-codes.ts';

const { procedure, answers, createdAt } = (await examples()).find(
  ({ name }) => name === 'ct01/four-signers',
)!;
const fonts = await loadFonts();
const ids = procedure.signers.map(({ id }) => id);

async function printWith(signers: readonly (readonly string[])[]): Promise<Uint8Array> {
  const file = structuredClone(procedure.file);
  const print = file.procedure.print!;
  const others = print.blocks.filter(({ block }) => block !== 'signatures');
  const blocks = signers.map((some) => ({ block: 'signatures' as const, signers: [...some] }));
  file.procedure.print = { ...print, blocks: [...others, ...blocks] };
  return renderSubmission(readProcedure(file), answers, { createdAt, fonts });
}

interface Place {
  readonly name: string;
  readonly rect: readonly number[];
  readonly page: number;
  /** How many lines of text stand in it before somebody signs: the words around place and date. */
  readonly words: number;
}

function placesOf(pdf: Uint8Array): Place[] {
  const revision = FirstRevision.find(pdf)!;
  const catalog = revision.dictionary(revision.trailer.get('Root'))!;
  const fields = revision.dictionary(catalog.get('AcroForm'))!.get('Fields') as Reference[];
  return fields.map((reference) => {
    const field = revision.dictionary(reference)!;
    const normal = revision.stream(revision.dictionary(field.get('AP'))!.get('N'))!;
    return {
      name: field.get('T') as string,
      rect: field.get('Rect') as number[],
      page: (field.get('P') as Reference).number,
      words: byteText(normal.data).split(' Td\n').length - 1,
    };
  });
}

for (const count of [1, 2, 3, 4]) {
  test(`${count} signers stand side by side, in the order of the form`, async () => {
    const places = placesOf(
      await printWith([ids.slice(0, count), ids.slice(count)].filter(({ length }) => length > 0)),
    );
    const row = places.slice(0, count);
    assert.deepEqual(
      row.map(({ name }) => name),
      ids.slice(0, count),
    );
    const [first] = row;
    const right = pageWidth - margins.right;
    row.forEach(({ rect, page, words }, i) => {
      const [x1, y1, x2, y2] = rect as [number, number, number, number];
      assert.equal(page, first!.page);
      assert.deepEqual([y1, y2], [first!.rect[1], first!.rect[3]]);
      assert.ok(Math.abs(x2 - x1 - (first!.rect[2]! - first!.rect[0]!)) < 0.01);
      if (i > 0) assert.ok(x1 > row[i - 1]!.rect[2]!);
      assert.ok(x1 >= margins.left - 0.01 && x2 <= right + 0.01);
      // ", ngày", "tháng", "năm".
      assert.equal(words, 3);
    });
    // One place alone stands at the right, as on a letter; more of them fill the width.
    assert.ok(Math.abs(row.at(-1)!.rect[2]! - right) < 0.01);
    if (count > 1) assert.ok(Math.abs(first!.rect[0]! - margins.left) < 0.01);
    else assert.ok(first!.rect[0]! > pageWidth / 2 - 10);
  });
}
