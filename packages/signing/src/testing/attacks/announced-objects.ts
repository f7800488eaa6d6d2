import { concat, fromLatin1, indexOfText, latin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import {
  appendStream,
  catalogOf,
  freeIn,
  overwrite,
  prepared,
  signTrap,
  sprung,
} from './prepared.ts';
import { appendUpdate } from './raw.ts';
import { overlay, stream } from './scene.ts';
import type { AttackFile, AttackScene } from './scene.ts';

const name = 'trap: an object announced beforehand';

/** Traps of objects that were not there when the victim signed, though something signed names them. */
export async function announcedObjects(scene: AttackScene): Promise<AttackFile[]> {
  return [
    await crossReferenceAsText(scene),
    ...(await entryBehindTheEnd(scene)),
    await streamOverTheEnd(scene),
    await hiddenCrossReference(scene),
  ];
}

async function crossReferenceAsText(scene: AttackScene): Promise<AttackFile> {
  const signed = await signTrap(scene, prepared({ contents: '[ 4 0 R 9 0 R ]' }));
  const text = 'BT /F1 24 Tf 72 650 Td (and 1000000 more) Tj ET'.padEnd(64);
  const keys = `/Size 10 /W [ 1 3 0 ] /Index [ 1000000 ${text.length / 4} ]`;
  const variant = 'a cross-reference stream that is the text of a page as well';
  return sprung(name, variant, appendStream(signed, 9, keys, text), signed);
}

async function entryBehindTheEnd(scene: AttackScene): Promise<AttackFile[]> {
  const trap = { contents: '[ 4 0 R 8 0 R ]', more: [stream('')] };
  const entry = (pdf: Uint8Array) => {
    const text = fromLatin1(pdf);
    return `${String(text.indexOf('8 0 obj')).padStart(10, '0')} 00000 n`;
  };
  const point = (at: number) => (pdf: Bytes) =>
    overwrite(pdf, entry(pdf), `${String(at).padStart(10, '0')} 00000 n`);
  const { length } = await signTrap(scene, prepared(trap));
  const signed = await signTrap(scene, prepared(trap), point(length));

  // The same inside of what may be added: the update does not even list it.
  const free = freeIn(signed);
  const inner = `8 0 obj\n${overlay}\nendobj\n`;
  const head = `${free} 0 obj\n<< /Length ${inner.length}  >>\nstream\n`;
  const inside = await signTrap(scene, prepared(trap), point(length + head.length));
  const store = appendUpdate(inside, {
    objects: { [free]: stream(inner), 1: catalogOf(trap, `/DSS << /Certs [ ${free} 0 R ] >>`) },
  });
  return [
    sprung(
      name,
      'an entry that points behind the end of what was signed',
      appendUpdate(signed, { objects: { 8: overlay } }),
    ),
    sprung(name, 'an entry that points into a certificate of the security store', store),
  ];
}

async function streamOverTheEnd(scene: AttackScene): Promise<AttackFile> {
  const trap = { contents: '[ 4 0 R 8 0 R ]', more: ['<< /Length 99999 >>'] };
  // Its data runs over the end of the revision up to a comment in the update.
  const open = (length: number) => (pdf: Bytes) =>
    overwrite(pdf, '/Length 99999 >>\nendobj\n', `/Length ${length} >>\nstream\n`);
  const plain = prepared(trap);
  const { length } = await signTrap(scene, plain);
  const signed = await signTrap(scene, plain, open(10_000));
  const begin = indexOfText(signed, 'stream\n', indexOfText(signed, '8 0 obj')) + 7;
  const free = freeIn(signed);
  const appended = fromLatin1(
    appendUpdate(signed, {
      objects: { [free]: overlay, 1: catalogOf(trap, `/DSS << /Certs [ ${free} 0 R ] >>`) },
    }).subarray(length),
  );
  const comment = '%endstream endobj\n';
  const at = appended.indexOf('xref\n');
  const start = length + at + comment.length;
  const text = appended.slice(0, at) + comment + appended.slice(at);
  const tail = text.replace(/startxref\n\d+/, `startxref\n${start}`);
  const trapped = await signTrap(scene, plain, open(length + at + 1 - begin));
  return sprung(name, 'an object that only ends in the update', concat(trapped, latin1(tail)));
}

async function hiddenCrossReference(scene: AttackScene): Promise<AttackFile> {
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
  const variant = 'a hidden cross-reference stream that is that of the update';
  return sprung(name, variant, appendStream(signed, freeIn(signed), keys, data, text));
}
