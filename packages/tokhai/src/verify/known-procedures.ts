/** The procedures that a portal has below an address, each as `<code>/procedure.json`. */
import { ProcedureError, type Procedure, type Translation } from '@tokhai/procedure';
import { FetchError } from '../fetch-json.ts';
import { loadProcedure, loadTranslation } from '../load-procedure.ts';

/** Where a procedure is: the last folder of its `$id` is its code. */
function procedureUrl(folder: URL, id: string): URL | undefined {
  const code = /\/([a-z0-9][a-z0-9-]{0,63})\/procedure\.json$/.exec(id)?.[1];
  return code === undefined ? undefined : new URL(`${code}/procedure.json`, folder);
}

/**
 * The procedure with that `$id`; undefined when it is not there, or cannot be had.
 * @param folder undefined: the portal shows none
 */
export async function knownProcedure(
  folder: URL | undefined,
  id: string,
): Promise<Procedure | undefined> {
  const url = folder && procedureUrl(folder, id);
  try {
    const procedure = url && (await loadProcedure(url));
    return procedure?.id === id ? procedure : undefined;
  } catch (error) {
    // Without the procedure less can be told, and the result says so.
    if (error instanceof FetchError || error instanceof ProcedureError) return undefined;
    throw error;
  }
}

/** Its words in another language, where it has them. */
export async function knownTranslation(
  folder: URL | undefined,
  id: string,
  tag: string,
): Promise<Translation | undefined> {
  const url = folder && procedureUrl(folder, id);
  if (tag === 'vi' || !url) return undefined;
  return loadTranslation(new URL(`${tag}.json`, url)).catch(() => undefined);
}
