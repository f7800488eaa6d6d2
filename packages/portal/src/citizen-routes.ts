/** What whoever has a receipt does without a login: fetch the result, or take the submission back. */
import {
  DeskError,
  isReceiptKey,
  readDossierCode,
  type Desk,
  type DeskStore,
} from '@tokhai/intake';
import { readBody } from './http/body.ts';
import { rateLimit } from './http/rate-limit.ts';
import { lookupPage } from './pages/lookup-page.ts';
import { errorPage } from './pages/layout.ts';
import type { Route } from './portal.ts';

/** Largest form, in bytes. */
const maxBytes = 4096;

/** Answers `POST /tra-cuu/ket-qua` and `POST /tra-cuu/rut`, forms of the page `/tra-cuu`. */
export function citizenRoutes({ store, desk }: { store: DeskStore; desk: Desk }): Route {
  const limit = rateLimit({ burst: 20, refillMs: 3000 });
  return async (request, context, client) => {
    const action = /^\/tra-cuu\/(ket-qua|rut)$/.exec(context.url.pathname)?.[1];
    if (action === undefined || request.method !== 'POST') return undefined;
    const { words: w } = context;
    const body = await readBody(request, maxBytes);
    if (body === undefined || !limit.allow(client)) {
      return errorPage(context, 429, [w.refusedTitle, w.refusedText]);
    }
    const form = new URLSearchParams(new TextDecoder().decode(body));
    const asked = form.get('ma') ?? '';
    const code = readDossierCode(asked);
    const dossier = code === undefined ? undefined : await store.findByCode(code);
    if (!dossier) return lookupPage(context, asked, undefined);
    const key = form.get('khoa') ?? '';
    if (!isReceiptKey(key, dossier.receipt.sha256)) {
      return lookupPage(context, asked, dossier, { key, problem: w.wrongKey });
    }
    if (action === 'rut') {
      try {
        await desk.withdraw(dossier.receipt.code, 'citizen');
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        return lookupPage(context, asked, dossier, { key, problem: w.tooLateToWithdraw });
      }
      return lookupPage(context, asked, { ...dossier, state: 'withdrawn' });
    }
    const result = await store.record.result(dossier.receipt.code);
    if (!result) return lookupPage(context, asked, dossier, { key, problem: w.noResultYet });
    return new Response(new Uint8Array(result.pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${dossier.receipt.code}-ket-qua.pdf"`,
      },
    });
  };
}
