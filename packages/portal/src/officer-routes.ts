/** The officers' pages: who acts as one, the list, one dossier. */
import { DeskError, sealField, type Desk, type DeskStore } from '@tokhai/intake';
import { signatureFields, type Signer } from '@tokhai/signing';
import type { OfficerSessions } from './officer-sessions.ts';
import { errorPage } from './pages/layout.ts';
import { officerListPage, officerLoginPage } from './pages/officer-list-page.ts';
import { officerDossierPage } from './pages/officer-dossier-page.ts';
import type { Route } from './portal.ts';
import type { Procedures, ShownProcedure } from './procedures.ts';

/** Dossiers on the list. */
const listed = 100;

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
  return async (request, context) => {
    const { pathname } = context.url;
    if (!/^\/can-bo(\/|$)/.test(pathname)) return undefined;
    if (request.method === 'POST') {
      if (pathname === '/can-bo/vao') return seeOther('/can-bo', sessions.open());
      if (pathname === '/can-bo/ra') return seeOther('/can-bo', sessions.close(request));
      const signs = /^\/can-bo\/([^/]+)\/ky$/.exec(pathname)?.[1];
      if (signs === undefined) return undefined;
      if (!sessions.has(request)) return officerLoginPage(context, 403);
      try {
        await desk.countersign(decodeURIComponent(signs), { signer, by: 'demo officer' });
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
    if (pathname === '/can-bo')
      return officerListPage(context, await store.list({ limit: listed }));
    const dossier = await store.findByCode(pathname.slice('/can-bo/'.length));
    if (dossier === undefined) return undefined;
    const shown = procedures.all.find(
      ({ procedure }) => procedure.id === dossier.receipt.procedure,
    );
    const { code } = dossier.receipt;
    const result = await store.record.result(code);
    const pdf = result?.pdf ?? (await store.pdf(code));
    return officerDossierPage(context, dossier, shown?.procedure, {
      events: await store.record.events(code),
      result,
      open: dossier.state !== 'withdrawn' && pdf !== undefined && (await canSign(pdf, shown)),
    });
  };
}
