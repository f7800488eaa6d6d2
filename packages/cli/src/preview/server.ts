import { readBody } from '@tokhai/intake';
import type { Answers } from '@tokhai/answers';
import { mediaFiles, mediaType, sha256Hex, type Procedure } from '@tokhai/procedure';
import { readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAnswers } from '../answers-file.ts';
import { loadAttachments } from '../attachments.ts';
import { CommandError, isExpected } from '../errors.ts';
import { readInput, readText } from '../files.ts';
import { limits } from '../limits.ts';
import { draw } from './draw.ts';
import { previewPage } from './page.ts';
import { readState, type PreviewState } from './read-state.ts';
import { watchProcedure } from './watch.ts';

/** Bytes of the answers and files that the page sends to be printed. */
const MAX_BODY = 40_000_000;
/** Milliseconds for them to arrive. */
const BODY_MS = 30_000;
/** Tabs that may follow the changes at once. */
const MAX_FOLLOWERS = 16;
/** PDFs kept for the frame to fetch. */
const MAX_PDFS = 8;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Where `pnpm build` puts the browser's part, seen from `src` and from `dist`. */
const bundle = fileURLToPath(new URL('../../dist/preview-page/assets', import.meta.url));

export interface Preview {
  /** e.g. `http://127.0.0.1:41234/` */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the preview of a procedure file to this machine only.
 *
 * @param port 0 takes a free one
 * @throws {CommandError} `not-built`, `port-taken`
 */
export async function startPreview(path: string, port: number): Promise<Preview> {
  const names = await readdir(bundle).catch(() => {
    throw new CommandError(
      'not-built',
      'The page is not built yet: run `pnpm build` in the clone.',
    );
  });
  const assets = new Set(names.filter((name) => extname(name) in types));
  let current = await readState(path, 1);
  let known: Procedure | undefined = current.procedure;
  const followers = new Set<ServerResponse>();
  const pdfs = new Map<string, Uint8Array>();
  const stopWatching = watchProcedure(path, () => {
    void (async () => {
      current = await readState(path, current.state.version + 1);
      known = current.procedure ?? known;
      for (const follower of followers) follower.write(`data: ${current.state.version}\n\n`);
    })();
  });

  const print = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await readPrintRequest(request);
    if (asked === undefined || !known) return send(response, 400);
    const { pdf, ...told } = await draw(known, asked.answers, asked.files, new Date());
    if (pdf === undefined) return sendJson(response, told);
    const href = `/pdf/${(await sha256Hex(pdf)).slice(0, 32)}.pdf`;
    pdfs.delete(href);
    pdfs.set(href, pdf);
    for (const old of pdfs.keys()) if (pdfs.size > MAX_PDFS) pdfs.delete(old);
    sendJson(response, { href, ...told });
  };

  const example = async (response: ServerResponse, name: string): Promise<void> => {
    if (!known || !current.state.examples.includes(name)) return send(response, 404);
    sendJson(response, await readExample(known, dirname(path), name));
  };

  /** A recording or video that the procedure names; nothing else beside it is anybody's business. */
  const media = async (response: ServerResponse, name: string): Promise<void> => {
    const isNamed = known !== undefined && mediaFiles(known).some((file) => file.path === name);
    const type = mediaType(name);
    if (!isNamed || type === undefined) return send(response, 404);
    send(response, 200, await readInput(join(dirname(path), name), limits.media), type);
  };

