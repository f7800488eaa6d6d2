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

test('a condition that contradicts itself, or what it stands on, is found', () => {
  const file = sample();
  const option = (value: string) => ({ const: value, title: value.toUpperCase() });
  const choice = (title: string) => ({
    type: 'string' as const,
    title,
    description: 'Chọn một',
    oneOf: [option('a'), option('b'), option('c')] as never,
  });
  const loai = (value: string) => ({ question: 'loai', equals: value });
  file.properties['loai'] = choice('Loại');
  file.properties['con'] = { ...choice('Con'), question: { when: loai('a') } };
  // Asked only with a, and wanted only with b.
  file.properties['chau'] = {
    ...choice('Cháu'),
    question: { when: { all: [{ question: 'con', equals: 'a' }, { not: loai('a') }] } },
  };
  file.properties['duoc'] = {
    ...choice('Được'),
    question: { when: { all: [{ question: 'con', equals: 'a' }, { not: loai('b') }] } },
  };
  file.procedure.pages[0]!.questions.push('loai', 'con', 'chau', 'duoc');
  file.procedure.signers.push({
    id: 'nguoiKhac',
    title: 'NGƯỜI KHÁC',
    when: { all: [loai('b'), { question: 'con', answered: true }] },
  });
  assert.deepEqual(findings(file), [
    ['never-met', '/properties/chau/question/when'],
    ['unreachable-signer', '/procedure/signers/1/when'],
  ]);
});

test('a place that stays away when it is needed is found', () => {
  const file = sample();
  file.procedure.print = {
    title: 'ĐƠN THỬ',
    blocks: [
      { block: 'fields', items: [{ label: 'Cha:', question: 'cha' }] },
      { block: 'statement', question: 'camDoan' },
      {
        block: 'table',
        question: 'thanhVien',
        when: { question: 'coThanhVien', equals: 'nam' },
        columns: [{ question: 'hoTen', header: 'Họ tên', width: 1 }],
      },
      { block: 'signatures', signers: ['nguoiKhai'], when: { question: 'cha', answered: true } },
    ],
  };
  assert.deepEqual(findings(file), [['unprinted-signer', '/procedure/signers/0']]);
  file.procedure.print.blocks[2]!.when = { question: 'coThanhVien', equals: 'nu' };
  file.procedure.print.blocks[3] = { block: 'signatures', signers: ['nguoiKhai'] };
  assert.deepEqual(findings(file), [['unprinted-question', '/properties/thanhVien']]);
});

test('groups and numbers of columns that make no sense are found', () => {
  const names = ['hoTen', 'tu', 'den', 'noi', 'nghe'];
  const found = (groups: readonly string[], more: object = {}): string[][] => {
    const file = sample();
    const { items } = file.properties['thanhVien'] as unknown as {
      items: { properties: Record<string, object> };
    };
    for (const name of names.slice(1)) items.properties[name] = { type: 'string', title: name };
    const columns = groups.map((group, i) => ({
      question: names[i]!,
      header: `Cột ${i + 1}`,
      width: 0.1,
      ...(group === '' ? {} : { group }),
    }));
    file.procedure.print = {
      title: 'ĐƠN THỬ',
      blocks: [
        { block: 'fields', items: [{ label: 'Cha:', question: 'cha' }] },
        { block: 'table', question: 'thanhVien', columns, ...more },
        { block: 'statement', question: 'camDoan' },
        { block: 'signatures', signers: ['nguoiKhai'] },
      ],
    };
    return lintProcedure(readProcedure(file))
      .filter(({ code }) => ['senseless-group', 'unnumbered-column'].includes(code))
      .map(({ pointer, severity }) => [pointer.replace(/^.*blocks\/1/, ''), severity]);
  };
  assert.deepEqual(found(['', 'Thời gian', 'Thời gian', 'Nơi', 'Nơi']), []);
  assert.deepEqual(found(['A', 'A', 'B', 'B']), []);
  assert.deepEqual(found(['', 'A', 'B', 'B']), [['/columns/1/group', 'warning']]);
  assert.deepEqual(found(['A', 'A', '', 'A', 'A']), [['/columns/3/group', 'error']]);
  assert.deepEqual(found(['', 'Cột 2', 'Cột 2']), [['/columns/1/group', 'warning']]);
  assert.deepEqual(found(['A', 'A']), [['/columns/0/group', 'warning']]);
  assert.deepEqual(found(['A', 'A'], { numbered: 'TT' }), []);
  assert.deepEqual(found(['', ''], { numbers: ['(1)', '(2)'] }), []);
  assert.deepEqual(found(['', ''], { numbers: ['(1)', '(2)'], numbered: 'TT' }), [
    ['/numbers', 'error'],
  ]);
});

test('words: long sentences, spaces, statements to fill in, papers, dates and addresses', () => {
  const file = sample();
  file.description = `Dùng  khi ${'rất '.repeat(40)}cần.`;
  file.properties['camDoan']!.question!.text = 'Tôi tên là ....... xin cam đoan.';
  file.properties['ngaySinhMe'] = { $ref: '../../shared/date.json', title: 'Ngày sinh của mẹ' };
  file.properties['noiO'] = { type: 'string', title: 'Nơi ở hiện nay', description: 'Ghi rõ' };
  file.properties['anh'] = { $ref: '../../shared/file.json', title: 'Sổ hộ khẩu' };
  file.properties['dongY'] = {
    type: 'string',
    title: 'Bạn có đồng ý không?',
    description: 'Chọn một',
    oneOf: [{ const: 'co', title: 'Có' }],
    default: 'co',
  };
  file.required.push('anh');
  file.procedure.pages[0]!.questions.push('ngaySinhMe', 'noiO', 'anh', 'dongY');
  file.procedure.bring = [];
  assert.deepEqual(
    findings(file).toSorted(([a], [b]) => a!.localeCompare(b!)),
    [
      ['address-as-text', '/properties/noiO'],
      ['long-sentence', '/description'],
      ['paper-state-holds', '/properties/anh'],
      ['papers-untold', '/procedure/bring'],
      ['pre-ticked-consent', '/properties/dongY'],
      ['statement-not-fixed', '/properties/camDoan/question/text'],
      ['untidy-text', '/description'],
      ['whole-date-asked', '/properties/ngaySinhMe'],
    ],
  );
});

test('what is declared in print has to be shown before', () => {
  const file = sample();
  file.procedure.print = {
    title: 'ĐƠN THỬ',
    blocks: [
      { block: 'fields', items: [{ label: 'Cha:', question: 'cha' }] },
      { block: 'fields', items: [{ label: 'Thành viên:', question: 'thanhVien' }] },
      { block: 'statement', question: 'camDoan' },
      { block: 'text', text: 'Tôi xin cam kết chịu trách nhiệm.' },
      { block: 'signatures', signers: ['nguoiKhai'] },
    ],
  };
  assert.deepEqual(findings(file), [['unseen-statement', '/procedure/print/blocks/3']]);
});
