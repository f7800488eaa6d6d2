import type { HandOvers } from './hand-over.ts';
import { json, pdfAnswer, plainHeaders, problem } from './problem.ts';
import { readJson } from './read-json.ts';

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
  return pdfAnswer(pdf, 'to-khai.pdf');
}

async function codeIn(request: Request): Promise<unknown> {
  const value = await readJson(request);
  return typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
}
