import { readBody } from './read-body.ts';

/** Largest request that holds a code or a key, in bytes, and its longest time, in milliseconds. */
const maxBytes = 1000;
const maxMs = 10_000;

/** The JSON of a small request; undefined for whatever else it holds. */
export async function readJson(request: Request): Promise<unknown> {
  const body = await readBody(request, maxBytes, maxMs);
  if (typeof body === 'string') return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
}
