/** The demo portal as one function from request to answer. */
import { join } from 'node:path';
import { certificateStatusHandler, createDesk, pgliteStore, readDossierCode } from '@tokhai/intake';
import { draftTransfers } from '@tokhai/intake/draft-transfers';
import { resumableUploads } from '@tokhai/intake/uploads';
import { writeCertificate } from '@tokhai/signing';
import { agencySeal } from './agency-seal.ts';
import { loadBundles } from './bundles.ts';
import { citizenRoutes } from './citizen-routes.ts';
import { citizenSessions } from './citizen-sessions.ts';
import { demoAuthority } from './demo-authority.ts';
import { demoRoutes } from './demo-routes.ts';
import { loadAssets } from './http/assets.ts';
import { secureCookies } from './http/cookies.ts';
import { contentSecurityPolicy, framedPdf, withSecurityHeaders } from './http/headers.ts';
import { isForeignOrigin } from './http/origin.ts';
import { loginRoutes } from './login-routes.ts';
import { officerRoutes } from './officer-routes.ts';
import { officerSessions } from './officer-sessions.ts';
import { oneTimeCodes } from './one-time-codes.ts';
import { phoneRoutes } from './phone-routes.ts';
import { bundlePage } from './pages/bundle-page.ts';
import { homePage } from './pages/home-page.ts';
import { errorPage, pageContext, type PageContext } from './pages/layout.ts';
import { lookupPage } from './pages/lookup-page.ts';
import { procedurePage } from './pages/procedure-page.ts';
import { verifyPage } from './pages/verify-page.ts';
import { profileRoutes } from './profile-routes.ts';
import { loadProcedures } from './procedures.ts';
import { keptLanguage, languageOf } from './words/language.ts';

export interface PortalOptions {
  /** Where the demonstration authority and the desk keep their data. */
  dataDir: string;
  /** The folder of the built bundle. */
  bundle: string;
  /** The folder that holds a folder for each procedure. */
  procedures: string;
  /** The folder that holds a folder for each bundle of procedures. */
  bundles: string;
  /** Whether people reach the portal by https alone: its cookies are then kept from http. */
  https?: boolean;
}

export interface Portal {
  /**
   * Answers a request; never rejects.
   * @param client who asks, for limits on how often: the peer's address
   */
  fetch(request: Request, client: string): Promise<Response>;
  close(): Promise<void>;
}

/** A route answers, or leaves the request to the next one. */
export type Route = (
  request: Request,
  context: PageContext,
  client: string,
) => Promise<Response | undefined> | Response | undefined;

/** Opens the portal's data and routes. */
export async function createPortal(options: PortalOptions): Promise<Portal> {
  const assets = await loadAssets(options.bundle);
  const procedures = await loadProcedures(options.procedures);
  const bundles = await loadBundles(options.bundles);
  const authority = await demoAuthority(options.dataDir);
  const seal = await agencySeal(options.dataDir);
  const store = await pgliteStore(join(options.dataDir, 'desk'));
  const sessions = officerSessions();
  const citizens = citizenSessions();
  const codes = oneTimeCodes(citizens);
  const desk = createDesk({
    procedures: procedures.all.map((shown) => shown.procedure),
    trust: [authority.root],
    accepts: ['signed', 'paper', 'confirmed'],
    // For trying out; which procedures may be confirmed instead of signed is for the law to say.
    confirmation: { port: codes.port, sealer: seal.signer, takes: () => true, pauseSeconds: 5 },
    officialTrust: [seal.root],
    agency: { code: 'DEMO', seals: [seal.holder] },
    permits: { results: true, withdrawal: true },
    store,
    authorize: (request) => sessions.has(request),
    handOver: {},
    uploads: resumableUploads({ folder: join(options.dataDir, 'uploads') }),
  });
  const script = assets.path('form.ts');
  const verifyScript = assets.path('verify.ts');
  const bundleScript = assets.path('bundle.ts');
  const style = assets.path('portal.css');

  const pages: Route = async (request, context) => {
    const { pathname, searchParams } = context.url;
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    if (pathname === '/') {
      const search = searchParams.get('tim')?.trim().slice(0, 100) ?? '';
      const [offered, several] = [procedures.offered(), bundles.list];
      return homePage(context, { procedures: offered, bundles: several, search });
    }
    if (pathname === '/kiem-tra') return verifyPage(context, verifyScript);
    if (pathname === '/tra-cuu') {
      const asked = searchParams.get('ma')?.trim().slice(0, 60);
      const code = asked === undefined ? undefined : readDossierCode(asked);
      return lookupPage(
        context,
        asked,
        code === undefined ? undefined : await store.findByCode(code),
      );
    }
    const wanted = /^\/goi\/([^/]+)$/.exec(pathname)?.[1];
    const several = bundles.list.find(({ name }) => name === wanted);
    if (several) {
      const { title } = several.bundle.translations[context.language] ?? several.bundle;
      return bundlePage(context, { name: several.name, title }, bundleScript);
    }
    const shown = procedures.get(/^\/thu-tuc\/([^/]+)$/.exec(pathname)?.[1] ?? '');
    return shown && procedurePage(context, shown, script);
  };
  const statusOf = certificateStatusHandler({
    trust: [authority.root],
    fetchRevocation: authority.revocation,
  });
  const statusRoute: Route = (request, { url }) =>
    url.pathname === '/signing/status' ? statusOf(request) : undefined;
  const transfers = draftTransfers();
  const transferRoute: Route = (request, { url }, client) =>
    /^\/draft-transfers(\/|$)/.test(url.pathname) ? transfers(request, client) : undefined;
  const deskRoutes: Route = async (request, { url }) => {
    if (!/^\/(submissions|officer|hand-overs|uploads|confirmations)(\/|$)/.test(url.pathname))
      return undefined;
    const response = await desk.handler(request);
    if (response.headers.get('content-type') !== 'application/pdf') return response;
    const headers = new Headers(response.headers);
    headers.set('content-security-policy', contentSecurityPolicy(framedPdf));
    return new Response(response.body, { status: response.status, headers });
  };
  const routes: Route[] = [
    (request) => assets.respond(request),
    (request) => procedures.respond(request),
    (request) => bundles.respond(request),
    pages,
    deskRoutes,
    demoRoutes(authority, `${authority.pem}${writeCertificate(seal.root)}`),
    statusRoute,
    transferRoute,
    phoneRoutes(authority, codes.messages),
    loginRoutes(citizens),
    profileRoutes(),
    citizenRoutes({ store, desk }),
    officerRoutes({ store, sessions, procedures, desk, signer: seal.signer }),
  ];

  const answer = async (request: Request, client: string): Promise<Response> => {
    const context = pageContext(request, languageOf(request), style);
    const { words: w } = context;
    try {
      if (isForeignOrigin(request) && request.method !== 'GET' && request.method !== 'HEAD') {
        return errorPage(context, 403, [w.refusedTitle, w.refusedText]);
      }
      for (const route of routes) {
        const response = await route(request, context, client);
        if (response !== undefined) return response;
      }
      return errorPage(context, 404, [w.notFoundTitle, w.notFoundText]);
    } catch (error) {
      console.error(error);
      return errorPage(context, 500, [w.failedTitle, w.failedText]);
    }
  };

  return {
    async fetch(request, client) {
      const response = withSecurityHeaders(await answer(request, client));
      const kept = keptLanguage(request);
      if (kept !== undefined) response.headers.append('set-cookie', kept);
      if (options.https === true) secureCookies(response.headers);
      return response;
    },
    close: () => store.close(),
  };
}
