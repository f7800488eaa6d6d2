import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { html } from './html.ts';

test('escapes what would be markup, in text and in attributes', () => {
  const evil = `"><script>alert('x')</script>&`;
  assert.equal(
    html`<p title="${evil}">${evil}</p>`.text,
    `<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">` +
      `&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>`,
  );
});

test('no value can open a tag or end an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const inner = html`${value}`.text;
      assert.doesNotMatch(inner, /[<>"']/);
    }),
  );
});

test('nests markup and lists, and leaves out what is undefined or false', () => {
  const items = ['a', 'b'].map((item) => html`<b>${item}</b>`);
  assert.equal(html`<p>${items}${undefined}${false}</p>`.text, '<p><b>a</b><b>b</b></p>');
});
