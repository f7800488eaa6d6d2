/** What anybody answers by the controls of a kind is the answer that is kept, and is shown again. */
import { kinds, type AnswerKind } from '@tokhai/answers';
import {
  loadCommunes,
  loadProvinces,
  takesAnswer,
  type Kind,
  type Question,
} from '@tokhai/procedure';
import { assert } from 'chai';
import fc from 'fast-check';
import { syllables } from '../../../answers/src/testing/syllables.ts';
import '../define.ts';
import { fillField, photo } from '../testing/fill-field.ts';
import { mount } from '../testing/mount.ts';
import { sampleProcedure } from '../testing/sample-procedure.ts';
import { fields, type FieldElement } from './index.ts';

/** So many answers of each kind; every one is typed letter by letter. */
const runs = 12;
const seed = 20_261_130;

const words = fc
  .array(fc.constantFrom(...syllables, 'H’Leo', 'Y-Bhăm', '12/3', '(cũ)'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((some) => some.join(' ').normalize('NFC'));
const day = fc
  .integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2026, 0, 1) })
  .map((time) => new Date(time).toISOString().slice(0, 10));
const two = (most: number) => fc.nat(most).map((value) => String(value).padStart(2, '0'));

const provinces = await loadProvinces();
const places = await Promise.all(
  [provinces[0]!, provinces[5]!, provinces.at(-1)!].map(async (province) => ({
    province,
    communes: await loadCommunes(province.code),
  })),
);
const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', photo))]
  .map((byte) => byte.toString(16).padStart(2, '0'))
  .join('');

type Make = (question: Question) => fc.Arbitrary<unknown>;

const parts: Make = ({ parts: all = [] }) =>
  fc.record(Object.fromEntries(all.map((part) => [part.name, makers[part.kind](part)])), {
    requiredKeys: all.filter(({ required }) => required).map(({ name }) => name),
  });
const nothing: Make = () => fc.constant(undefined);

const makers: Record<Kind, Make> = {
  text: () => words,
  'long-text': () =>
    fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  number: () => fc.integer({ min: -1000, max: 1_000_000 }).map((tenths) => tenths / 10),
  money: () => fc.nat(999_999_999_999_999),
  date: ({ options }) =>
    fc
      .tuple(day, fc.constantFrom(...(options.partial ? [10, 7, 4] : [10])))
      .map(([whole, length]) => whole.slice(0, length)),
  time: () => fc.tuple(two(23), two(59)).map((both) => both.join(':')),
  choice: ({ choices = [] }) => fc.constantFrom(...choices.map(({ value }) => value)),
  choices: ({ choices = [] }) =>
    fc.subarray(
      choices.map(({ value }) => value),
      { minLength: 1 },
    ),
  confirm: () => fc.constant(true),
  identity: () => fc.stringMatching(/^\d{12}$/),
  phone: () => fc.stringMatching(/^0[1-9]\d{8}$/),
  email: () => fc.nat(9999).map((number) => `nguoi.khai${number}@vi-du.vn`),
  address: () =>
    fc
      .constantFrom(...places)
      .chain(({ province, communes }) =>
        fc.tuple(fc.constant(province), fc.constantFrom(...communes), fc.option(words)),
      )
      .map(([province, commune, detail]) => ({
        provinceCode: province.code,
        province: province.name,
        communeCode: commune.code,
        commune: commune.name,
        ...(detail === null ? {} : { detail }),
      })),
  file: () =>
    words.map((name) => ({
      name: `${name.replaceAll('/', '-')}.png`,
      type: 'image/png',
      size: photo.length,
      sha256,
    })),
  person: parts,
  table: (question) => fc.array(parts(question), { minLength: 1, maxLength: 3 }),
  computed: nothing,
  statement: nothing,
  signature: nothing,
  agency: nothing,
};

/** What stands in the controls of a field, as somebody sees it. */
function shown(field: Element): unknown[] {
  const controls = field.querySelectorAll<HTMLInputElement>('input, select, textarea');
  const texts = [...field.querySelectorAll('.tk-file-name, button[id]')].map(
    (one) => one.textContent,
  );
  return [
    ...texts,
    ...[...controls].map((one) =>
      ['radio', 'checkbox'].includes(one.type) ? one.checked : one.value,
    ),
  ];
}

const asked = [...sampleProcedure.questions.values()].filter(
  ({ kind }) => takesAnswer(kind) && kind !== 'computed',
);

describe('what anybody answers', () => {
  afterEach(() => document.body.replaceChildren());

  it('is asked for in every kind', () => {
    const silent = ['computed', 'statement', 'signature', 'agency'];
    const missing = Object.keys(fields).filter(
      (kind) => !silent.includes(kind) && !asked.some((one) => one.kind === kind),
    );
    assert.deepEqual(missing, []);
  });

  for (const question of asked) {
    it(`comes back as it was answered: ${question.name} (${question.kind})`, async function test() {
      this.timeout(60_000);
      const kind: AnswerKind = kinds[question.kind];
      const property = fc.asyncProperty(makers[question.kind](question), async (value) => {
        document.body.replaceChildren();
        const field = await mount<FieldElement>(`tk-${question.kind}-field`, { question });
        let told: unknown;
        field.addEventListener('tk-change', (event) => {
          told = event.detail.value;
          field.value = told;
        });
        await fillField(field, question, value);
        await field.updateComplete;
        const kept = kind.tidy(told, question);
        assert.deepEqual(kept, kind.tidy(value, question));
        assert.deepEqual(kept, value);

        if (question.kind === 'file') return;
        const again = await mount<FieldElement>(`tk-${question.kind}-field`, {
          question,
          value: kept,
        });
        const empty = await mount<FieldElement>(`tk-${question.kind}-field`, { question });
        assert.notDeepEqual(shown(again), shown(empty), 'what is kept is shown');
      });
      await fc.assert(property, { numRuns: runs, seed });
    });
  }
});
