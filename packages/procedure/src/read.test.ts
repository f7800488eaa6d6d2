import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProcedureError } from './error.ts';
import { questionAt } from './model.ts';
import { readProcedure } from './read.ts';
import { sample } from '../../../test/support/sample-procedure.ts';

function failure(change: (file: ReturnType<typeof sample>) => void): ProcedureError {
  const file = sample();
  change(file);
  try {
    readProcedure(file);
  } catch (error) {
    assert.ok(error instanceof ProcedureError);
    assert.ok(error.remedy.length > 10);
    return error;
  }
  return assert.fail('the file was read');
}

test('a sound procedure is read from text and from a value', () => {
  const fromText = readProcedure(JSON.stringify(sample()));
  const fromValue = readProcedure(sample());
  assert.deepEqual([...fromText.questions.keys()], [...fromValue.questions.keys()]);
  assert.equal(fromText.title, 'Đơn thử');
});

test('a shared schema lends its label, help and kind; words beside it win', () => {
  const procedure = readProcedure(sample());
  const identity = procedure.questions.get('soDinhDanh');
  assert.equal(identity?.kind, 'identity');
  assert.equal(identity?.title, 'Số định danh của bạn');
  assert.equal(identity?.help, 'Gồm 12 chữ số, in trên thẻ căn cước');
  assert.equal(identity?.required, true);
});

test('parts of a person and columns of a table are questions of their own', () => {
  const procedure = readProcedure(sample());
  assert.equal(questionAt(procedure, 'cha/ngaySinh')?.options.partial, true);
  assert.equal(questionAt(procedure, 'thanhVien/3/hoTen')?.path, 'thanhVien/hoTen');
  assert.equal(questionAt(procedure, 'thanhVien/khongCo'), undefined);
});

test('a plain property gets the kind that its schema suggests', () => {
  const file = sample();
  Object.assign(file.properties, {
    tuoi: { type: 'integer', title: 'Tuổi', description: 'Tính đến hôm nay' },
  });
  file.procedure.pages[0]!.questions.push('tuoi');
  assert.equal(readProcedure(file).questions.get('tuoi')?.kind, 'number');
});

test('an array of options is asked as choices', () => {
  const file = sample();
  Object.assign(file.properties, {
    mau: { type: 'array', title: 'Màu', items: { enum: ['đỏ', 'xanh'] } },
    quanHe: { type: 'array', title: 'Họ hàng', items: { $ref: '../../shared/relation.json' } },
  });
  file.procedure.pages[0]!.questions.push('mau', 'quanHe');
  const { questions } = readProcedure(file);
  assert.equal(questions.get('mau')?.kind, 'choices');
  assert.deepEqual(
    questions.get('mau')?.choices?.map(({ title }) => title),
    ['đỏ', 'xanh'],
  );
  assert.equal(questions.get('quanHe')?.kind, 'choices');
  assert.ok(questions.get('quanHe')!.choices!.length > 5);
});

