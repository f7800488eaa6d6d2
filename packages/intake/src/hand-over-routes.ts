import type { HandOvers } from './hand-over.ts';
import { json, plainHeaders, problem } from './problem.ts';
import { readBody } from './read-body.ts';

/** Largest request that holds a code, in bytes, and its longest time to arrive, in milliseconds. */
const maxBytes = 1000;
const maxMs = 10_000;

const remedies = {
  'hand-over-refused':
    'Only a submission of this desk that nobody changed is handed over. See reasons.',
  'hand-over-full':
    'Too much is on its way between signers. Hand the file over yourself, or try later.',
  'unknown-code':
    'No submission waits under this code: it was used, it is over, or it was written wrongly. Ask the sender for a new one.',
};

/** `POST /hand-overs` with a PDF: the code under which the next signer opens it. */
export async function offer(handOvers: HandOvers, pdf: Uint8Array): Promise<Response> {
  const offered = await handOvers.offer(pdf);
  if ('code' in offered) return json(201, offered);
  if ('full' in offered) {
    const later = { 'retry-after': '600' };
    return problem(503, 'hand-over-full', remedies['hand-over-full'], {}, later);
  }
  const { refused: reasons } = offered;
  return problem(422, 'hand-over-refused', remedies['hand-over-refused'], { reasons });
}

/**
 * `POST /hand-overs/open` and `POST /hand-overs/close` with `{code}`. The code travels in the body:
 * addresses end up in the logs of every server on the way.
 */
export async function openOrClose(
  handOvers: HandOvers,
  action: 'open' | 'close',
  request: Request,
): Promise<Response> {
  const code = await codeIn(request);
  if (action === 'close') {
    await handOvers.close(code);
    return new Response(null, { status: 204, headers: plainHeaders });
  }
  const pdf = await handOvers.open(code);
  if (!pdf) return problem(404, 'unknown-code', remedies['unknown-code']);
  return new Response(pdf as Uint8Array<ArrayBuffer>, {
    headers: {
      ...plainHeaders,
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
    },
  });
}

async function codeIn(request: Request): Promise<unknown> {
  const body = await readBody(request, maxBytes, maxMs);
  if (typeof body === 'string') return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
  } catch {
    return undefined;
  }
}
