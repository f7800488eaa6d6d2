/**
 * The security headers of every answer (OWASP Secure Headers; CSP level 3, Trusted Types).
 */

/** Sources that the whole portal needs; a page adds only what it says it needs. */
const policy: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  // Recordings and videos of procedures.
  'media-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  // Lit's one policy: it takes only template literals, never answers.
  'trusted-types': 'lit-html',
};

/** Directives of a page that shows a PDF of this portal in a frame. */
export const framesPdf: Readonly<Record<string, string>> = { 'frame-src': "'self'" };

/**
 * Directives of a page with a form: its check page shows the print, made in the browser, in a frame,
 * and it registers a service worker of this portal, by a policy of its own.
 */
export const showsForm: Readonly<Record<string, string>> = {
  'frame-src': 'blob:',
  'worker-src': "'self'",
  'trusted-types': 'lit-html tokhai',
};

/** Directives of a PDF that a page of this portal may show in a frame. */
export const framedPdf: Readonly<Record<string, string>> = { 'frame-ancestors': "'self'" };

/** The Content-Security-Policy, with the directives in `changes` added or replaced. */
export function contentSecurityPolicy(changes: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...policy, ...changes })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

const fixed: ReadonlyArray<readonly [name: string, value: string]> = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
];

/** Adds the headers that an answer does not set itself. */
export function withSecurityHeaders(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of fixed) if (!headers.has(name)) headers.set(name, value);
  if (!headers.has('content-security-policy')) {
    headers.set('content-security-policy', contentSecurityPolicy());
  }
  // What carries personal data or depends on a cookie is the rule; assets say otherwise.
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  return new Response(response.body, { status: response.status, headers });
}
