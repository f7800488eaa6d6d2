/**
 * The communes until 30/06/2025 and what became of them, as modules: one for each former province,
 * so that whoever knows only an old address loads no more than is asked for.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/run.ts';
import { banner, literal, type Output } from './output.ts';

/** Codes of today's communes, separated by spaces, by province, district and commune. */
type Former = Record<string, Record<string, Record<string, string>>>;

const folder = join(root, 'packages', 'data', 'lists');

async function read<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as T;
}

export async function formerUnits(): Promise<Output> {
  const { source, provinces } = await read<{ source: string; provinces: Former }>(
    'former-units-2025-06-30.json',
  );
  const today = await read<{ provinces: [string, string, [string, string][]][] }>(
    'units-2025-07-01.json',
  );
  const provinceOf = new Map(
    today.provinces.flatMap(([code, , communes]) => communes.map(([commune]) => [commune, code])),
  );
  const head = `${banner}// Source: ${source}\n`;
  const output: Output = {};
  const names = Object.keys(provinces);
  for (const [index, name] of names.entries()) {
    const districts = provinces[name]!;
    const codes = Object.values(districts).flatMap((communes) =>
      Object.values(communes).flatMap((to) => to.split(' ')),
    );
    const into = new Set<string>();
    for (const code of codes) {
      const province = provinceOf.get(code);
      if (province === undefined) throw new Error(`${name}: there is no commune ${code}`);
      into.add(province);
    }
    output[`units/former/${index}.ts`] = `${head}
/** ${name}: the provinces of today that it went to, and its districts with their communes. */
const former: {
  into: readonly string[];
  districts: Readonly<Record<string, Readonly<Record<string, string>>>>;
} = ${literal({ into: [...into].toSorted(), districts })};
export default former;
`;
  }
  const imports = names.map(
    (name, index) => `  ${JSON.stringify(name)}: () => import('./${index}.ts'),`,
  );
  output['units/former/provinces.ts'] = `${head}
/** The former provinces, each with what loads its communes. */
export const formerProvinces: Readonly<
  Record<
    string,
    () => Promise<{
      default: {
        into: readonly string[];
        districts: Readonly<Record<string, Readonly<Record<string, string>>>>;
      };
    }>
  >
> = {
${imports.join('\n')}
};
`;
  return output;
}
