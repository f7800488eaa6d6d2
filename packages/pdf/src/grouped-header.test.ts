/** Headers of tables in which a title stands over columns of its own, read back from the PDF. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readProcedure } from '@tokhai/procedure';
import { margins } from './layout/sheet.ts';
import { mm } from './document/numbers.ts';
import { loadFonts, renderSubmission } from './index.ts';
import { groupedStates } from './testing/grouped-states.ts';
import { elementsOf, readStructure } from './testing/structure.ts';
import type { ReadDocument, ReadElement } from './testing/structure.ts';

const fonts = await loadFonts();
const documents = new Map<string, ReadDocument>();
for (const { name, procedure, answers, files } of groupedStates()) {
  const options = { createdAt: '2026-11-22T08:30:00+07:00', files, fonts };
  documents.set(name, readStructure(await renderSubmission(procedure, answers, options)));
}
const tablesOf = ({ root }: ReadDocument): ReadElement[] => elementsOf(root, 'Table');
const rowsOf = (part: ReadElement): readonly ReadElement[][] =>
  elementsOf(part, 'TR').map(({ children }) => [...children]);

test('a header says over how many columns and rows it is, in the order of reading', () => {
  const [table] = tablesOf(documents.get('grouped-filled')!);
  const [head] = elementsOf(table!, 'THead');
  const read = rowsOf(head!).map((row) =>
    row.map(({ text, columns = 1, rows = 1 }) => [text.trim(), columns, rows]),
  );
  assert.deepEqual(read, [
    [
      ['TT', 1, 2],
      ['Công việc', 1, 2],
      ['Thời gian', 2, 1],
      ['Nơi làm việc (ghi đơn vị hành chính hiện nay)', 2, 1],
      ['Ghi chú (2)', 1, 2],
    ],
    [
      ['Từ', 1, 1],
      ['Đến', 1, 1],
      ['Xã, phường', 1, 1],
      ['Tỉnh, thành phố', 1, 1],
    ],
    ['A', 'B', '(1)', '(2)', '(3)', '(4)', '(5)'].map((number) => [number, 1, 1]),
  ]);
  for (const { type, scope } of rowsOf(head!).flat()) {
    assert.deepEqual([type, scope], ['TH', 'Column']);
  }
});

/** Which cell stands at each place of a table: by row, then by column. */
function places(rows: readonly ReadElement[][]): ReadElement[][] {
  const filled: ReadElement[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    for (const cell of row) {
      const x = Array.from({ length: 99 }, (_, i) => i).find((i) => filled[y]![i] === undefined)!;
      for (let down = 0; down < (cell.rows ?? 1); down += 1) {
        for (let right = 0; right < (cell.columns ?? 1); right += 1) {
          assert.equal(filled[y + down]![x + right], undefined, 'two cells at one place');
          filled[y + down]![x + right] = cell;
        }
      }
    }
  });
  return filled;
}

test('every place of every row is one cell’s, and each answer has its headers above it', () => {
  for (const document of documents.values()) {
    for (const table of tablesOf(document)) {
      const grid = places(rowsOf(table));
      const width = grid[0]!.length;
      for (const row of grid) assert.equal(row.filter(Boolean).length, width);
    }
  }
  const [table] = tablesOf(documents.get('grouped-filled')!);
  const grid = places(rowsOf(table!));
  const column = grid.map((row) => row[3]!.text.trim());
  assert.deepEqual(column.slice(0, 4), ['Thời gian', 'Đến', '(2)', '30/11/2021']);
});

/** The segments of the rules of a page's last table: left, lower, right and upper end. */
function rulesOf(page: string): [number, number, number, number][] {
  const artifacts = page.split('EMC\n').filter((part) => part.includes('/Layout'));
  const all = artifacts
    .map((part) => [...part.matchAll(/^(\S+) (\S+) m (\S+) (\S+) l$/gm)])
    .findLast((lines) => lines.some(([, x1, , x2]) => x1 === x2))!;
  return all.map(([, ...ends]) => {
    const [x1, y1, x2, y2] = ends.map(Number) as [number, number, number, number];
    return [x1, Math.min(y1, y2), x2, Math.max(y1, y2)];
  });
}

