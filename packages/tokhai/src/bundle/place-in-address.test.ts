import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeIn, withPlace } from './place-in-address.ts';

const page = 'https://portal.test/goi/tre-moi-sinh?lang=vi#muc-2';

test('a link leads to the form that was handed on', () => {
  const link = withPlace(page, 1);
  assert.equal(link, 'https://portal.test/goi/tre-moi-sinh?lang=vi&to-khai=2');
  assert.equal(placeIn(`${link}#tk-ky=7K2M-94QD-XW0B`, 3), 1);
  assert.equal(placeIn(`${link}#tk-nhap=7K2M`, 3), 1);
  assert.equal(withPlace(link, 0), 'https://portal.test/goi/tre-moi-sinh?lang=vi&to-khai=1');
});

test('without a code, or to a form that is none, it leads to the list', () => {
  const link = withPlace(page, 1);
  assert.equal(placeIn(link, 3), undefined);
  for (const number of ['', '0', '4', '-1', '1.5', 'x', '1e9']) {
    const odd = new URL(link);
    odd.searchParams.set('to-khai', number);
    assert.equal(placeIn(`${odd.href}#tk-ky=7K2M`, 3), undefined, number);
  }
  assert.equal(placeIn(`${page.split('#')[0]}#tk-ky=7K2M`, 3), undefined);
});