  const follow = (response: ServerResponse): void => {
    if (followers.size >= MAX_FOLLOWERS) return send(response, 503);
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    response.write(`retry: 1000\ndata: ${current.state.version}\n\n`);
    followers.add(response);
    response.on('close', () => followers.delete(response));
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    // A page of another site may lead its name to this machine, or post here: neither is answered.
    const own = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { host, origin } = request.headers;
    if (host !== own || (origin !== undefined && origin !== `http://${own}`)) {
      return send(response, 403);
    }
    if (request.method === 'POST') {
      return pathname === '/print' ? print(request, response) : send(response, 405);
    }
    if (request.method !== 'GET') return send(response, 405);
    if (pathname === '/') return send(response, 200, previewPage, 'text/html; charset=utf-8');
    if (pathname === '/events') return follow(response);
    if (pathname === '/state') {
      return sendJson(response, { file: basename(path), ...current.state } satisfies ShownState);
    }
    if (pathname === '/example') return example(response, searchParams.get('name') ?? '');
    if (pathname.startsWith('/media/')) return media(response, pathname.slice('/media/'.length));
    const pdf = pdfs.get(pathname);
    if (pdf) {
      // The policy of the page would forbid the browser's own viewer of PDF.
      const framed = { 'content-security-policy': "frame-ancestors 'self'" };
      return send(response, 200, pdf, 'application/pdf', framed);
    }
    const asset = /^\/assets\/([\w.-]+)$/.exec(pathname)?.[1];
    if (asset === undefined || !assets.has(asset)) return send(response, 404);
    const bytes = await readInput(join(bundle, asset), limits.procedure);
    send(response, 200, bytes, types[extname(asset)]);
  };

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      const problem = isExpected(error) ? error.message : 'The preview failed; see the terminal.';
      if (!isExpected(error)) process.stderr.write(`${String((error as Error).stack)}\n`);
      if (response.headersSent) response.destroy();
      else sendJson(response, { problem, issues: 0 }, 500);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const remedy = `Port ${port} cannot be used (${error.code}). Name another one with --port.`;
      reject(new CommandError('port-taken', remedy));
    });
    server.listen(port, '127.0.0.1', resolve);
  }).catch((error: unknown) => {
    stopWatching();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      stopWatching();
      for (const follower of followers) follower.end();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What the page fetches as `/state`. */
export type ShownState = PreviewState & { file: string };

/** What the page fetches as `/example?name=`. */
export interface ShownExample {
  answers: Answers;
  /** Bytes in Base64 by SHA-256. */
  files: Record<string, string>;
}

async function readExample(
  procedure: Procedure,
  folder: string,
  name: string,
): Promise<ShownExample> {
  const path = join(folder, 'examples', `${name}.json`);
  const { answers } = readAnswers(await readText(path, limits.answers), path);
  const files = await loadAttachments(procedure, answers, join(folder, 'examples', 'files'));
  return {
    answers,
    files: Object.fromEntries(
      [...files].map(([hash, bytes]) => [hash, Buffer.from(bytes).toString('base64')]),
    ),
  };
}

/** `{answers, files: {sha256: Base64}}`; undefined for anything else. */
async function readPrintRequest(
  message: IncomingMessage,
): Promise<{ answers: Answers; files: Map<string, Uint8Array> } | undefined> {
  const request = new Request('http://127.0.0.1/print', {
    method: 'POST',
    headers: { 'content-length': message.headers['content-length'] ?? '0' },
    body: new ReadableStream({
      start(controller) {
        message.on('data', (chunk: Uint8Array) => controller.enqueue(chunk));
        message.on('end', () => controller.close());
        message.on('error', (error) => controller.error(error));
      },
      cancel: () => {
        message.destroy();
      },
    }),
    duplex: 'half',
  } as RequestInit);
  const body = await readBody(request, MAX_BODY, BODY_MS);
  if (typeof body === 'string') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
  const isObject = (one: unknown): one is Record<string, unknown> =>
    typeof one === 'object' && one !== null && !Array.isArray(one);
  if (!isObject(value) || !isObject(value['answers']) || !isObject(value['files']))
    return undefined;
  const files = new Map<string, Uint8Array>();
  for (const text of Object.values(value['files'])) {
    const bytes = new Uint8Array(Buffer.from(String(text), 'base64'));
    files.set(await sha256Hex(bytes), bytes);
  }
  return { answers: value['answers'], files };
}

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

function send(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array = '',
  type = 'text/plain; charset=utf-8',
  changes: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...headers, 'content-type': type, ...changes });
  response.end(body);
}

function sendJson(response: ServerResponse, value: object, status = 200): void {
  send(response, status, JSON.stringify(value), 'application/json; charset=utf-8');
}
