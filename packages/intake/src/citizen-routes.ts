import { DeskError } from './desk-error.ts';
import { json, pdfAnswer, problem } from './problem.ts';
import { isReceiptKey } from './receipt-key.ts';
import { readJson } from './read-json.ts';
import type { DeskStore, Dossier } from './store.ts';

/** What a portal permits to whoever has the receipt of a dossier, without a login. */
export interface Permits {
  /** To fetch the PDF that the agency signed, or its seal over a confirmation. */
  results?: boolean;
  /** To take the submission back, as long as the agency has not signed it. */
  withdrawal?: boolean;
}

export type CitizenAction = 'result' | 'confirmation' | 'withdrawal';

const remedies = {
  'wrong-key': 'Give the first 16 digits or more of the SHA-256 on the receipt.',
  'no-result': 'The agency has not signed this dossier yet. Ask for its state later.',
};

/**
 * `POST /submissions/:code/result`, `…/confirmation` and `…/withdrawal` with `{key}`, the hash on the
 * receipt: the code alone can be guessed.
 */
export async function answerCitizen(
  action: CitizenAction,
  request: Request,
  dossier: Dossier,
  desk: { store: DeskStore; withdraw: (code: string, by: string) => Promise<void> },
): Promise<Response> {
  const { code, sha256 } = dossier.receipt;
  const body = await readJson(request);
  const key = typeof body === 'object' && body !== null && 'key' in body ? body.key : undefined;
  if (!isReceiptKey(key, sha256)) return problem(403, 'wrong-key', remedies['wrong-key']);
  if (action === 'confirmation') {
    const sealed = await desk.store.record.confirmation(code);
    if (!sealed) return problem(404, 'no-result', remedies['no-result']);
    return pdfAnswer(sealed.pdf, `${code}-xac-nhan.pdf`);
  }
  if (action === 'result') {
    const result = await desk.store.record.result(code);
    if (!result) return problem(404, 'no-result', remedies['no-result']);
    return pdfAnswer(result.pdf, `${code}-ket-qua.pdf`);
  }
  try {
    await desk.withdraw(code, 'citizen');
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return problem(409, error.code, error.message);
  }
  return json(200, { code, state: 'withdrawn' });
}
