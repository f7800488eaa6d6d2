import type { Reason } from './reasons.ts';
import type { Verdict } from './verdict.ts';

/** Headers of everything the desk answers: personal data is kept by no cache on the way. */
export const plainHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...plainHeaders, ...headers },
  });
}

/** A PDF, shown by the browser itself or saved under this name. */
export function pdfAnswer(pdf: Uint8Array, fileName: string): Response {
  return fileAnswer(pdf, 'application/pdf', fileName);
}

/** A file of a type that the desk itself found out. */
export function fileAnswer(bytes: Uint8Array, type: string, fileName: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      ...plainHeaders,
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="${fileName}"`,
    },
  });
}

/** A refusal in the shape of RFC 9457, with a `code` of ours; `detail` names the remedy. */
export function problem(
  status: number,
  code: string,
  detail: string,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Response {
  const body = { type: 'about:blank', title: titles[status] ?? 'Error', status, code, detail };
  return json(
    status,
    { ...body, ...more },
    { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  );
}

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const statuses: Record<string, number> = { 'too-large': 413, 'not-a-pdf': 415 };

/** A submission that did not pass. The gravest reason gives the status and the `code`. */
export function refusal(verdict: Verdict): Response {
  const [first] = verdict.reasons;
  const status = statuses[first?.code ?? ''] ?? 422;
  return problem(
    status,
    first?.code ?? 'refused',
    first?.message ?? 'The submission was refused. See the verdict.',
    { verdict: withoutAnswers(verdict) },
  );
}

/** The verdict for whoever sent the submission: what is known about people need not travel back. */
export function withoutAnswers({
  answers: _,
  confirmation: __,
  ...verdict
}: Verdict): Omit<Verdict, 'answers' | 'confirmation'> {
  return verdict;
}

/** A verdict on what could not even be looked at. */
export function refusedOutright(reason: Reason, checkedAt: string): Verdict {
  return { indication: 'failed', reasons: [reason], checkedAt, signatures: [] };
}
