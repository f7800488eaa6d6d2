/**
 * Provinces and communes as modules: one module a province, so that a page loads the communes of
 * the province that was chosen and no others.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/run.ts';
import { banner, type Output } from './output.ts';

/** A unit's code and name (Quyết định 19/2025/QĐ-TTg). */
type Unit = [code: string, name: string];

interface Units {
  /** Where the list comes from, and of which day it is. */
  source: string;
  provinces: [code: string, name: string, communes: Unit[]][];
}

const folder = join(root, 'packages', 'data', 'lists');

/** The newest list: its file is named by the day from which it holds. */
async function newest(): Promise<Units> {
  const days = (await readdir(folder)).filter((name) => /^units-\d{4}-\d\d-\d\d\.json$/.test(name));
  const last = days.toSorted().at(-1);
  if (last === undefined)
    throw new Error('packages/data/lists holds no units: add units-<day>.json');
  const units = JSON.parse(await readFile(join(folder, last), 'utf8')) as Units;
  const codes = new Set<string>();
  for (const [code, name] of units.provinces.flatMap(([c, n, communes]) => [[c, n], ...communes])) {
    if (code === undefined || name === undefined || codes.has(code)) {
      throw new Error(`packages/data/lists/${last}: a unit without code or name, or twice ${code}`);
    }
    if (name !== name.normalize('NFC')) {
      throw new Error(`packages/data/lists/${last}: ${name} is not NFC`);
    }
    codes.add(code);
  }
  return units;
}

function list(units: readonly Unit[]): string {
  const lines = units.map(
    ([code, name]) => `  [${JSON.stringify(code)}, ${JSON.stringify(name)}],`,
  );
  return ['[', ...lines, ']'].join('\n');
}

export async function units(): Promise<Output> {
  const { source, provinces } = await newest();
  const head = `${banner}// Source: ${source}\n`;
  const output: Output = {};
  output['units/provinces.ts'] = `${head}
/** The provinces: \`[code, name]\`, ordered by code. */
export const provinces: readonly (readonly [code: string, name: string])[] = ${list(
    provinces.map(([code, name]) => [code, name]),
  )};
`;
  for (const [code, , communes] of provinces) {
    output[`units/${code}.ts`] = `${head}
const communes: readonly (readonly [code: string, name: string])[] = ${list(communes)};
export default communes;
`;
  }
  const imports = provinces.map(([code]) => `  '${code}': () => import('./${code}.ts'),`);
  output['units/communes.ts'] = `${head}
/** Loads the communes of a province (by its code) as \`[code, name]\` pairs. */
export const loadCommunes: Readonly<
  Record<string, () => Promise<{ default: readonly (readonly [code: string, name: string])[] }>>
> = {
${imports.join('\n')}
};
`;
  return output;
}
