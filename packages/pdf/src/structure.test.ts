import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { answerInWords, isMet, kinds, relevantAnswers, tidyAnswers } from '@tokhai/answers';
import type { Answers } from '@tokhai/answers';
import { questionAt } from '@tokhai/procedure';
import type { Procedure } from '@tokhai/procedure';
import { randomAnswers } from '../../../test/support/random-answers.ts';
import { answerAt } from './blocks/form.ts';
import { loadFonts, renderSubmission } from './index.ts';
import { examples } from './testing/examples.ts';
import { greyPng } from './testing/pictures.ts';
import { elementsOf, readStructure } from './testing/structure.ts';
import type { ReadElement } from './testing/structure.ts';

const sets = 15;
const today = '2026-11-22';
const fonts = await loadFonts();
const valid = (await examples()).filter(({ issues }) => issues.length === 0);
const picture = greyPng(3, 2);
const digest = createHash('sha256').update(picture).digest('hex');
const files = new Map([[digest, picture], ...valid.flatMap((example) => [...example.files])]);

interface Printed {
  readonly name: string;
  readonly procedure: Procedure;
  readonly answers: Answers;
  readonly root: ReadElement;
}

async function printAll(): Promise<Printed[]> {
  const sources = valid.map(({ name, procedure, answers }) => ({ name, procedure, answers }));
  for (const procedure of new Set(valid.map((example) => example.procedure.id))) {
    const known = valid.find((example) => example.procedure.id === procedure)!;
    const kept = [...files.values()].map((bytes) => ({ type: typeOf(bytes), bytes }));
    const all = await randomAnswers(known.procedure, { seed: 1, count: sets, today, files: kept });
    for (const [i, answers] of all.entries()) {
      sources.push({ name: `${known.name} random ${i}`, procedure: known.procedure, answers });
    }
  }
  const printed: Printed[] = [];
  for (const source of sources) {
    const options = { createdAt: `${today}T08:30:00+07:00`, files, fonts };
    const pdf = await renderSubmission(source.procedure, source.answers, options);
    const answers = relevantAnswers(
      source.procedure,
      tidyAnswers(source.procedure, source.answers),
    );
    printed.push({ ...source, answers, root: readStructure(pdf).root });
  }
  return printed;
}

function typeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x25) return 'application/pdf';
  return bytes[0] === 0xff ? 'image/jpeg' : 'image/png';
}

const all = await printAll();
const flat = (element: ReadElement): ReadElement[] => [element, ...element.children.flatMap(flat)];
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
const allText = (element: ReadElement): string =>
  element.actualText ?? element.text + element.children.map(allText).join('');

test('one heading of the first level comes first, and no level is passed over', () => {
  for (const { name, root } of all) {
    const levels = flat(root)
      .filter(({ type }) => /^H\d$/.test(type))
      .map(({ type }) => Number(type[1]));
    assert.equal(levels.filter((level) => level === 1).length, 1, name);
    assert.equal(levels[0], 1, name);
    for (const [i, level] of levels.entries()) {
      assert.ok(level - (levels[i - 1] ?? 0) <= 1, `${name}: H${level} after H${levels[i - 1]}`);
    }
  }
});

test('an answer on a line is in one paragraph with its label', () => {
  let checked = 0;
  for (const { name, procedure, answers, root } of all) {
    const paragraphs = elementsOf(root, 'P').map((element) => words(allText(element)));
    for (const block of procedure.print?.blocks ?? []) {
      if (block.block !== 'fields' && block.block !== 'digits') continue;
      if (block.when !== undefined && !isMet(block.when, answers)) continue;
      for (const item of block.block === 'fields' ? block.items : [block]) {
        const question = questionAt(procedure, item.question)!;
        const value = answerAt(answers, item.question);
        if (value === undefined || question.kind === 'file') continue;
        const inWords = 'words' in item && item.words;
        const format = inWords
          ? answerInWords(question, value)
          : kinds[question.kind].format(value, question).normalize('NFC');
        const shown = question.options.uppercase === true ? format.toUpperCase() : format;
        const expected = words(`${item.label} ${shown}`);
        const found = paragraphs.some((text) => text.includes(expected));
        assert.ok(found, `${name}: "${expected}" is in no paragraph`);
        checked += 1;
      }
    }
  }
  assert.ok(checked > 5 * all.length);
});

test('a table has a header with scope over each column, and as many cells in each row', () => {
  let tables = 0;
  for (const { name, root } of all) {
    for (const one of elementsOf(root, 'Table')) {
      const headers = elementsOf(elementsOf(one, 'THead')[0] ?? one, 'TH');
      assert.ok(headers.length > 0, name);
      for (const header of headers) {
        assert.equal(header.scope, 'Column', name);
        assert.notEqual(header.text.trim(), '', name);
      }
      for (const row of elementsOf(elementsOf(one, 'TBody')[0] ?? one, 'TR')) {
        assert.equal(row.children.length, headers.length, name);
        const rowHeaders = elementsOf(row, 'TH');
        assert.ok(rowHeaders.length <= 1 && rowHeaders.every(({ scope }) => scope === 'Row'), name);
      }
      tables += 1;
    }
  }
  assert.ok(tables > 0);
});

test('people side by side stand in a table whose rows and columns are named', () => {
  const { root, answers } = all.find(({ name }) => name === 'ket-hon/valid')!;
  const [table] = elementsOf(root, 'Table');
  const rows = elementsOf(table!, 'TR').map((row) => row.children.map((cell) => words(cell.text)));
  assert.deepEqual(rows[0], ['Thông tin', 'Bên nữ', 'Bên nam']);
  assert.deepEqual(
    rows[1],
    ['Họ, chữ đệm, tên', answers['hoTenBenNu'], answers['hoTenBenNam']].map((text, i) =>
      i === 0 ? text : String(text).toUpperCase(),
    ),
  );
});

test('signatures never stand on a page without lines that are signed', () => {
  let broken = 0;
  for (const { name, root } of all) {
    const inOrder = flat(root).filter(({ marks, type }) => marks.length > 0 || type === 'Form');
    const form = inOrder.findIndex(({ type }) => type === 'Form');
    const title = inOrder[form - 1]!;
    const { page } = title.marks[0]!;
    const before = inOrder.slice(0, form - 1).flatMap(({ marks }) => marks);
    assert.ok(
      before.some((mark) => mark.page === page),
      name,
    );
    if (page > 0) broken += 1;
  }
  assert.ok(broken > 0);
});

test('each signature field says whose it is, each picture what it shows', () => {
  let pictures = 0;
  for (const { name, procedure, root } of all) {
    for (const { field, tooltip } of elementsOf(root, 'Form')) {
      const place = procedure.signers.find(({ id }) => id === field);
      assert.ok(tooltip?.startsWith(`Chữ ký số: ${place?.title}`), `${name}: ${tooltip}`);
    }
    for (const { alt } of elementsOf(root, 'Figure')) {
      assert.ok(alt !== undefined && alt.trim() !== '', name);
      pictures += 1;
    }
  }
  assert.ok(pictures > 0);
});

test('on each page the structure follows the order in which the content is drawn', () => {
  for (const { name, root } of all) {
    const last = new Map<number, number>();
    for (const { page, id } of flat(root).flatMap(({ marks }) => marks)) {
      assert.ok(id > (last.get(page) ?? -1), `${name}: page ${page + 1}, content ${id}`);
      last.set(page, id);
    }
  }
});
