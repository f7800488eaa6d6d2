import { fromLatin1, latin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { bodyOf, byUpdates, signatureNumber } from './scene.ts';
import type { AttackFile, Scenario, UpdateAttacks } from './scene.ts';

const name = 'universal forgery';

/** Edits of the signature dictionary, which must not make a verifier skip what it cannot read. */
const edits: Readonly<Record<string, (dictionary: string) => string>> = {
  'no Contents': (text) => text.replace('/Contents', '/Contentz'),
  'Contents null': (text) =>
    text.replace(/\/Contents <[^>]*>/, (all) => pad('/Contents null', all)),
  'Contents empty': (text) => text.replace(/\/Contents <[^>]*>/, (all) => pad('/Contents <>', all)),
  'Contents zero': (text) =>
    text.replace(/<[0-9a-f]{20,}>/i, (all) => `<${'0'.repeat(all.length - 2)}>`),
  'Contents true': (text) =>
    text.replace(/\/Contents <[^>]*>/, (all) => pad('/Contents true', all)),
  'Contents of letters': (text) =>
    text.replace(/<[0-9a-f]{20,}>/i, (all) => `<${'z'.repeat(all.length - 2)}>`),
  'no ByteRange': (text) => text.replace('/ByteRange', '/ByteRangx'),
  'ByteRange null': (text) =>
    text.replace(/\/ByteRange \[[^\]]*\]/, (all) => pad('/ByteRange null', all)),
  'ByteRange empty': (text) =>
    text.replace(/\/ByteRange \[[^\]]*\]/, (all) => pad('/ByteRange []', all)),
  'ByteRange of zeros': (text) => range(text, '0 0 0 0'),
  'ByteRange negative': (text) => range(text, '0 -1 1 -1'),
  'ByteRange of two': (text) => range(text, '0 9'),
  'ByteRange beyond the file': (text) => range(text, '0 9 999999999 9'),
  'ByteRange of words': (text) => range(text, '/a /b /c /d'),
  'no SubFilter': (text) => text.replace('/SubFilter', '/SubFiltex'),
  'SubFilter unknown': (text) => text.replace('ETSI.CAdES.detached', 'ETSI.CAdES.detachex'),
  'SubFilter of a timestamp': (text) => text.replace('/ETSI.CAdES.detached', '/ETSI.RFC3161      '),
};

function pad(text: string, like: string): string {
  return text.padEnd(like.length);
}

function range(text: string, numbers: string): string {
  return text.replace(/\/ByteRange \[[^\]]*\]/, (all) => pad(`/ByteRange [ ${numbers} ]`, all));
}

/** Signature dictionaries made unreadable: in the signed bytes, and by an update over them. */
export function universalForgery(scenario: Scenario, signed: Bytes): AttackFile[] {
  const body = bodyOf(signed, signatureNumber);
  const inPlace = Object.entries(edits).map(([variant, edit]) => {
    const text = fromLatin1(signed).replace(body, () => edit(body));
    return { class: name, variant: `${variant}, in place`, scenario, pdf: latin1(text) };
  });
  const updates: UpdateAttacks = Object.fromEntries(
    Object.entries(edits).map(([variant, edit]) => [
      `${variant}, by an update`,
      {
        objects: { [signatureNumber]: edit(body) },
        // An object that cannot be read cannot be named either.
        ...(variant !== 'Contents of letters' && { object: signatureNumber }),
      },
    ]),
  );
  const value: UpdateAttacks = {
    'the signature null': { objects: { [signatureNumber]: 'null' }, object: signatureNumber },
    'the signature a number': { objects: { [signatureNumber]: '7' }, object: signatureNumber },
  };
  return [...inPlace, ...byUpdates(name, scenario, signed, { ...updates, ...value })];
}
