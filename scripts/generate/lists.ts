/** The short lists of packages/data as modules, and what is known about every list. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { root } from '../lib/run.ts';
import { banner, literal, type Output } from './output.ts';

interface List {
  source: string;
  asOf?: string;
  state: 'copy' | 'practice' | 'memory';
  note: string;
  /** Code, Vietnamese name, English name. */
  items?: [code: string, name: string, english: string][];
}

const folder = join(root, 'packages', 'data', 'lists');

/** The lists that shared questions offer, by the shared schema they belong to. */
const optionLists = {
  'ethnic-group': 'ethnic-groups',
  religion: 'religions',
  relation: 'relations',
  'identity-issuer': 'identity-issuers',
} as const;

async function read(name: string): Promise<List> {
  const list = JSON.parse(await readFile(join(folder, name), 'utf8')) as List;
  const codes = new Set<string>();
  for (const [code, ...names] of list.items ?? []) {
    const isSound = names.every((one) => one !== '' && one === one.normalize('NFC'));
    if (codes.has(code) || !isSound)
      throw new Error(`${name}: ${code} stands twice, or is not NFC`);
    codes.add(code);
  }
  return list;
}

export async function lists(): Promise<Output> {
  const about: Record<string, Omit<List, 'items'>> = {};
  for (const name of (await readdir(folder)).toSorted()) {
    const { source, asOf, state, note } = await read(name);
    about[name] = { source, ...(asOf === undefined ? {} : { asOf }), state, note };
  }
  const options: Record<string, List['items']> = {};
  for (const [schema, name] of Object.entries(optionLists)) {
    options[schema] = (await read(`${name}.json`)).items;
  }
  const { items: countries } = await read('countries.json');
  const typescript = (text: string) => format(text, { parser: 'typescript', printWidth: 100 });
  return {
    'about.ts': await typescript(`${banner}
import type { ListAbout } from '../list-about.ts';

/** Where each file of \`lists\` comes from, and how far it can be trusted. */
export const aboutLists: Readonly<Record<string, ListAbout>> = ${literal(about)};
`),
    'countries.ts': await typescript(`${banner}
/** Countries and territories: code, name in Vietnamese, name in English. */
export const countries: readonly (readonly [code: string, name: string, english: string])[] = ${literal(countries)};
`),
    'options.ts': await typescript(`${banner}
type Items = readonly (readonly [code: string, name: string, english: string])[];

/** Options by the shared schema that offers them: code, name in Vietnamese, name in English. */
export const optionLists: Readonly<Record<${Object.keys(optionLists).map(literal).join(' | ')}, Items>> = ${literal(options)};
`),
  };
}

/** The shared schemas whose options come from a list, as files of `schemas/shared`. */
export async function listSchemas(): Promise<Output> {
  const output: Output = {};
  const shared = join(root, 'schemas', 'shared');
  for (const [name, list] of Object.entries(optionLists)) {
    const { items = [] } = await read(`${list}.json`);
    const schema = JSON.parse(await readFile(join(shared, `${name}.json`), 'utf8')) as object;
    const oneOf = items.map(([code, title]) => ({ const: code, title }));
    const text = JSON.stringify({ ...schema, oneOf });
    output[`${name}.json`] = await format(text, { parser: 'json', printWidth: 100 });
  }
  return output;
}
