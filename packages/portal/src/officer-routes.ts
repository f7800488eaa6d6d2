/** The officers' pages: who acts as one, the list, one dossier. */
import type { DeskStore } from '@tokhai/intake';
import type { OfficerSessions } from './officer-sessions.ts';
import { officerListPage, officerLoginPage } from './pages/officer-list-page.ts';
import { officerDossierPage } from './pages/officer-dossier-page.ts';
import type { Route } from './portal.ts';
import type { Procedures } from './procedures.ts';

/** Dossiers on the list. */
const listed = 100;

export interface OfficerRoutesOptions {
  store: DeskStore;
  sessions: OfficerSessions;
  procedures: Procedures;
}

function seeOther(location: string, cookie: string): Response {
  return new Response(null, { status: 303, headers: { location, 'set-cookie': cookie } });
}

/** Answers `/can-bo…`. */
export function officerRoutes({ store, sessions, procedures }: OfficerRoutesOptions): Route {
  return async (request, context) => {
    const { pathname } = context.url;
    if (!/^\/can-bo(\/|$)/.test(pathname)) return undefined;
    if (request.method === 'POST') {
      if (pathname === '/can-bo/vao') return seeOther('/can-bo', sessions.open());
      if (pathname === '/can-bo/ra') return seeOther('/can-bo', sessions.close(request));
      return undefined;
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
    return officerDossierPage(context, dossier, shown?.procedure);
  };
}
