import { concat, latin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { bodyOf, byUpdates, free, overlay, signatureNumber, target } from './scene.ts';
import type { AttackFile, Scenario } from './scene.ts';

const name = 'incremental saving';

/** Changes appended to the signed document, with or without what makes an update one. */
export function incrementalSaving(scenario: Scenario, signed: Bytes): AttackFile[] {
  const objects = { [target.secret]: overlay };
  const { secret: object } = target;
  const field = bodyOf(signed, target.a).replace(/\/V \d+ 0 R/, `/V ${free} 0 R`);
  const raw = (variant: string, tail: string) => {
    return { class: name, variant, scenario, pdf: concat(signed, latin1(tail)) };
  };
  const body = `${object} 0 obj\n${overlay}\nendobj\n`;
  return [
    ...byUpdates(name, scenario, signed, {
      'a whole update': { objects, object },
      'an update without cross-reference': { objects, withoutXref: true },
      'an update that forgets the past': { objects, withoutPrev: true },
      'an object that no cross-reference lists': { objects: {}, hidden: objects, object },
      'an update with a copy of the signature': {
        objects: { ...objects, [target.a]: field, [free]: bodyOf(signed, signatureNumber) },
        object,
      },
    }),
    raw('a body alone', body),
    raw('a body and an end', `${body}%%EOF\n`),
    raw('a body and a trailer', `${body}trailer\n<< /Size ${free} /Root 1 0 R >>\n%%EOF\n`),
    raw('a comment', '% nothing\n'),
  ];
}
