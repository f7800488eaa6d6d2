import assert from 'node:assert/strict';
import { resolveObjectURL } from 'node:buffer';
import { test } from 'node:test';
import { ObjectUrl } from './object-url.ts';

const typeAt = (href: string): string | undefined => resolveObjectURL(href)?.type;

test('what a draft calls a page or a drawing is not opened as one: it would run as the portal', () => {
  const bytes = new TextEncoder().encode('<script>alert(document.domain)</script>');
  for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'TEXT/HTML', 'x']) {
    const url = new ObjectUrl();
    assert.equal(typeAt(url.of(bytes, type)), 'application/octet-stream', type);
    url.release();
  }
});

test('what a form takes is opened as what it is', () => {
  for (const type of ['application/pdf', 'image/jpeg', 'image/png']) {
    const url = new ObjectUrl();
    const href = url.of(new Uint8Array(3), type);
    assert.equal(typeAt(href), type);
    url.release();
    assert.equal(typeAt(href), undefined);
  }
});
