import { readProcedure, type Procedure } from '@tokhai/procedure';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readText } from './files.ts';
import { limits } from './limits.ts';

/** Where the procedures of the repository lie, seen from `src` and from `dist` of a clone. */
const folder = fileURLToPath(new URL('../../../schemas/procedures', import.meta.url));

/**
 * The procedures that a submission may have been made with: the files that were named, else those
 * of the clone this command runs from.
 *
 * @throws {UsageError} `unreadable-file`
 * @throws {ProcedureError} for a named file that is no procedure
 */
export async function knownProcedures(named: readonly string[]): Promise<Procedure[]> {
  const paths = named.length > 0 ? named : await ownProcedures();
  const procedures: Procedure[] = [];
  for (const path of paths) {
    procedures.push(readProcedure(await readText(path, limits.procedure)));
  }
  return procedures;
}

/** An installed package has no such folder: then there are none. */
async function ownProcedures(): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name, 'procedure.json'));
  } catch {
    return [];
  }
}
