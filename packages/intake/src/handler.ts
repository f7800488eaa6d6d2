import { readShortCode } from '@tokhai/pdf';
import { answerCitizen, type CitizenAction, type Permits } from './citizen-routes.ts';
import {
  beginConfirmation,
  finishConfirmation,
  takeBackConfirmation,
  whoConfirms,
  type ConfirmationRoutes,
} from './confirm/routes.ts';
import { readDossierCode } from './dossier-code.ts';
import { offer, openOrClose } from './hand-over-routes.ts';
import type { HandOvers } from './hand-over.ts';
import {
  fileAnswer,
  json,
  pdfAnswer,
  problem,
  refusal,
  refusedOutright,
  withoutAnswers,
} from './problem.ts';
import { BusyError } from './queue.ts';
import { readBody } from './read-body.ts';
import type { Receipt } from './receipt.ts';
import { reason } from './reasons.ts';
import type { DeskStore, Dossier } from './store.ts';
import type { Uploads } from './uploads/uploads.ts';
import type { Tier, Verdict } from './verdict.ts';

/** What the desk says to one submission. */
export interface Decision {
  verdict: Verdict;
  /** Only when the submission was taken. */
  receipt?: Receipt;
  /** False when the very same PDF was taken before; the receipt is that of the first time. */
  created?: boolean;
}

export interface HandlerOptions {
  accept(pdf: Uint8Array, tier: Exclude<Tier, 'confirmed'>): Promise<Decision>;
  store: DeskStore;
  /** What whoever has a receipt may do; nothing unless given. */
  permits?: Permits;
  withdraw: (code: string, by: string) => Promise<void>;
  /** Absent: the desk hands nothing over. */
  handOvers?: HandOvers;
  /** Absent: nothing is confirmed here. */
  confirmations?: ConfirmationRoutes;
  /** Absent: a submission comes in one piece. */
  uploads?: Uploads;
  /** Largest submission taken, in bytes. */
  maxBytes: number;
  /** Longest time for a body to arrive, in milliseconds. */
  maxBodyMs: number;
  /** Most bodies read at the same time. */
  maxBodies: number;
  /** Who may see the dossiers. Without it nobody may. */
  authorize?: (request: Request) => boolean | Promise<boolean>;
  /** Told of every error that is a defect; the sender is told only that there was one. */
  onError: (error: unknown) => void;
  checkedAt: () => string;
  /** A dossier in the shape of one-stop systems; undefined when its procedure is not known. */
  oneStop?: (dossier: Dossier) => object | undefined;
}

const remedies = {
  'not-found': 'There is nothing at this address.',
  'unknown-dossier': 'No dossier has this code. Compare it with the receipt.',
  'wrong-method': 'This address does not take this method.',
  'wrong-media-type': 'Send the PDF itself with Content-Type: application/pdf.',
  'too-slow': 'The file took too long to arrive. Send it again over a better network.',
  aborted: 'The file did not arrive completely. Send it again.',
  busy: 'The desk is busy. Send the submission again in a minute: it is never taken twice.',
  'officers-only': 'Only an officer who has logged in may see this.',
  'unknown-upload': 'There is no such upload, or it is not whole, or it is over. Send it again.',
  'internal-error': 'Something is wrong with the desk. Send the submission again later.',
};

