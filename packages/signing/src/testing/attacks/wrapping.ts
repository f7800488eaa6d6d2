import { concat, fromLatin1, latin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { bodyOf, overlay, signatureNumber, target } from './scene.ts';
import type { AttackFile, Scenario } from './scene.ts';

/**
 * Signature wrapping: the second part that the signature covers is moved to the end of the file,
 * and a signature dictionary with other offsets is put in between, so that the digest still fits.
 * The last startxref is a part of what was moved: the forged cross-reference stands where it points.
 */
export function wrapping(scenario: Scenario, signed: Bytes): AttackFile[] {
  const dictionary = bodyOf(signed, signatureNumber);
  const numbers = /\/ByteRange \[ 0 (\d+) (\d+) (\d+)/.exec(dictionary)?.slice(1).map(Number);
  const [start = 0, resume = 0, rest = 0] = numbers ?? [];
  const tail = signed.subarray(resume, resume + rest);
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(fromLatin1(signed))?.[1]);
  const variants: Record<string, boolean> = {
    'the rest moved behind forged objects': true,
    'the rest moved, the old cross-reference kept': false,
  };
  return Object.entries(variants).map(([variant, forged]) => {
    const gap = forged ? forge(signed, dictionary, start, at, resume) : latin1(`\n${overlay}\n`);
    const moved = resume + gap.length;
    // The offsets are as wide as those in the forgery: its length does not change.
    const text = fromLatin1(gap).replace('RESUME0000', String(moved).padEnd(10));
    const pdf = concat(signed.subarray(0, resume), latin1(text), tail);
    return { class: 'signature wrapping', variant, scenario, pdf };
  });
}

function forge(
  signed: Bytes,
  dictionary: string,
  start: number,
  at: number,
  resume: number,
): Bytes {
  const previous = /\/Prev (\d+)/.exec(fromLatin1(signed))?.[1] ?? '0';
  const fake = dictionary.replace(
    /\/ByteRange \[[^\]]*\]/,
    `/ByteRange [ 0 ${start} RESUME0000 ${signed.length - resume} ]`,
  );
  const objects: Array<readonly [num: number, body: string]> = [
    [target.secret, overlay],
    [target.a, bodyOf(signed, target.a)],
    [signatureNumber, fake],
  ];
  const rows = 20 * objects.length + 60;
  // The forged objects stand behind the table that lists them.
  let body = '';
  let table = 'xref\n';
  const trailer = `trailer\n<< /Size ${signatureNumber + 1} /Root 1 0 R /Prev ${previous} >>\n`;
  const first = at + rows + trailer.length + 64;
  for (const [num, text] of objects) {
    table += `${num} 1\n${String(first + body.length).padStart(10, '0')} 00000 n \n`;
    body += `${num} 0 obj\n${text}\nendobj\n`;
  }
  const head = ' '.repeat(at - resume) + table + trailer;
  return latin1(`${head.padEnd(first - resume)}${body}`);
}
