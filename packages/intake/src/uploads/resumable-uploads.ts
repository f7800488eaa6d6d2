import { createHash } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileConfigstore, FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { Uploads } from './uploads.ts';

export interface ResumableUploadsOptions {
  /** A folder for what is on its way, and for nothing else. */
  folder: string;
  /** Path at which uploads begin; `/uploads` unless given. */
  path?: string;
  /** Largest submission, in bytes; 25 MB unless given. */
  maxBytes?: number;
  /** All that is on its way together, in bytes as announced; 1 GB unless given. */
  maxTotalBytes?: number;
  /** How many may be on their way; 1000 unless given. */
  maxUploads?: number;
  /** How many pieces are read at the same time; 64 unless given. */
  maxPieces?: number;
  /** Milliseconds from its beginning after which an upload is gone; a day unless given. */
  expiresMs?: number;
  /**
   * Who is logged in: nobody else goes on with an upload or submits it. Without it, whoever knows the
   * address of an upload (128 random bits) may.
   */
  ownerOf?: (request: Request) => string | undefined | Promise<string | undefined>;
  /** Told of defects. Writes to standard error unless given. */
  onError?: (error: unknown) => void;
}

/** Milliseconds that an upload stays after the desk has decided on it. */
const afterwards = 600_000;
/** Ids as `@tus/server` makes them: no path comes out of them. */
const idPattern = /^[\da-f]{32}$/;

/** What the server of tus throws to answer. */
interface Answer {
  status_code: number;
  body: string;
}

const answer = (status_code: number, body: string): Answer => ({ status_code, body });

/**
 * Takes submissions in pieces, so that a network that breaks costs a piece and not the whole. The files
 * lie on the disk of this server: several servers need a folder in common.
 */
export function resumableUploads(options: ResumableUploadsOptions): Uploads {
  const { folder, path = '/uploads', maxBytes = 25_000_000, expiresMs = 86_400_000 } = options;
  const { maxTotalBytes = 1_000_000_000, maxUploads = 1000, maxPieces = 64 } = options;
  const configs = new FileConfigstore(folder);
  const datastore = new FileStore({
    directory: folder,
    configstore: configs,
    expirationPeriodInMilliseconds: expiresMs,
  });
  let pieces = 0;

  /** A hash: what lies on the disk does not tell who is on their way. */
  async function ownerOf(request: Request): Promise<string> {
    const owner = (await options.ownerOf?.(request)) ?? '';
    return createHash('sha256').update(owner).digest('hex');
  }

  async function upload(id: string) {
    return idPattern.test(id) ? datastore.getUpload(id).catch(() => undefined) : undefined;
  }

  async function isOwn(id: string, request: Request): Promise<boolean> {
    const found = await upload(id);
    return found?.metadata?.['owner'] === (await ownerOf(request));
  }

  /** Refuses what would fill the disk; first, what is over makes room. */
  async function makeRoom(size: number): Promise<void> {
    // The store makes it too, but nobody can wait for that.
    await mkdir(folder, { recursive: true });
    await datastore.deleteExpired();
    const ids = await configs.list();
    const sizes = await Promise.all(ids.map(async (id) => (await configs.get(id))?.size ?? 0));
    const total = sizes.reduce((sum, one) => sum + one, 0);
    if (ids.length >= maxUploads || total + size > maxTotalBytes) {
      throw answer(503, 'Too much is on its way. Try again later.\n');
    }
  }

  const server = new Server({
    path,
    datastore,
    maxSize: maxBytes,
    relativeLocation: true,
    // No other origin: an empty list, since none means every one.
    allowedOrigins: [],
    async onIncomingRequest(request, id) {
      if (request.method !== 'POST' && !(await isOwn(id, request))) {
        throw answer(404, 'The file for this url was not found\n');
      }
    },
    async onUploadCreate(request, { size }) {
      if (size === undefined) throw answer(400, 'Say how long it is: Upload-Length.\n');
      await makeRoom(size);
      // What the sender says beside the length is nothing that anybody needs.
      return { metadata: { owner: await ownerOf(request) } };
    },
    onResponseError(_request, error) {
      if (!('status_code' in error)) (options.onError ?? console.error)(error);
      return undefined;
    },
  });

  async function handle(request: Request): Promise<Response> {
    // GET would give a submission out again.
    if (!/^(POST|HEAD|PATCH|DELETE|OPTIONS)$/.test(request.method)) {
      const allow = 'POST, HEAD, PATCH, DELETE, OPTIONS';
      return new Response(null, { status: 405, headers: { allow } });
    }
    if (request.method !== 'PATCH') return server.handleWeb(request);
    if (pieces >= maxPieces) {
      return new Response(null, { status: 503, headers: { 'retry-after': '10' } });
    }
    pieces += 1;
    try {
      return await server.handleWeb(request);
    } finally {
      pieces -= 1;
    }
  }

  return {
    handler: (request) =>
      handle(request).catch((error: unknown) => {
        (options.onError ?? console.error)(error);
        return new Response(null, { status: 500 });
      }),
    async take(id, request) {
      const found = (await isOwn(id, request)) ? await upload(id) : undefined;
      if (found?.size === undefined || found.offset !== found.size) return undefined;
      const file = join(folder, id);
      // Written by somebody else meanwhile it would be larger: not read then.
      if ((await stat(file)).size > maxBytes) return undefined;
      return new Uint8Array(await readFile(file));
    },
    done(id) {
      if (!idPattern.test(id)) return;
      const timer = setTimeout(() => {
        datastore.remove(id).catch(() => undefined);
      }, afterwards);
      timer.unref();
    },
  };
}
