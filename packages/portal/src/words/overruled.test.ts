import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { tidyAnswers, warnings } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import { overruledText } from './overruled.ts';

const folder = new URL('../../../../schemas/procedures/dang-ky-xe/', import.meta.url);
const procedure = readProcedure(await readFile(new URL('procedure.json', folder), 'utf8'));
const { answers } = JSON.parse(
  await readFile(new URL('examples/company-car.json', folder), 'utf8'),
) as { answers: Record<string, unknown> };

test('the officer reads which answer looks unusual, and why, in each language', () => {
  const said = tidyAnswers(procedure, { ...answers, maSoThueBenBan: '0100109107' });
  const found = warnings(procedure, said);
  assert.deepEqual(
    found.map((one) => overruledText(one, procedure, 'vi')),
    ['Mã số thuế của bên bán (nếu có): chữ số kiểm tra không khớp, có thể đã gõ nhầm.'],
  );
  assert.deepEqual(
    found.map((one) => overruledText(one, undefined, 'en')),
    ['/maSoThueBenBan: its check digit does not fit; a digit may be mistyped.'],
  );
});
