import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sample } from '../../../test/support/sample-procedure.ts';
import { lintProcedure } from './lint.ts';
import { lintRules } from './lint-rules.ts';
import { readProcedure } from './read.ts';

const findings = (file: object) =>
  lintProcedure(readProcedure(file)).map(({ code, pointer }) => [code, pointer]);

test('every rule says what it asks for and why', () => {
  for (const [code, { summary, why }] of Object.entries(lintRules)) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.match(summary, /^[A-Za-z].*\.$/);
    assert.match(why, /\.$/);
  }
});

test('what an import could not know has to be written', () => {
  const file = sample();
  file.procedure.fee = '(Chưa ghi: lệ phí)';
  file.procedure.bring = ['Thẻ căn cước', '(Chưa ghi: giấy tờ cần chuẩn bị)'];
  assert.deepEqual(findings(file), [
    ['placeholder', '/procedure/fee'],
    ['placeholder', '/procedure/bring/1'],
  ]);
});

test('a condition on an answer that cannot be given is found wherever it stands', () => {
  const file = sample();
  const choice = {
    type: 'string' as const,
    title: 'Loại',
    description: 'Chọn một loại',
    oneOf: [
      { const: 'a', title: 'A' },
      { const: 'b', title: 'B' },
    ],
  };
  file.properties['loai'] = choice;
  file.properties['dongY'] = {
    type: 'boolean',
    const: true,
    title: 'Tôi đồng ý',
    description: 'Đánh dấu nếu đồng ý',
  };
  file.properties['ghiRo'] = {
    type: 'string',
    title: 'Ghi rõ',
    description: 'Ghi ngắn',
    question: {
      when: {
        all: [
          { question: 'loai', in: ['a', 'c'] },
          { question: 'dongY', equals: false },
        ],
      },
    },
  };
  file.procedure.pages[0]!.questions.push('loai', 'dongY', 'ghiRo');
  file.procedure.signers.push({
    id: 'nguoiKhac',
    title: 'NGƯỜI KHÁC',
    when: { not: { question: 'loai', equals: 'd' } },
  });
  const dead = findings(file).filter(([code]) => code === 'dead-condition');
  const signer = file.procedure.signers.length - 1;
  assert.deepEqual(dead, [
    ['dead-condition', '/properties/ghiRo/question/when'],
    ['dead-condition', '/properties/ghiRo/question/when'],
    ['dead-condition', `/procedure/signers/${signer}/when`],
  ]);
});

test('no district is asked for, and no paper that the state holds', () => {
  const file = sample();
  file.properties['huyen'] = { type: 'string', title: 'Quận/Huyện', description: 'Ghi tên' };
  file.properties['noiCap'] = {
    type: 'string',
    title: 'Công an huyện nơi cấp',
    description: 'Ghi tên',
  };
  file.procedure.pages[0]!.questions.push('huyen', 'noiCap');
  file.procedure.bring = ['Sổ hộ khẩu bản sao'];
  assert.deepEqual(findings(file), [
    ['district-asked', '/properties/huyen'],
    ['paper-state-holds', '/procedure/bring/0'],
  ]);
});