/** Where the lines of one marked content begin. */
function startsOf(pages: readonly string[], { marks }: ReadElement): [number, number][] {
  return marks.flatMap(({ page, id }) => {
    const part = pages[page]!.split(`<</MCID ${id}>>BDC\n`)[1]!.split('EMC\n')[0]!;
    return [...part.matchAll(/^(\S+) (\S+) Td$/gm)].map(([, x, y]): [number, number] => [
      Number(x),
      Number(y),
    ]);
  });
}

test('the lines of each header stand between its own rules, however long its words are', () => {
  const { root, pages } = documents.get('grouped-filled')!;
  // The last table: words that are broken, and a header higher than what stands beside it.
  const heads = elementsOf(elementsOf(root, 'Table').at(-1)!, 'TH');
  const rules = rulesOf(pages[heads[0]!.marks[0]!.page]!);
  /** The rules next to a point: left, under, right and above it. */
  const around = (x: number, y: number): number[] => {
    const upright = rules.filter(([x1, y1, x2, y2]) => x1 === x2 && y1 <= y && y <= y2);
    const across = rules.filter(([x1, y1, x2, y2]) => y1 === y2 && x1 <= x && x <= x2);
    const [xs, ys] = [upright.map(([at]) => at), across.map(([, at]) => at)];
    return [
      Math.max(...xs.filter((at) => at < x)),
      Math.max(...ys.filter((at) => at < y)),
      Math.min(...xs.filter((at) => at > x)),
      Math.min(...ys.filter((at) => at > y)),
    ];
  };
  const boxes = heads.map((cell) => {
    const starts = startsOf(pages, cell);
    const all = starts.map(([x, y]) => around(x, y));
    for (const [i, [x, y]] of starts.entries()) {
      assert.deepEqual(all[i], all[0], `a rule goes through “${cell.text}”`);
      const [left, under, , above] = all[i] as [number, number, number, number];
      assert.ok(x - left >= 2.9 && y - under > 3 && above - y > 8, cell.text);
    }
    return { starts: starts.length, box: all[0]! };
  });
  assert.deepEqual(
    boxes.map(({ starts }) => starts > 4),
    // word over a and b, the long header, d; a and word under the first.
    [true, true, false, false, true],
  );
  const [group, long, plain, a, b] = boxes.map(({ box }) => box);
  assert.deepEqual([group![0], group![2], group![1]], [a![0], b![2], a![3]]);
  assert.deepEqual([a![2], b![2]], [b![0], long![0]]);
  for (const box of [long!, plain!]) assert.deepEqual([box[3], box[1]], [group![3], a![1]]);
});

test('all levels of the header stand on every page of 400 rows, and are read once', () => {
  const { root, pages } = documents.get('grouped-many-rows')!;
  const [table] = elementsOf(root, 'Table');
  assert.equal(elementsOf(elementsOf(table!, 'TBody')[0]!, 'TR').length, 400);
  assert.equal(elementsOf(table!, 'TH').length, 16);
  const shown = (part: string): string[] => part.split('\n').filter((line) => line.endsWith('TJ'));
  const heads = elementsOf(table!, 'TH');
  const first = heads.flatMap((cell) =>
    cell.marks.flatMap(({ page, id }) =>
      shown(pages[page]!.split(`<</MCID ${id}>>BDC\n`)[1]!.split('EMC\n')[0]!),
    ),
  );
  const last = elementsOf(table!, 'TD').at(-1)!.marks[0]?.page ?? pages.length - 1;
  const repeated = pages.slice(1, last + 1).map((page) => {
    const artifact = page.split('/Artifact<</Type/Pagination>>BDC\n')[1];
    return shown(artifact?.split('EMC\n')[0] ?? '');
  });
  assert.ok(repeated.length > 15);
  for (const one of repeated) assert.deepEqual(one, first);
});

type Of<Value> = Value extends fc.Arbitrary<infer Made> ? Made : never;

/** The last table of a form, one of whose headers has many words. */
async function withHeader(words: string): Promise<ReadDocument & { table: ReadElement }> {
  const file = structuredClone(groupedStates()[0]!.procedure.file);
  const block = file.procedure.print!.blocks[1]!;
  assert.ok(block.block === 'table');
  block.columns[2]!.header = words;
  const khac = Array.from({ length: 60 }, (_, i) => ({ a: `${i}`, d: 'bốn' }));
  const options = { createdAt: '2026-11-22T08:30:00+07:00', fonts };
  const document = readStructure(await renderSubmission(readProcedure(file), { khac }, options));
  for (const page of document.pages) {
    const heights = [...page.matchAll(/^\S+ (\S+) Td$/gm)].map(([, y]) => Number(y));
    // Only the line that names the dossier stands at the foot.
    assert.ok(heights.every((y) => y >= margins.bottom || (y > mm(8) && y < mm(14))));
  }
  return { ...document, table: tablesOf(document).at(-1)! };
}

