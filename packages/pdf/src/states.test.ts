/** Every kind of question, by both ways of layout, and merged headers in every state a form can be in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds, relevantAnswers, tidyAnswers } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import type { Question } from '@tokhai/procedure';
import { pageHeight, pageWidth } from './document/numbers.ts';
import { loadFonts, renderSubmission } from './index.ts';
import { margins } from './layout/sheet.ts';
import { groupedStates } from './testing/grouped-states.ts';
import { sampleProcedure } from './testing/sample.ts';
import { printStates } from './testing/states.ts';
import { allText, elementsOf, readStructure } from './testing/structure.ts';

const fonts = await loadFonts();
const createdAt = '2026-11-22T08:30:00+07:00';
const states = printStates();

/** The text without white space: where a long answer is broken makes no difference. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

function expectedTexts(questions: Iterable<Question>, answers: Record<string, unknown>): string[] {
  return [...questions].flatMap((question) => {
    const value = answers[question.name];
    const { kind, parts = [], options } = question;
    // Ticks are no text, and which box is ticked has a test of its own.
    if (value === undefined || ['choice', 'choices', 'confirm'].includes(kind)) return [];
    if (kind === 'person') return expectedTexts(parts, value as Record<string, unknown>);
    if (kind === 'table') {
      return (value as Record<string, unknown>[]).flatMap((row) => expectedTexts(parts, row));
    }
    const text = kinds[kind].format(value, question);
    return [options.uppercase === true ? text.toUpperCase() : text];
  });
}

for (const { name, procedure, answers, files } of [...states, ...groupedStates()]) {
  test(`${name}: the text is whole and nothing stands off the page`, async () => {
    const pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
    const { root, pages } = readStructure(pdf);
    const text = plain(allText(root));
    const kept = relevantAnswers(procedure, tidyAnswers(procedure, answers));
    const expected = expectedTexts(procedure.questions.values(), kept);
    assert.ok(name.endsWith('empty') ? expected.length === 0 : expected.length > 10);
    for (const one of expected) assert.ok(text.includes(plain(one)), one.slice(0, 60));
    for (const page of pages) {
      const texts = [...page.matchAll(/^(-?[\d.]+) (-?[\d.]+) Td$/gm)];
      assert.ok(texts.length > 0);
      for (const [, x, y] of texts) {
        assert.ok(Number(x) >= margins.left - 1, `text begins at ${x}`);
        assert.ok(Number(x) < pageWidth - margins.right, `text begins at ${x}`);
        assert.ok(Number(y) > 18 && Number(y) < pageHeight - 18, `text stands at ${y}`);
      }
      for (const [, x, y, width, height] of page.matchAll(
        /^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re( S)?$/gm,
      )) {
        assert.ok(Number(x) >= 0 && Number(x) + Number(width) <= pageWidth, 'a box fits');
        assert.ok(Number(y) >= 0 && Number(y) + Number(height) <= pageHeight, 'a box fits');
      }
    }
  });
}

test('of 400 rows each is printed once, in order, on pages that all bear the header', async () => {
  for (const state of states.filter(({ name }) => name.endsWith('many-rows'))) {
    const { procedure, answers, files } = state;
    const pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
    const { root, pages } = readStructure(pdf);
    const table = elementsOf(root, 'Table').at(-1)!;
    const rows = elementsOf(elementsOf(table, 'TBody')[0]!, 'TR').map((row) =>
      row.children.map(({ text }) => text.trim()),
    );
    assert.equal(rows.length, 400);
    rows.forEach((row, i) => assert.deepEqual(row, [`${i + 1}`, `NGƯỜI CON THỨ ${i + 1}`]));
    const repeated = pages.filter((page) => page.includes('/Artifact<</Type/Pagination>>BDC'));
    assert.ok(repeated.length >= pages.length - 4);
  }
});

test('rules stand around each of 400 rows and between its cells, each drawn once', async () => {
  const { procedure, answers, files } = states.find(({ name }) => name.endsWith('own-many-rows'))!;
  const pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
  const { root, pages } = readStructure(pdf);
  const body = elementsOf(elementsOf(root, 'Table').at(-1)!, 'TBody')[0]!;
  const pageOf = elementsOf(body, 'TR').map(({ children }) => children[0]!.marks[0]!.page);
  for (const page of new Set(pageOf)) {
    const artifacts = pages[page]!.split('EMC\n').filter((part) => part.includes('/Layout'));
    const table = artifacts
      .map((part) => Array.from(part.matchAll(/^(\S+) (\S+) m (\S+) (\S+) l$/gm)))
      .findLast((lines) => lines.some(([, x1, , x2]) => x1 === x2));
    const segments = table!.map(([, ...ends]) => ends.map(Number));
    const across = segments.filter(([, y1, , y2]) => y1 === y2).map(([, y]) => y!);
    const upright = segments.filter(([x1, , x2]) => x1 === x2);
    // The header has a row of its own.
    assert.equal(across.length, pageOf.filter((one) => one === page).length + 2);
    assert.equal(upright.length, 3);
    assert.equal(new Set(table!.map(([whole]) => whole)).size, segments.length);
    for (const [, top, , bottom] of upright) {
      assert.deepEqual([top, bottom], [Math.max(...across), Math.min(...across)]);
    }
  }
});

test('one cell over all columns says over how many, and no rule parts it', async () => {
  const { procedure, answers, files } = states.find(({ name }) => name === 'kinds-own-filled')!;
  const pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
  const { root } = readStructure(pdf);
  const [grid] = elementsOf(root, 'Table');
  const rows = elementsOf(elementsOf(grid!, 'TBody')[0]!, 'TR');
  assert.deepEqual(
    rows.map(({ children }) => children.map(({ columns = 1 }) => columns)),
    [
      [1, 1, 1],
      [1, 1, 1],
      [1, 2],
    ],
  );
  assert.match(rows[2]!.children[1]!.text, /Buôn Ê Căm.*0912345678/su);
});

test('what is not asked is not printed', async () => {
  const file = structuredClone(sampleProcedure) as unknown as {
    properties: Record<string, { title: string; question?: object }>;
  };
  const never = { question: 'gioiTinh', equals: 'nam' };
  for (const [name, question] of Object.entries(file.properties)) {
    if (name === 'gioiTinh' || name === 'noiKy') continue;
    question.question = { ...question.question, when: never };
  }
  const procedure = readProcedure(file);
  const { answers, files } = states.find(({ name }) => name === 'kinds-generic-filled')!;
  const pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
  const text = allText(readStructure(pdf).root);
  for (const [name, { title }] of Object.entries(file.properties)) {
    const isAsked = name === 'gioiTinh';
    if (name !== 'noiKy') assert.equal(text.includes(title), isAsked, title);
  }
});
