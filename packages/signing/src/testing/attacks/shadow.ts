import { fromLatin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { bodyOf, byUpdates, extended, free, looks, overlay, stream, target } from './scene.ts';
import type { AttackFile, Scenario } from './scene.ts';

/** Shadow attacks: the document was prepared by the attacker before the victim signed it. */
export function shadow(scenario: Scenario, signed: Bytes): AttackFile[] {
  const { page, font, amount, looks: appearance, cover } = target;
  const twin = fromLatin1(signed).lastIndexOf('3 0 obj\n', fromLatin1(signed).indexOf('xref\n'));
  const amountBody = bodyOf(signed, amount);
  const valued = amountBody.replace('/V (100)', '/V (1000000)');
  return [
    ...byUpdates('shadow: hide', scenario, signed, {
      'the cover emptied': { objects: { [cover]: stream(' ') }, object: cover },
      'the cover no longer shown': {
        objects: { [page]: bodyOf(signed, page).replace('[ 4 0 R 10 0 R ]', '4 0 R') },
        object: page,
      },
      'the looks of a field made empty': {
        objects: { [appearance]: looks('') },
        object: appearance,
      },
    }),
    ...byUpdates('shadow: replace', scenario, signed, {
      'another font': {
        objects: { [font]: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>' },
        object: font,
      },
      'another value of a field': { objects: { [amount]: valued }, object: amount },
      'other looks of a field': { objects: { [appearance]: looks('1000000') }, object: appearance },
      'other looks by another object': {
        objects: { [amount]: amountBody.replace('9 0 R', `${free} 0 R`), [free]: looks('1000000') },
        object: amount,
      },
      'an overlay over the cover': {
        objects: {
          [page]: bodyOf(signed, page).replace('10 0 R ]', `10 0 R ${free} 0 R ]`),
          [free]: overlay,
        },
        object: page,
      },
    }),
    ...byUpdates('shadow: hide and replace', scenario, signed, {
      'the other page of the same number': {
        objects: { [page]: '' },
        offsets: { [page]: twin },
        object: page,
      },
      'another catalog': {
        objects: {
          [target.catalog]: extended(bodyOf(signed, target.catalog), '/PageMode /UseNone'),
        },
        object: target.catalog,
      },
    }),
  ];
}