const sentence = 'Nguyễn Thị Ngọc Trường chuyển nghiêng ngả quyển truyện. ';
const pagesOf = (table: ReadElement, type: string): number[] => [
  ...new Set(elementsOf(table, type).flatMap(({ marks }) => marks.map(({ page }) => page))),
];

test('a header of more than half a page stands once, and no page is left without answers', async () => {
  const { table, pages } = await withHeader(sentence.repeat(5).trim());
  const [first] = pagesOf(table, 'TH');
  assert.deepEqual(pagesOf(table, 'TH'), [first]);
  const filled = pagesOf(table, 'TD');
  assert.deepEqual(
    filled,
    filled.map((_, i) => first! + i),
  );
  assert.ok(filled.length > 1);
  for (const page of filled) {
    assert.ok(!pages[page]!.includes('/Artifact<</Type/Pagination>>BDC'));
  }
});

test('a header that no page has room for goes on on the next one', async () => {
  const words = sentence.repeat(20).trim();
  const { table } = await withHeader(words);
  assert.ok(pagesOf(table, 'TH').length > 2);
  const plain = (text: string): string => text.replaceAll(/\s+/g, '');
  const long = elementsOf(table, 'TH').find(({ text }) => plain(text) === plain(words));
  assert.deepEqual([long?.rows, long?.scope], [2, 'Column']);
  const numbers = elementsOf(table, 'TR').map(({ children }) => children[0]!.text.trim());
  assert.deepEqual(
    numbers.slice(2),
    Array.from({ length: 60 }, (_, i) => `${i}`),
  );
});

test('whatever columns have titles over them, every header is read once and has its place', async () => {
  const words = fc.constantFrom('Từ', 'Số', 'Họ, chữ đệm và tên', sentence.trim());
  const column = fc.record({ header: words, title: fc.constantFrom('', 'A', 'B', 'Thời gian') });
  const heads = fc.record({
    columns: fc.array(column, { minLength: 1, maxLength: 12 }),
    counted: fc.boolean(),
    numbered: fc.boolean(),
  });
  const original = groupedStates()[0]!.procedure.file;
  const print = async ({ columns, counted, numbered }: Of<typeof heads>): Promise<void> => {
    const file = structuredClone(original);
    const block = file.procedure.print!.blocks[1]!;
    assert.ok(block.block === 'table');
    block.columns = columns.map(({ header, title }) => ({
      question: 'a',
      header,
      width: 1 / columns.length,
      ...(title === '' ? {} : { group: title }),
    }));
    if (counted) block.numbered = 'TT';
    const count = columns.length + (counted ? 1 : 0);
    if (numbered) block.numbers = Array.from({ length: count }, (_, i) => `(${i + 1})`);
    const options = { createdAt: '2026-11-22T08:30:00+07:00', fonts };
    const pdf = await renderSubmission(readProcedure(file), { khac: [{ a: 'một' }] }, options);
    const grid = places(rowsOf(tablesOf(readStructure(pdf)).at(-1)!));
    const isGrouped = columns.some(({ title }) => title !== '');
    assert.equal(grid.length, 2 + (isGrouped ? 1 : 0) + (numbered ? 1 : 0));
    for (const row of grid) assert.equal(row.filter(Boolean).length, count);
    const said = (level: number): string[] => grid[level]!.map(({ text }) => text.trim());
    const over = columns.map(({ header, title }) => (title === '' ? header : title));
    const own = columns.map(({ header }) => header);
    const before = counted ? ['TT'] : [];
    assert.deepEqual(said(0), [...before, ...over]);
    assert.deepEqual(said(isGrouped ? 1 : 0), [...before, ...own]);
    if (numbered) assert.deepEqual(said(grid.length - 2), block.numbers);
  };
  await fc.assert(fc.asyncProperty(heads, print), { numRuns: 60 });
});
