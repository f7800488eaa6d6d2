/**
 * Writes packages/data/lists/countries.json anew, from the Unicode CLDR that this Node carries:
 *
 *     node scripts/data/countries.ts
 *
 * Run by hand after a change of Node: look at what it changes. Not part of `pnpm generate`: another
 * Node knows another edition.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/run.ts';

/** Codes that CLDR names although ISO 3166-1 has no such country: reserved ones, unions, tests. */
const others = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));
/** Officially assigned codes of ISO 3166-1 since 2011. */
const assigned = 249;

const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
const names = (language: string) =>
  new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
const [vietnamese, english] = [names('vi'), names('en')];

const items = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter(
    (code) => !others.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`,
  )
  .flatMap((code) => {
    const name = vietnamese.of(code)?.normalize('NFC');
    return name === undefined ? [] : [[code, name, english.of(code)?.normalize('NFC') ?? name]];
  });
if (items.length !== assigned) {
  throw new Error(`${items.length} countries instead of ${assigned}: look at the reserved codes`);
}
const { cldr, node } = process.versions;
const list = {
  source: `Unicode CLDR ${cldr} (Unicode License V3), by Intl.DisplayNames of Node ${node}; codes of ISO 3166-1`,
  state: 'copy',
  note: 'Names of countries and territories in common use; no list of a Vietnamese authority. Nobody checked that each one gives a nationality.',
  items,
};
const file = join(root, 'packages', 'data', 'lists', 'countries.json');
await writeFile(file, `${JSON.stringify(list, undefined, 2)}\n`);
