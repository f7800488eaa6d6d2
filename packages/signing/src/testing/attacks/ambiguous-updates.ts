import { concat, fromLatin1, latin1 } from '../../bytes.ts';
import { appendStream, freeIn, prepared, signTrap, sprung } from './prepared.ts';
import { appendUpdate } from './raw.ts';
import { bodyOf, stream } from './scene.ts';
import type { AttackFile, AttackScene } from './scene.ts';

const name = 'ambiguous update';

/** Updates that readers take in more ways than one. */
export async function ambiguousUpdates(scene: AttackScene): Promise<AttackFile[]> {
  const signed = await signTrap(scene, prepared({}));
  const free = freeIn(signed);
  const nothing = appendUpdate(signed, { objects: {} });
  const sameFont = appendUpdate(signed, { objects: { 5: bodyOf(signed, 5) } });
  const edited = (variant: string, whole: Uint8Array, from: string | RegExp, to: string) => {
    const update = fromLatin1(whole.subarray(signed.length)).replace(from, to);
    return sprung(name, variant, concat(signed, latin1(update)), concat(whole));
  };
  const unheard = `/Size ${free + 1} /W [ 1 2 1 ] /Index [ 4 1 ]`;
  return [
    edited('a smaller Size, above which readers drop objects', nothing, /\/Size \d+/, '/Size 4'),
    sprung(
      name,
      'an entry of a kind that nobody knows, which counts as null',
      appendStream(signed, free, unheard, String.fromCharCode(7, 0, 0, 0)),
    ),
    edited('a line of a cross-reference of 19 bytes', sameFont, ' n \n', ' n\n'),
    edited(
      'a comment in a cross-reference that is another line',
      sameFont,
      ' n \n',
      ' n %0000000015 00000 n \n',
    ),
    edited('a comment that is another section', sameFont, 'xref\n', 'xref % 0 1\n'),
    await objectStream(scene, 'an object stream that holds a number twice', 8),
    await objectStream(scene, 'an object stream with an object that is not listed', 5),
  ];
}

async function objectStream(
  scene: AttackScene,
  variant: string,
  second: number,
): Promise<AttackFile> {
  const signed = await signTrap(scene, prepared({ more: ['<< /Kind /Small >>'] }));
  const free = freeIn(signed);
  const [one, two] = ['<< /Kind /Small >>', '<< /Kind /Other >>'];
  const places = `8 0 ${second} ${one.length + 1} `;
  const keys = `/Type /ObjStm /N 2 /First ${places.length}`;
  const text = `${free} 0 obj\n${stream(`${places}${one} ${two}`, keys)}\nendobj\n`;
  const at = String.fromCharCode(signed.length >> 8, signed.length & 255);
  const data = `\x02\0${String.fromCharCode(free)}\0\x01${at}\0`;
  const index = `/Size ${free + 2} /W [ 1 2 1 ] /Index [ 8 1 ${free} 1 ]`;
  return sprung(name, variant, appendStream(signed, free + 1, index, data, text));
}
