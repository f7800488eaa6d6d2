import { sha256Hex } from '@tokhai/procedure';
import { loadFonts } from '../index.ts';
import { goldenOf, groupedGoldens } from './golden.ts';

const schemas = '/schemas/procedures';

async function read(path: string): Promise<Uint8Array> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const text = async (path: string): Promise<string> => new TextDecoder().decode(await read(path));

async function filesOf(code: string, names: readonly string[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    const bytes = await read(`${schemas}/${code}/examples/files/${name}`);
    files.set(await sha256Hex(bytes), bytes);
  }
  return files;
}

/**
 * Prints every example in this browser, which is served the repository's folder, and tables with
 * merged headers.
 *
 * @returns how many have the same bytes as in Node, and the names of those that have not
 */
export async function compareWithGoldens(): Promise<{ same: number; different: string[] }> {
  const {
    files: names,
    goldens,
    grouped,
  } = JSON.parse(await text('/packages/pdf/src/goldens.json')) as {
    files: Record<string, string[]>;
    goldens: Record<string, string>;
    grouped: Record<string, string>;
  };
  const fonts = await loadFonts();
  const different: string[] = [];
  for (const [name, golden] of Object.entries(goldens)) {
    const [code, example] = name.split('/') as [string, string];
    const procedure = await text(`${schemas}/${code}/procedure.json`);
    const content = JSON.parse(await text(`${schemas}/${code}/examples/${example}.json`)) as {
      answers: Record<string, unknown>;
      createdAt: string;
    };
    const files = await filesOf(code, names[code] ?? []);
    if ((await goldenOf(procedure, content, files, fonts)) !== golden) different.push(name);
  }
  for (const [name, printed] of Object.entries(await groupedGoldens(fonts))) {
    if (printed !== grouped[name]) different.push(name);
  }
  const count = Object.keys(goldens).length + Object.keys(grouped).length;
  return { same: count - different.length, different };
}
