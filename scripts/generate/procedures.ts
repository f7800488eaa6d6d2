/** The list of the procedures in this repository. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/run.ts';
import { banner, literal, type Output } from './output.ts';

/** The folders in schemas/procedures that hold a procedure, sorted. */
export async function procedureFolders(): Promise<string[]> {
  const folder = join(root, 'schemas', 'procedures');
  const files = await readdir(folder, { recursive: true });
  const found = files.map((file) => /^([^/\\]+)[/\\]procedure\.json$/.exec(file)?.[1]);
  return found.filter((name) => name !== undefined).toSorted();
}

export async function procedures(): Promise<Output> {
  const list = [];
  for (const folder of await procedureFolders()) {
    const path = join(root, 'schemas', 'procedures', folder, 'procedure.json');
    const { $id, title, procedure } = JSON.parse(await readFile(path, 'utf8')) as {
      $id: string;
      title: string;
      procedure: { form: string; effectiveFrom: string; draft?: boolean };
    };
    const { form, effectiveFrom, draft = false } = procedure;
    list.push({ folder, id: $id, form, title, effectiveFrom, draft });
  }
  const text = `${banner}
export interface ProcedureEntry {
  /** Folder below schemas/procedures. */
  folder: string;
  /** The file's \`$id\`. */
  id: string;
  /** Code of the form, e.g. CT01. */
  form: string;
  /** Name of the form, in Vietnamese. */
  title: string;
  /** First day on which this version is in force (YYYY-MM-DD). */
  effectiveFrom: string;
  /** The form's wording is not confirmed by an official text. */
  draft: boolean;
}

/** The procedures of this repository, by folder. */
export const procedureList: readonly ProcedureEntry[] = ${literal(list)};
`;
  return { 'procedures.ts': text };
}
