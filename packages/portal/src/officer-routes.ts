/** The officers' pages: who acts as one, the list, one dossier. */
import { DeskError, sealField, type Desk, type DeskStore, type Dossier } from '@tokhai/intake';
import { readShortCode } from '@tokhai/pdf';
import { signatureFields, type Signer } from '@tokhai/signing';
import { readBody } from './http/body.ts';
import type { OfficerSessions } from './officer-sessions.ts';
import { errorPage } from './pages/layout.ts';
import { officerListPage, officerLoginPage } from './pages/officer-list-page.ts';
import { comparedInput, scanInput } from './pages/accept-paper-form.ts';
import type { FieldError } from './pages/error-summary.ts';
import { officerDossierPage } from './pages/officer-dossier-page.ts';
import type { PageContext } from './pages/layout.ts';
import type { Route } from './portal.ts';
import type { Procedures, ShownProcedure } from './procedures.ts';

/** Dossiers on the list. */
const listed = 100;
/** Largest scan of a paper with its form, in bytes. */
const maxScan = 25_000_000;

export interface OfficerRoutesOptions {
  store: DeskStore;
  sessions: OfficerSessions;
  procedures: Procedures;
  desk: Desk;
  /** The agency's. */
  signer: Signer;
}

function seeOther(location: string, cookie?: string): Response {
  const headers = { location, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) };
  return new Response(null, { status: 303, headers });
}

/** Whether a place of the agency is still empty: an officer's, or where there is none the seal. */
async function canSign(pdf: Uint8Array, shown: ShownProcedure | undefined): Promise<boolean> {
  const officers = new Set(
    shown?.procedure.signers.flatMap(({ id, role }) => (role === 'officer' ? [id] : [])),
  );
  const fields = await signatureFields(pdf);
  const places = fields.filter(({ name }) => officers.has(name));
  if (places.length > 0) return places.some(({ signed }) => !signed);
  return !fields.some(({ name }) => name === sealField);
}

/** Answers `/can-bo…`. */
export function officerRoutes({
  store,
  sessions,
  procedures,
  desk,
  signer,
}: OfficerRoutesOptions): Route {
  const dossierPage = async (
    context: PageContext,
    dossier: Dossier,
    paperErrors: readonly FieldError[] = [],
  ): Promise<Response> => {
    const { code, procedure } = dossier.receipt;
    const shown = procedures.all.find((one) => one.procedure.id === procedure);
    const result = await store.record.result(code);
    const pdf = result?.pdf ?? (await store.pdf(code));
    const isSettled = dossier.state === 'withdrawn' || dossier.state === 'awaiting-paper';
    return officerDossierPage(context, dossier, shown?.procedure, {
      events: await store.record.events(code),
      result,
      open: !isSettled && pdf !== undefined && (await canSign(pdf, shown)),
      paperErrors,
    });
  };

  /** A paper that was signed by hand, with the tick that it was compared. */
  const takePaper = async (
    request: Request,
    context: PageContext,
    dossier: Dossier,
  ): Promise<Response> => {
    const { words: w } = context;
    const body = await readBody(request, maxScan);
    if (body === undefined) return errorPage(context, 413, [w.refusedTitle, w.refusedText]);
    const type = request.headers.get('content-type') ?? '';
    const headers = { 'content-type': type };
    const form = await new Response(new Uint8Array(body), { headers })
      .formData()
      .catch(() => new FormData());
    const file = form.get(scanInput);
    const scan = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : undefined;
    const wrongScan = { id: scanInput, text: w.chooseScan };
    const errors = [
      ...(scan === undefined || scan.length === 0 ? [wrongScan] : []),
      ...(form.has(comparedInput) ? [] : [{ id: comparedInput, text: w.tickCompared }]),
    ];
    if (scan === undefined || errors.length > 0) return dossierPage(context, dossier, errors);
    const { code } = dossier.receipt;
    try {
      await desk.acceptPaper(code, { scan, officer: 'cán bộ trình diễn' });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      if (error.code === 'not-a-scan') return dossierPage(context, dossier, [wrongScan]);
      return errorPage(context, 409, [w.paperNotTakenTitle, w.paperNotTakenText]);
    }
    return seeOther(`/can-bo/${encodeURIComponent(code)}`);
  };

  /** The dossier of a paper by the code at its foot; the list with an error when there is none. */
  const findPaper = async (context: PageContext, asked: string): Promise<Response> => {
    const shortCode = readShortCode(asked);
    const found = shortCode === undefined ? [] : await store.list({ shortCode });
    const [first] = found;
    if (first && found.length === 1) return seeOther(`/can-bo/${first.receipt.code}`);
    if (first) return officerListPage(context, found, { asked });
    const error = context.words.paperNotFound;
    return officerListPage(context, await store.list({ limit: listed }), { asked, error });
  };

  return async (request, context) => {
    const { pathname } = context.url;
    if (!/^\/can-bo(\/|$)/.test(pathname)) return undefined;
    if (request.method === 'POST') {
      if (pathname === '/can-bo/vao') return seeOther('/can-bo', sessions.open());
      if (pathname === '/can-bo/ra') return seeOther('/can-bo', sessions.close(request));
      const brings = /^\/can-bo\/([^/]+)\/giay$/.exec(pathname)?.[1];
      if (brings !== undefined) {
        if (!sessions.has(request)) return officerLoginPage(context, 403);
        const dossier = await store.findByCode(brings);
        return dossier && takePaper(request, context, dossier);
      }
      const signs = /^\/can-bo\/([^/]+)\/ky$/.exec(pathname)?.[1];
      if (signs === undefined) return undefined;
      if (!sessions.has(request)) return officerLoginPage(context, 403);
      try {
        await desk.countersign(signs, { signer, by: 'cán bộ trình diễn' });
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        const { words: w } = context;
        return errorPage(context, 409, [w.notSealedTitle, w.notSealedText]);
      }
      return seeOther(`/can-bo/${signs}`);
    }
    if (!sessions.has(request)) {
      return officerLoginPage(context, pathname === '/can-bo' ? 200 : 403);
    }
    if (pathname === '/can-bo') {
      const asked = context.url.searchParams.get('giay')?.slice(0, 60);
      if (asked !== undefined) return findPaper(context, asked);
      return officerListPage(context, await store.list({ limit: listed }));
    }
    const dossier = await store.findByCode(pathname.slice('/can-bo/'.length));
    return dossier && dossierPage(context, dossier);
  };
}
