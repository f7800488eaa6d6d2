import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteText } from '../testing/shown-codes.ts';
import { Builder, contentOf } from './builder.ts';

const written = (builder: Builder): string[] =>
  builder.pages.map((page) => byteText(contentOf(page)));

test('lines of one element after each other are one piece of content', () => {
  const builder = new Builder();
  builder.addPage();
  builder.element('P', () => {
    builder.mark((content) => content.text('one\n'));
    builder.mark((content) => content.text('two\n'));
    builder.addPage();
    builder.mark((content) => content.text('three\n'));
  });
  builder.element('P', () => builder.mark((content) => content.text('four\n')));
  assert.deepEqual(written(builder), [
    '/P<</MCID 0>>BDC\none\ntwo\nEMC\n',
    '/P<</MCID 0>>BDC\nthree\nEMC\n/P<</MCID 1>>BDC\nfour\nEMC\n',
  ]);
  const [first, second] = builder.root.children as { children: unknown }[];
  assert.deepEqual(first!.children, [
    { page: 0, id: 0 },
    { page: 1, id: 0 },
  ]);
  assert.deepEqual(second!.children, [{ page: 1, id: 1 }]);
});

test('what is drawn between two lines parts them', () => {
  const builder = new Builder();
  builder.addPage();
  builder.element('P', () => {
    builder.mark((content) => content.text('one\n'));
    builder.artifact('Layout', (content) => content.text('rule\n'));
    builder.mark((content) => content.text('two\n'));
    builder.element('Span', () => builder.mark((content) => content.text('three\n')));
    builder.mark((content) => content.text('four\n'));
  });
  const [page] = written(builder);
  assert.equal(
    page,
    '/P<</MCID 0>>BDC\none\nEMC\n/Artifact<</Type/Layout>>BDC\nrule\nEMC\n' +
      '/P<</MCID 1>>BDC\ntwo\nEMC\n/Span<</MCID 2>>BDC\nthree\nEMC\n/P<</MCID 3>>BDC\nfour\nEMC\n',
  );
});
