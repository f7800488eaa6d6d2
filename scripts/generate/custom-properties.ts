/** The custom properties by which a portal changes the look, out of their sheet. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/run.ts';

/** A custom property as a manifest tells of it. */
export interface CustomProperty {
  /** e.g. `--tk-accent` */
  name: string;
  description: string;
  /** Its value on a light screen. */
  default: string;
}

/** More than these nobody learns, and every one is a promise. */
const most = 25;

/**
 * @throws Error when a property of the sheet is not described, one described is not in the sheet, or
 *   there are more than 25
 */
export async function customProperties(): Promise<CustomProperty[]> {
  const path = 'packages/elements/src/styles/tokens.ts';
  const source = await readFile(join(root, path), 'utf8');
  const [docs = '', sheet = ''] = source.split('export const tokens');
  const said = new Map(
    [...docs.matchAll(/@cssprop (--tk-[a-z-]+) - (.+)/g)].map(([, name = '', words = '']) => [
      name,
      words,
    ]),
  );
  const light = sheet.split('@media')[0] ?? '';
  const properties = [...light.matchAll(/(--tk-[a-z-]+):\s*([^;]+);/g)].map(
    ([, name = '', value = '']) => {
      const description = said.get(name);
      if (description === undefined) throw new Error(`${path}: ${name} has no @cssprop.`);
      said.delete(name);
      return { name, description, default: value };
    },
  );
  if (said.size > 0) throw new Error(`${path}: no ${[...said.keys()].join(', ')} in the sheet.`);
  if (properties.length === 0 || properties.length > most) {
    throw new Error(`${path}: ${properties.length} custom properties; at most ${most}.`);
  }
  return properties;
}
