import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldVietnamese } from './fold.ts';
import { procedureHash } from './hash.ts';
import { canonicalJson } from './json.ts';
import { lintProcedure } from './lint.ts';
import { readProcedure } from './read.ts';
import { sample } from '../../../test/support/sample-procedure.ts';
import { translatablePointers, translateProcedure } from './translate.ts';
import { loadCommunes, loadProvinces } from '@tokhai/data';

test('a translation changes what the screen says, not what is printed, hashed or meant', async () => {
  const procedure = readProcedure(sample());
  const translated = translateProcedure(procedure, {
    lang: 'en',
    texts: {
      '/title': 'Test form',
      '/properties/cha/title': 'Father',
      '/properties/camDoan/question/text': 'I declare.',
      '/properties/khongCo/title': 'Nowhere',
      '/procedure/pages/0/title': 'About you',
    },
  });
  assert.equal(translated.title, 'Test form');
  assert.equal(translated.questions.get('cha')?.title, 'Father');
  assert.equal(translated.pages[0]?.title, 'About you');
  assert.equal(translated.questions.get('camDoan')?.options.text, 'Tôi xin cam đoan.');
  assert.equal(translated.questions.get('camDoan')?.translation, 'I declare.');
  assert.equal(translated.file, procedure.file);
  assert.equal(await procedureHash(translated), await procedureHash(procedure));
});

test('an option that no translation replaces is known to be in the language of the form', () => {
  const procedure = readProcedure(sample());
  const { name } = [...procedure.questions.values()].find(({ choices }) => choices)!;
  const languagesOf = (lang: string): unknown[] => {
    const { questions } = translateProcedure(procedure, { lang, texts: {} });
    return questions.get(name)!.choices!.map((choice) => choice.lang);
  };
  // The options of shared questions are translated with them: in English they are, in Tày not.
  assert.ok(languagesOf('en').every((lang) => lang === undefined));
  assert.ok(languagesOf('tyz').every((lang) => lang === 'vi'));
});

test('every text that a citizen reads can be translated', () => {
  const pointers = translatablePointers(readProcedure(sample()));
  for (const pointer of [
    '/title',
    '/properties/camDoan/question/text',
    '/procedure/bring/0',
    '/procedure/contact/name',
    '/procedure/signers/0/title',
  ]) {
    assert.ok(pointers.includes(pointer), pointer);
  }
});

test('lint: a sound sample is clean; missing help, NFD text and default consent are found', () => {
  assert.deepEqual(lintProcedure(readProcedure(sample())), []);
  const file = sample();
  file.title = 'Đơn thử'.normalize('NFD');
  file.properties['dongY'] = { type: 'boolean', const: true, default: true, title: 'Tôi đồng ý' };
  file.procedure.pages[0]!.questions.push('dongY');
  const codes = lintProcedure(readProcedure(file)).map(({ code }) => code);
  assert.deepEqual(codes.toSorted(), ['missing-help', 'not-nfc', 'pre-ticked-consent']);
});

test('lint: with a printed form, every answer and every signer has its place', () => {
  const file = sample();
  file.procedure.print = {
    title: 'ĐƠN THỬ',
    blocks: [{ block: 'fields', items: [{ label: 'Họ tên:', question: 'hoTen' }] }],
  };
  const findings = lintProcedure(readProcedure(file));
  assert.ok(
    findings.some(
      ({ code, pointer }) => code === 'unprinted-question' && pointer === '/properties/cha',
    ),
  );
  assert.ok(findings.some(({ code }) => code === 'unprinted-signer'));
});

test('lint: deciding choices and what stands under a signature need no block of their own', () => {
  const file = sample();
  const when = { question: 'cha', answered: true };
  file.procedure.signers[0]!.when = when;
  file.procedure.print = {
    title: 'ĐƠN THỬ',
    blocks: [{ block: 'signatures', when, signers: ['nguoiKhai'] }],
  };
  const unprinted = (input: unknown) =>
    lintProcedure(readProcedure(input))
      .filter(({ code }) => code === 'unprinted-question')
      .map(({ pointer }) => pointer.slice('/properties/'.length));
  assert.deepEqual(unprinted(file), ['cha', 'thanhVien', 'camDoan']);
  file.procedure.print.blocks = [{ block: 'heading', text: 'Phần I' }];
  assert.ok(unprinted(file).includes('hoTen'));
});

test('canonical JSON does not depend on the order of keys, and parses back (RFC 8785)', () => {
  assert.equal(canonicalJson({ b: [1, 'đ', null], a: 1e21 }), '{"a":1e+21,"b":[1,"đ",null]}');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      assert.equal(canonicalJson(reversed), canonicalJson(value));
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('searching finds a name with or without marks', () => {
  for (const typed of ['da nang', 'đà nẵng', 'Da  Nang', 'Đà Nẵng'.normalize('NFD')]) {
    assert.equal(foldVietnamese(typed), 'da nang');
  }
});

test('34 provinces and 3,321 communes', async () => {
  const provinces = await loadProvinces();
  assert.equal(provinces.length, 34);
  const communes = await Promise.all(provinces.map(({ code }) => loadCommunes(code)));
  assert.equal(communes.flat().length, 3321);
  assert.deepEqual(await loadCommunes('constructor'), []);
});
