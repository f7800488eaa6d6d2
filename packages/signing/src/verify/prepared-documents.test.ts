import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { concat, fromLatin1, indexOfText, latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { appendUpdate } from '../testing/index.ts';
import { looks, overlay, stream } from '../testing/attacks/scene.ts';
import { createScene } from './attack-kit.test.helper.ts';
import type { Scene } from './attack-kit.test.helper.ts';
import {
  appendStream,
  assertPassed,
  assertRefused,
  catalogOf,
  freeIn,
  invisible,
  overwrite,
  pageOf,
  prepared,
  signTrap,
  unfinished,
  widget,
} from './prepared-trap.test.helper.ts';

/**
 * Documents that somebody prepared before the victim signed them, so that an update which looks like
 * the harmless ones changes what the pages show.
 */

let scene: Scene;

before(async () => {
  scene = await createScene();
});

suite('objects that were not there when the victim signed', () => {
  test('a cross-reference stream that is the text of a page as well', async () => {
    const signed = await signTrap(scene, prepared({ contents: '[ 4 0 R 9 0 R ]' }));
    await assertPassed(scene, signed);
    assert.equal(freeIn(signed), 9);
    const text = 'BT /F1 24 Tf 72 650 Td (and 1000000 more) Tj ET'.padEnd(64);
    const keys = `/Size 10 /W [ 1 3 0 ] /Index [ 1000000 ${text.length / 4} ]`;
    await assertRefused(scene, appendStream(signed, 9, keys, text));
  });

  test('an entry that points behind the end of what was signed', async () => {
    const trap = { contents: '[ 4 0 R 8 0 R ]', more: [stream('')] };
    const entry = (pdf: Uint8Array) => {
      const text = fromLatin1(pdf);
      return `${String(text.indexOf('8 0 obj')).padStart(10, '0')} 00000 n`;
    };
    const point = (at: number) => (pdf: Bytes) =>
      overwrite(pdf, entry(pdf), `${String(at).padStart(10, '0')} 00000 n`);
    const { length } = await signTrap(scene, prepared(trap));
    const signed = await signTrap(scene, prepared(trap), point(length));
    assert.equal(signed.length, length);
    await assertRefused(scene, appendUpdate(signed, { objects: { 8: overlay } }));

    // The same inside of what may be added: the update does not even list it.
    const free = freeIn(signed);
    const inner = `8 0 obj\n${overlay}\nendobj\n`;
    const head = `${free} 0 obj\n<< /Length ${inner.length}  >>\nstream\n`;
    const inside = await signTrap(scene, prepared(trap), point(length + head.length));
    const store = appendUpdate(inside, {
      objects: { [free]: stream(inner), 1: catalogOf(trap, `/DSS << /Certs [ ${free} 0 R ] >>`) },
    });
    await assertRefused(scene, store);
  });

  test('an object that only ends in the update', async () => {
    const trap = { contents: '[ 4 0 R 8 0 R ]', more: ['<< /Length 99999 >>'] };
    const open = (length: number) => (pdf: Bytes) => {
      // Its data runs over the end of the revision up to a comment in the update.
      overwrite(pdf, '/Length 99999 >>\nendobj\n', `/Length ${length} >>\nstream\n`);
    };
    const plain = prepared({ ...trap, more: ['<< /Length 99999 >>'] });
    const { length } = await signTrap(scene, plain);
    const signed = await signTrap(scene, plain, open(10_000));
    const begin = indexOfText(signed, 'stream\n', indexOfText(signed, '8 0 obj')) + 7;
    const free = freeIn(signed);
    const update = (data: number) => {
      const appended = fromLatin1(
        appendUpdate(signed, {
          objects: {
            [free]: overlay,
            1: catalogOf(trap, `/DSS << /Certs [ ${free} 0 R ] >>`),
          },
        }).subarray(length),
      );
      const comment = '%endstream endobj\n';
      const at = appended.indexOf('xref\n');
      const text = appended.slice(0, at) + comment + appended.slice(at);
      const start = length + at + comment.length;
      return {
        text: text.replace(/startxref\n\d+/, `startxref\n${start}`),
        end: length + at + 1 - data,
      };
    };
    const { end } = update(begin);
    const trapped = await signTrap(scene, plain, open(end));
    await assertRefused(scene, concat(trapped, latin1(update(begin).text)));
  });

  test('a hidden cross-reference stream that is that of the update', async () => {
    const trap = { contents: '[ 4 0 R 8 0 R ]' };
    const base = (at: number) => {
      const text = fromLatin1(prepared(trap));
      return latin1(text.replace('/Size 8', `/Size 9 /XRefStn ${String(at).padStart(6, '0')}`));
    };
    const hide = (pdf: Bytes) => overwrite(pdf, '/XRefStn', '/XRefStm');
    const { length } = await signTrap(scene, base(0));
    const text = `8 0 obj\n${overlay}\nendobj\n`;
    const signed = await signTrap(scene, base(length + text.length), hide);
    const data = String.fromCharCode(1, length >> 8, length & 255, 0);
    const keys = `/Size ${freeIn(signed) + 1} /W [ 1 2 1 ] /Index [ 8 1 ]`;
    await assertRefused(scene, appendStream(signed, freeIn(signed), keys, data, text));
  });
});

suite('objects with a second meaning', () => {
  test('the certificates of the security store are the contents of a page', async () => {
    const trap = { contents: '8 0 R', catalog: '/DSS << /Certs 8 0 R >>', more: ['[ 4 0 R ]'] };
    const signed = await signTrap(scene, prepared(trap));
    await assertPassed(scene, signed);
    const free = freeIn(signed);
    const update = { objects: { 8: `[ 4 0 R ${free} 0 R ]`, [free]: overlay } };
    await assertRefused(scene, appendUpdate(signed, update));
  });

  test('the security store is what the page draws', async () => {
    const trap = {
      ...{ text: '/Certs Do', resources: '/XObject 8 0 R', catalog: '/DSS 8 0 R' },
      more: ['<< /Certs 9 0 R >>', looks('Pay 100')],
    };
    const signed = await signTrap(scene, prepared(trap));
    const free = freeIn(signed);
    const update = { 8: `<< /Certs ${free} 0 R >>`, [free]: looks('Pay 1000000') };
    await assertRefused(scene, appendUpdate(signed, { objects: update }));
  });

  test('the index of the security store is what the page draws', async () => {
    const trap = {
      ...{ text: '/X1 Do', resources: '/XObject 8 0 R', catalog: '/DSS << /VRI 8 0 R >>' },
      more: ['<< >>'],
    };
    const signed = await signTrap(scene, prepared(trap));
    const free = freeIn(signed);
    const update = { 8: `<< /X1 ${free} 0 R >>`, [free]: looks('Pay 1000000') };
    await assertRefused(scene, appendUpdate(signed, { objects: update }));
  });

  test('the catalog is what the page draws', async () => {
    const trap = {
      ...{ text: '/DSS Do', resources: '/XObject 1 0 R' },
      more: [looks('Pay 1000000')],
    };
    const signed = await signTrap(scene, prepared(trap));
    await assertPassed(scene, signed);
    await assertRefused(
      scene,
      appendUpdate(signed, { objects: { 1: catalogOf(trap, '/DSS 8 0 R') } }),
    );
  });

  test('a field is what the page draws', async () => {
    const trap = { text: '/AP Do', resources: '/XObject 7 0 R' };
    const signed = await signTrap(scene, prepared(trap));
    const free = freeIn(signed);
    const value = `/V ${free} 0 R /AP ${free + 1} 0 R`;
    const update = {
      7: `<< ${widget} /T (b) /Rect [ 72 520 272 570 ] ${value} >>`,
      [free]: unfinished,
      [free + 1]: looks('Pay 1000000'),
    };
    await assertRefused(scene, appendUpdate(signed, { objects: update }));
  });

  test('a new field is a page', async () => {
    const trap = { fields: '8 0 R', kids: '8 0 R', more: ['[ 3 0 R 6 0 R 7 0 R ]'] };
    const signed = await signTrap(scene, prepared(trap));
    const free = freeIn(signed);
    const page = `/Type /Page /MediaBox [ 0 0 595 842 ] /Contents ${free + 2} 0 R`;
    const update = {
      8: `[ 3 0 R 6 0 R 7 0 R ${free} 0 R ]`,
      [free]: `<< ${page} /Subtype /Widget ${invisible(free + 1)} >>`,
      ...{ [free + 1]: unfinished, [free + 2]: overlay },
    };
    await assertRefused(scene, appendUpdate(signed, { objects: update }));
  });

  test('a new field without size is a note, which shows nevertheless', async () => {
    const signed = await signTrap(scene, prepared({}));
    const free = freeIn(signed);
    const widgets = `[ 6 0 R 7 0 R ${free} 0 R ]`;
    const note = '/Type /Annot /Subtype /Text /Contents (Pay 1000000)';
    const update = {
      1: catalogOf({ fields: widgets }),
      3: pageOf({}, widgets),
      ...{ [free]: `<< ${note} ${invisible(free + 1)} >>`, [free + 1]: unfinished },
    };
    await assertRefused(scene, appendUpdate(signed, { objects: update }));
  });
});
