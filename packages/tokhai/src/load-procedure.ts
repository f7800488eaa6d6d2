import {
  ProcedureError,
  readProcedureFile,
  type Procedure,
  type ProcedureFile,
  type Translation,
} from '@tokhai/procedure';
import type { PlainProcedure } from '@tokhai/procedure/plain';
import { FetchError, fetchJson } from './fetch-json.ts';

/** Largest procedure file, and largest translation, in bytes. */
const maxBytes = 1024 * 1024;

/**
 * Fetches and reads a procedure. What builds its questions comes while the file is on its way; the
 * file is told of before that, as soon as it fits the meta-schema. A plain JSON Schema becomes a
 * procedure where somebody wants to be told of it.
 *
 * @throws {FetchError} when the file cannot be had
 * @throws {ProcedureError} when it is not in the procedure language
 */
export async function loadProcedure(
  src: URL,
  signal?: AbortSignal,
  told: { onFile?: (file: ProcedureFile) => void; onPlain?: (plain: PlainProcedure) => void } = {},
): Promise<Procedure> {
  const value = await fetchJson(src, maxBytes, signal);
  if (told.onPlain && isPlainSchema(value)) {
    const plain = (await late(src, import('./plain-procedure.ts'))).asProcedure(value);
    told.onPlain(plain);
    return plain.procedure;
  }
  const file = readProcedureFile(value);
  told.onFile?.(file);
  try {
    const { completeProcedure } = await import('./complete-procedure.ts');
    return await completeProcedure(file);
  } catch (cause) {
    if (cause instanceof ProcedureError) throw cause;
    throw new FetchError('not-reached', src, { cause });
  }
}

/** A JSON Schema without a word of ours. */
function isPlainSchema(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || 'procedure' in value) return false;
  return ['type', 'properties', '$ref', 'oneOf', 'anyOf', 'allOf', 'enum', 'items'].some(
    (keyword) => keyword in value,
  );
}

function late<Module>(src: URL, module: Promise<Module>): Promise<Module> {
  return module.catch((cause: unknown) => {
    throw new FetchError('not-reached', src, { cause });
  });
}

function isTranslation(value: unknown): value is Translation {
  if (typeof value !== 'object' || value === null) return false;
  const { lang, texts } = value as Partial<Record<'lang' | 'texts', unknown>>;
  return typeof lang === 'string' && typeof texts === 'object' && texts !== null;
}

/**
 * Fetches a procedure's words in another language; undefined when there are none or they are damaged.
 *
 * @throws {FetchError} `not-reached`: there may be some. Vietnamese is always better than nothing
 */
export async function loadTranslation(
  url: URL,
  signal?: AbortSignal,
): Promise<Translation | undefined> {
  try {
    const translation = await fetchJson(url, maxBytes, signal);
    return isTranslation(translation) ? translation : undefined;
  } catch (error) {
    if (error instanceof FetchError && error.code !== 'not-reached') return undefined;
    throw error;
  }
}
