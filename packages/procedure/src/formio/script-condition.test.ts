import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readScriptCondition } from './script-condition.ts';

test('reads comparisons of answers with constants', () => {
  const loai = { path: 'loai', operator: 'equals', value: 'khac' };
  assert.deepEqual(readScriptCondition("show = data.loai === 'khac';"), loai);
  assert.deepEqual(readScriptCondition('data.loai=="khac"'), loai);
  assert.deepEqual(readScriptCondition("show = data['loai'] === 'khac'"), loai);
  assert.deepEqual(readScriptCondition('show = data.cha.tuoi !== 18'), {
    path: 'cha.tuoi',
    operator: 'differs',
    value: 18,
  });
  assert.deepEqual(
    readScriptCondition("show = !data.a && (data.b === true || data.c === 'x\\'y')"),
    {
      all: [
        { not: { path: 'a', operator: 'truthy' } },
        {
          any: [
            { path: 'b', operator: 'equals', value: true },
            { path: 'c', operator: 'equals', value: "x'y" },
          ],
        },
      ],
    },
  );
  assert.deepEqual(readScriptCondition("show = data.giayTo.includes('so')"), {
    path: 'giayTo',
    operator: 'includes',
    value: 'so',
  });
});

test('takes nothing that does more than compare', () => {
  for (const script of [
    '',
    'show = true',
    'show = data.a > 3',
    "show = row.a === 'x'",
    'show = data.a === data.b',
    'if (data.a) { show = true }',
    "show = fetch('https://example.org')",
    "show = data.a === 'x' ? true : false",
    'show = data.a === `x`',
    "show = data.a === 'x'; alert(1)",
    "show = data.a === '\\n'",
    "show = (data.a === 'x'",
    'show = _.some(data.a)',
    'show = data',
    `show = ${'!'.repeat(50)}data.a`,
    `show = data.a === '${'x'.repeat(2000)}'`,
  ]) {
    assert.equal(readScriptCondition(script), undefined, script.slice(0, 60));
  }
});