test('each fault is refused with its code and place', () => {
  const cases: [string, string, (file: ReturnType<typeof sample>) => void][] = [
    ['not-in-language', '/procedure/fee', (file) => Object.assign(file.procedure, { fee: 5 })],
    [
      'not-in-language',
      '/properties/submit',
      (file) => Object.assign(file.properties, { submit: {} }),
    ],
    [
      'unknown-reference',
      '/properties/hoTen/$ref',
      (file) =>
        Object.assign(file.properties['hoTen']!, { $ref: 'https://elsewhere.example/x.json' }),
    ],
    [
      'unknown-reference',
      '/properties/hoTen/$ref',
      (file) => Object.assign(file.properties['hoTen']!, { $ref: '#/$defs/__proto__' }),
    ],
    [
      'overridden-constraint',
      '/properties/soDinhDanh/pattern',
      (file) => Object.assign(file.properties['soDinhDanh']!, { pattern: '^1$' }),
    ],
    [
      'kind-mismatch',
      '/properties/hoTen',
      (file) => Object.assign(file.properties['hoTen']!, { question: { kind: 'table' } }),
    ],
    [
      'not-in-language',
      '/procedure/print/blocks/0/rows/0/cells',
      (file) => {
        const cell = [{ question: 'hoTen' }];
        const rows = [{ label: 'A', cells: [cell, cell] }];
        file.procedure.print = {
          title: 'A',
          blocks: [{ block: 'grid', corner: 'A', columns: ['B', 'C', 'D'], rows }],
        };
      },
    ],
    [
      'kind-mismatch',
      '/procedure/print/blocks/0/items/0/words',
      (file) => {
        const items = [{ label: 'A', question: 'hoTen', words: true as const }];
        file.procedure.print = { title: 'A', blocks: [{ block: 'fields', items }] };
      },
    ],
    [
      'kind-mismatch',
      '/properties/hoTen',
      (file) =>
        (file.properties['hoTen'] = {
          type: 'array',
          title: 'A',
          items: {},
          question: { kind: 'choices' },
        }),
    ],
    [
      'kind-mismatch',
      '/properties/cha/question/when',
      (file) =>
        Object.assign(file.properties['cha']!, {
          question: { when: { question: 'hoTen', includes: 'A' } },
        }),
    ],
    [
      'kind-mismatch',
      '/procedure/pages/1/when',
      (file) => {
        const items = { enum: ['a'] };
        file.properties['hoTen'] = { type: 'array', title: 'A', items };
        file.procedure.pages[1]!.when = { not: { question: 'hoTen', equals: 'a' } };
      },
    ],
    [
      'unknown-question',
      '/procedure/rules/0/after',
      (file) => {
        const rule = { before: 'cha/ngaySinh', after: 'khongCo', message: 'A' };
        Object.assign(file.procedure, { rules: [rule] });
      },
    ],
    [
      'kind-mismatch',
      '/procedure/rules/0/before',
      (file) => {
        const rule = { before: 'hoTen', after: 'cha/ngaySinh', message: 'A' };
        Object.assign(file.procedure, { rules: [rule] });
      },
    ],
    [
      'unknown-question',
      '/properties/soDinhDanh/question/birthOf',
      (file) =>
        Object.assign(file.properties['soDinhDanh']!, { question: { birthOf: 'ngaySinh' } }),
    ],
    [
      'asked-twice',
      '/procedure/pages/1/questions/0',
      (file) => file.procedure.pages[1]!.questions.unshift('hoTen'),
    ],
    ['never-asked', '/properties/cha', (file) => file.procedure.pages[1]!.questions.shift()],
    [
      'unknown-question',
      '/procedure/pages/0/questions/0',
      (file) => file.procedure.pages[0]!.questions.unshift('khongCo'),
    ],
    ['unknown-question', '/required', (file) => file.required.push('khongCo')],
    ['conditional-in-required', '/required/2', (file) => file.required.push('thanhVien')],
    [
      'unknown-signer',
      '/properties/noiKy/question/signer',
      (file) =>
        Object.assign(file.properties['noiKy']!, { question: { kind: 'signature', signer: 'ai' } }),
    ],
    [
      'unknown-signer',
      '/procedure/signers/0/after/0',
      // Nobody signs after himself, nor after somebody who is listed later.
      (file) =>
        Object.assign(file.procedure.signers[0]!, { after: [file.procedure.signers[0]!.id] }),
    ],
    [
      'slow-pattern',
      '/properties/hoTen/pattern',
      (file) =>
        Object.assign(file.properties, {
          hoTen: { type: 'string', title: 'A', pattern: '(a+)+$' },
        }),
    ],
    [
      'duplicate',
      '/procedure/pages/1/id',
      (file) => Object.assign(file.procedure.pages[1]!, { id: 'mot' }),
    ],
  ];
  for (const [code, pointer, change] of cases) {
    const error = failure(change);
    assert.deepEqual([error.code, error.pointer], [code, pointer], error.message);
  }
});

test('a circle of references is refused, not followed for ever', () => {
  const error = failure((file) => {
    Object.assign(file, { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } });
    Object.assign(file.properties['hoTen']!, { $ref: '#/$defs/a' });
  });
  assert.equal(error.code, 'unknown-reference');
});

test('a definition that contains itself is refused', () => {
  const error = failure((file) => {
    const person = {
      type: 'object',
      properties: { con: { $ref: '#/$defs/p' } },
      question: { kind: 'person' },
    };
    Object.assign(file, { $defs: { p: person } });
    file.properties['cha'] = { $ref: '#/$defs/p' };
  });
  assert.equal(error.code, 'unknown-reference');
});

test('references that multiply are refused before they are followed', () => {
  const error = failure((file) => {
    const level = (next: object) => ({
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`p${index}`, next])),
      question: { kind: 'person' },
    });
    const levels = Array.from({ length: 6 }, (_, index) => [
      `l${index}`,
      level(index === 5 ? { type: 'string' } : { $ref: `#/$defs/l${index + 1}` }),
    ]);
    Object.assign(file, { $defs: Object.fromEntries(levels) });
    file.properties['cha'] = { $ref: '#/$defs/l0' };
  });
  assert.equal(error.code, 'too-large');
});

test('a pattern is found wherever it stands, also in a part named like a keyword', () => {
  const slow = { type: 'string', title: 'A', pattern: '^(a|a)*$' };
  const places: [string, object][] = [
    ['/properties/default', { type: 'object', properties: { default: slow } }],
    [
      '/items/properties/enum',
      { type: 'array', items: { type: 'object', properties: { enum: slow } } },
    ],
  ];
  for (const [inside, schema] of places) {
    const error = failure((file) => {
      file.properties['cha'] = { title: 'Cha', ...schema };
    });
    assert.deepEqual(
      [error.code, error.pointer],
      ['slow-pattern', `/properties/cha${inside}/pattern`],
    );
  }
});

test('text that is too long, too deep or no JSON is refused', () => {
  const read = (input: unknown) => () => readProcedure(input);
  assert.throws(read(' '.repeat(2_000_001)), { code: 'too-large' });
  assert.throws(read(`${'['.repeat(60)}${']'.repeat(60)}`), { code: 'too-large' });
  assert.throws(read('{'), { code: 'not-json' });
});

test('whatever comes in, the answer is a procedure or a ProcedureError', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 6 }),
      fc.constantFrom('properties', 'procedure', '$defs', 'required', '$id'),
      (value, key) => {
        try {
          readProcedure({ ...sample(), [key]: value });
        } catch (error) {
          assert.ok(error instanceof ProcedureError, String(error));
        }
      },
    ),
    { numRuns: 200 },
  );
});
