/** Somebody fills in a form for somebody else: who it is, is asked, printed and signed for; nothing is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedSigners, relevantAnswers, signerName, tidyAnswers, validate } from '@tokhai/answers';
import { renderSubmission } from '@tokhai/pdf';
import { readStructure, type ReadElement } from '../packages/pdf/src/testing/structure.ts';
import { proceduresWithExamples } from './support/examples.ts';

const role = 'coKhaiThay';
const today = '2026-11-22';
const createdAt = `${today}T08:30:00+07:00`;

/** Every procedure that asks whether somebody else fills it in, with an example in which somebody does. */
const procedures = (await proceduresWithExamples()).flatMap(({ folder, procedure, examples }) => {
  const example = examples.find(({ answers }) => answers[role] === 'co');
  return procedure.questions.has(role) && example ? [{ folder, procedure, example }] : [];
});

const textOf = (element: ReadElement): string =>
  (element.actualText ?? element.text) + element.children.map(textOf).join('');
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

test('some procedures are filled in for somebody else', () => {
  assert.deepEqual(
    procedures.map(({ folder }) => folder),
    ['huu-tri-xa-hoi', 'tro-giup-xa-hoi'],
  );
});

for (const { folder, procedure, example } of procedures) {
  const answers = tidyAnswers(procedure, example.answers);
  const names = [...procedure.questions.keys()].filter((name) => name.endsWith('KhaiThay'));

  test(`${folder}: name and relation of who fills it in have to be given, and are printed`, async () => {
    const { hoTenKhaiThay, quanHeKhaiThay } = answers;
    assert.ok(typeof hoTenKhaiThay === 'string' && typeof quanHeKhaiThay === 'string');
    for (const name of ['hoTenKhaiThay', 'quanHeKhaiThay']) {
      const { [name]: _, ...others } = answers;
      const codes = validate(procedure, others, { today }).map(({ path, code }) => path + code);
      assert.deepEqual(codes, [`/${name}required`]);
    }
    const printed = plain(
      textOf(readStructure(await renderSubmission(procedure, answers, { createdAt })).root),
    );
    const { uppercase } = procedure.questions.get('hoTenKhaiThay')!.options;
    const name = uppercase ? hoTenKhaiThay.toUpperCase() : hoTenKhaiThay;
    assert.ok(printed.includes(plain(name)), 'the name');
    assert.ok(printed.includes(plain(quanHeKhaiThay)), 'the relation');
  });

  test(`${folder}: who fills it in signs, in place of the person`, () => {
    const signers = (value: string): (string | undefined)[] =>
      askedSigners(procedure, { ...answers, [role]: value })
        .filter((signer) => signer.role !== 'officer')
        .map((signer) => signerName(signer, answers));
    assert.deepEqual(signers('co'), [answers['hoTenKhaiThay']]);
    assert.deepEqual(signers('khong'), [answers['hoTen']]);
  });

  test(`${folder}: a change of mind loses nothing, and hands in nothing that is not asked`, () => {
    const alone = tidyAnswers(procedure, { ...answers, [role]: 'khong' });
    for (const name of names.filter((one) => one !== role)) {
      assert.deepEqual(alone[name], answers[name], `${name} stays in the draft`);
      assert.ok(!(name in relevantAnswers(procedure, alone)), `${name} is not handed in`);
    }
    const again = tidyAnswers(procedure, { ...alone, [role]: 'co' });
    assert.deepEqual(relevantAnswers(procedure, again), relevantAnswers(procedure, answers));
  });
}
