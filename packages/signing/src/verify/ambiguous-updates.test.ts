import { before, suite, test } from 'node:test';
import { concat, fromLatin1, latin1 } from '../bytes.ts';
import { appendUpdate } from '../testing/index.ts';
import { stream } from '../testing/attacks/scene.ts';
import { createScene } from './attack-kit.test.helper.ts';
import type { Scene } from './attack-kit.test.helper.ts';
import {
  appendStream,
  assertPassed,
  assertRefused,
  freeIn,
  prepared,
  signTrap,
} from './prepared-trap.test.helper.ts';

let scene: Scene;

before(async () => {
  scene = await createScene();
});

suite('updates that readers take in another way', () => {
  test('a smaller Size, above which readers drop objects', async () => {
    const signed = await signTrap(scene, prepared({}));
    const update = fromLatin1(appendUpdate(signed, { objects: {} }).subarray(signed.length));
    await assertPassed(scene, concat(signed, latin1(update)));
    const smaller = update.replace(/\/Size \d+/, '/Size 4');
    await assertRefused(scene, concat(signed, latin1(smaller)));
  });

  test('an entry of a kind that nobody knows, which counts as null', async () => {
    const signed = await signTrap(scene, prepared({}));
    const free = freeIn(signed);
    const keys = `/Size ${free + 1} /W [ 1 2 1 ] /Index [ 4 1 ]`;
    const data = String.fromCharCode(7, 0, 0, 0);
    await assertRefused(scene, appendStream(signed, free, keys, data));
  });

  test('lines of a cross-reference that are not twenty bytes long', async () => {
    const signed = await signTrap(scene, prepared({}));
    const body = fromLatin1(signed);
    const font = /5 0 obj\n([\s\S]*?)\nendobj/.exec(body)?.[1] ?? '';
    const plain = fromLatin1(
      appendUpdate(signed, { objects: { 5: font } }).subarray(signed.length),
    );
    await assertPassed(scene, concat(signed, latin1(plain)));
    for (const [from, to] of [
      [' n \n', ' n\n'],
      [' n \n', ' n %0000000015 00000 n \n'],
      ['xref\n', 'xref % 0 1\n'],
    ] as const)
      await assertRefused(scene, concat(signed, latin1(plain.replace(from, to))));
  });

  test('an object stream that holds a number twice, or one that is not listed', async () => {
    const signed = await signTrap(scene, prepared({ more: ['<< /Kind /Small >>'] }));
    const free = freeIn(signed);
    for (const second of [8, 5]) {
      const [one, two] = ['<< /Kind /Small >>', '<< /Kind /Other >>'];
      const places = `8 0 ${second} ${one.length + 1} `;
      const keys = `/Type /ObjStm /N 2 /First ${places.length}`;
      const text = `${free} 0 obj\n${stream(`${places}${one} ${two}`, keys)}\nendobj\n`;
      const at = String.fromCharCode(signed.length >> 8, signed.length & 255);
      const data = `\x02\0${String.fromCharCode(free)}\0\x01${at}\0`;
      const index = `/Size ${free + 2} /W [ 1 2 1 ] /Index [ 8 1 ${free} 1 ]`;
      await assertRefused(scene, appendStream(signed, free + 1, index, data, text));
    }
  });
});