/** The desk over HTTP, on the Fetch API. It never rejects. */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  const { store } = options;
  let bodies = 0;

  /** Works on a PDF that is held meanwhile; no more than so many at the same time. */
  async function holdingPdf(work: () => Promise<Response>): Promise<Response> {
    if (bodies >= options.maxBodies) throw new BusyError();
    bodies += 1;
    try {
      return await work();
    } finally {
      bodies -= 1;
    }
  }

  /** Reads the PDF of a request and works on it. */
  async function withPdf(
    request: Request,
    work: (pdf: Uint8Array) => Promise<Response>,
  ): Promise<Response> {
    if (!/^application\/pdf\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
      return problem(415, 'wrong-media-type', remedies['wrong-media-type']);
    }
    return holdingPdf(async () => {
      const body = await readBody(request, options.maxBytes, options.maxBodyMs);
      if (body === 'too-slow') return problem(408, body, remedies[body]);
      if (body === 'aborted') return problem(400, body, remedies[body]);
      if (body === 'too-large') {
        const why = reason('too-large', { maxBytes: options.maxBytes });
        return refusal(refusedOutright(why, options.checkedAt()));
      }
      return work(body);
    });
  }

  async function submit(pdf: Uint8Array, tier: Exclude<Tier, 'confirmed'>): Promise<Response> {
    const { verdict, receipt, created } = await options.accept(pdf, tier);
    if (!receipt) return refusal(verdict);
    const status = { location: `/submissions/${receipt.code}/status` };
    return json(created ? 201 : 200, { receipt, verdict: withoutAnswers(verdict) }, status);
  }

  /** A submission that came in pieces before. */
  async function submitUpload(
    request: Request,
    id: string,
    tier: 'signed' | 'paper',
  ): Promise<Response> {
    const { uploads } = options;
    const pdf = await uploads?.take(id, request);
    if (!uploads || !pdf) return problem(410, 'unknown-upload', remedies['unknown-upload']);
    const response = await submit(pdf, tier);
    uploads.done(id);
    return response;
  }

  async function handOver(request: Request, path: string[]): Promise<Response> {
    const { handOvers } = options;
    const [action, ...rest] = path;
    const known = action === undefined || action === 'open' || action === 'close';
    if (!handOvers || !known || rest.length > 0) {
      return problem(404, 'not-found', remedies['not-found']);
    }
    if (request.method !== 'POST') return wrongMethod('POST');
    if (action === undefined) return withPdf(request, (pdf) => offer(handOvers, pdf));
    return openOrClose(handOvers, action, request);
  }

  async function confirm(request: Request, [id, ...rest]: string[]): Promise<Response> {
    const { confirmations } = options;
    if (!confirmations || rest.length > 0) {
      return problem(404, 'not-found', remedies['not-found']);
    }
    const takesBack = request.method === 'DELETE' && id !== undefined;
    if (request.method !== 'POST' && !takesBack) {
      return wrongMethod(id === undefined ? 'POST' : 'POST, DELETE');
    }
    // Before anything is read: strangers do not make the desk work.
    const person = await whoConfirms(confirmations, request);
    if (person instanceof Response) return person;
    if (takesBack) return takeBackConfirmation(confirmations, person, decode(id));
    return withPdf(request, (pdf) =>
      id === undefined
        ? beginConfirmation(confirmations, person, pdf)
        : finishConfirmation(confirmations, person, pdf, { id: decode(id), request }),
    );
  }

  async function dossierState(code: string): Promise<Response> {
    const dossier = await findDossier(code);
    if (!dossier) return problem(404, 'unknown-dossier', remedies['unknown-dossier']);
    const { receipt, state } = dossier;
    // Whoever guesses a code learns nothing about a person.
    const { receivedAt, dueOn, contact } = receipt;
    return json(200, { code: receipt.code, state, receivedAt, dueOn, contact });
  }

  async function findDossier(typed: string) {
    const code = readDossierCode(decode(typed));
    return code === undefined ? undefined : store.findByCode(code);
  }

  /** A dossier with its record, and with what was found about its result. */
  async function whole(dossier: Dossier) {
    const { code } = dossier.receipt;
    const [events, result] = [await store.record.events(code), await store.record.result(code)];
    const { sha256, verdict } = result ?? {};
    return { ...dossier, events, ...(result ? { result: { sha256, verdict } } : {}) };
  }

  async function citizen(request: Request, typed: string, action: CitizenAction) {
    const { results, withdrawal } = options.permits ?? {};
    const permitted = action === 'withdrawal' ? withdrawal : results;
    if (!permitted) return problem(404, 'not-found', remedies['not-found']);
    if (request.method !== 'POST') return wrongMethod('POST');
    const dossier = await findDossier(typed);
    if (!dossier) return problem(404, 'unknown-dossier', remedies['unknown-dossier']);
    return answerCitizen(action, request, dossier, options);
  }

  async function officer(request: Request, path: string[]): Promise<Response> {
    if (!(await options.authorize?.(request))) {
      return problem(403, 'officers-only', remedies['officers-only']);
    }
    const [typed, part, ...rest] = path;
    if (typed === undefined) {
      const query = new URL(request.url).searchParams;
      const before = query.get('before');
      const limit = Number(query.get('limit') ?? 50);
      const paper = query.get('paper');
      const shortCode = paper === null ? undefined : readShortCode(paper);
      // What is no code is on no paper.
      if (paper !== null && shortCode === undefined) return json(200, { dossiers: [] });
      const dossiers = await store.list({
        limit: Number.isFinite(limit) ? limit : 50,
        ...(before === null ? {} : { before }),
        ...(shortCode === undefined ? {} : { shortCode }),
      });
      return json(200, { dossiers });
    }
    const dossier = await findDossier(typed);
    if (!dossier) return problem(404, 'unknown-dossier', remedies['unknown-dossier']);
    const { code } = dossier.receipt;
    if (part === undefined) return json(200, await whole(dossier));
    if (part === 'dossier' && rest.length === 0) {
      const record = options.oneStop?.(dossier);
      return record ? json(200, record) : problem(404, 'not-found', remedies['not-found']);
    }
    if (part === 'paper' && rest.length === 0) {
      const scan = await store.record.scan(code);
      if (!scan) return problem(404, 'not-found', remedies['not-found']);
      return fileAnswer(scan.bytes, scan.type, `${code}-giay.${scan.type.split('/')[1]}`);
    }
    if (part === 'confirmation' && rest.length === 0) {
      const sealed = await store.record.confirmation(code);
      if (!sealed) return problem(404, 'not-found', remedies['not-found']);
      return pdfAnswer(sealed.pdf, `${code}-xac-nhan.pdf`);
    }
    if ((part !== 'pdf' && part !== 'result') || rest.length > 0) {
      return problem(404, 'not-found', remedies['not-found']);
    }
    const pdf = part === 'pdf' ? await store.pdf(code) : (await store.record.result(code))?.pdf;
    if (!pdf) return problem(404, 'unknown-dossier', remedies['unknown-dossier']);
    return pdfAnswer(pdf, part === 'pdf' ? `${code}.pdf` : `${code}-ket-qua.pdf`);
  }

  async function route(request: Request): Promise<Response> {
    const [area, ...path] = new URL(request.url).pathname.split('/').slice(1);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (area === 'submissions' && path.length === 0) {
      if (request.method !== 'POST') return wrongMethod('POST');
      const { searchParams } = new URL(request.url);
      const tier = searchParams.has('paper') ? 'paper' : 'signed';
      const upload = searchParams.get('upload');
      if (upload !== null) return holdingPdf(() => submitUpload(request, upload, tier));
      return withPdf(request, (pdf) => submit(pdf, tier));
    }
    if (area === 'submissions' && path.length === 2 && path[1] === 'status') {
      return reads ? dossierState(path[0] ?? '') : wrongMethod('GET, HEAD');
    }
    if (area === 'submissions' && path.length === 2) {
      const [code = '', action] = path;
      if (action === 'result' || action === 'confirmation' || action === 'withdrawal') {
        return citizen(request, code, action);
      }
    }
    if (area === 'confirmations') return confirm(request, path);
    if (area === 'uploads' && options.uploads) return options.uploads.handler(request);
    if (area === 'hand-overs') return handOver(request, path);
    if (area === 'officer' && path[0] === 'submissions' && path.length <= 3) {
      return reads ? officer(request, path.slice(1)) : wrongMethod('GET, HEAD');
    }
    return problem(404, 'not-found', remedies['not-found']);
  }

  return async (request) => {
    try {
      return await route(request);
    } catch (error) {
      if (error instanceof BusyError) {
        return problem(503, 'busy', remedies.busy, {}, { 'retry-after': '60' });
      }
      options.onError(error);
      return problem(500, 'internal-error', remedies['internal-error']);
    }
  };
}

function wrongMethod(allow: string): Response {
  return problem(405, 'wrong-method', remedies['wrong-method'], {}, { allow });
}

/** A part of a path as it was typed; what is not well-formed is no dossier code either. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
