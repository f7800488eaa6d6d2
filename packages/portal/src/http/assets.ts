/**
 * The bundle that `vite build` made, served from memory: its names carry a hash of the content,
 * so browsers keep it for ever; beside each text file lies its Brotli form.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

interface Asset {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  brotli?: Uint8Array<ArrayBuffer>;
}

export interface Assets {
  /** Answers `/assets/…` and `/service-worker.js`; undefined for anything else. */
  respond(request: Request): Response | undefined;
  /** Where the portal serves a source of the bundle, e.g. `form.ts`. */
  path(source: string): string;
}

/** Whether the client says that it takes Brotli. */
export function takesBrotli(request: Request): boolean {
  return /(^|[\s,])br([\s,;]|$)/.test(request.headers.get('accept-encoding') ?? '');
}

async function readAssets(folder: string): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>();
  const names = (await readdir(join(folder, 'assets'))).toSorted();
  for (const name of names) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const bytes = await readFile(join(folder, 'assets', name));
    const asset: Asset = { type, bytes };
    if (names.includes(`${name}.br`)) {
      asset.brotli = await readFile(join(folder, 'assets', `${name}.br`));
    }
    assets.set(`/assets/${name}`, asset);
  }
  return assets;
}

/** Reads the built bundle below `folder`; throws an error that says how to build it. */
export async function loadAssets(folder: string): Promise<Assets> {
  let manifest: Record<string, { file: string }>;
  let assets: Map<string, Asset>;
  let worker: Uint8Array<ArrayBuffer>;
  try {
    const text = await readFile(join(folder, '.vite', 'manifest.json'), 'utf8');
    manifest = JSON.parse(text) as Record<string, { file: string }>;
    assets = await readAssets(folder);
    worker = await readFile(join(folder, 'service-worker.js'));
  } catch (cause) {
    throw new Error('the portal is not built: run `npm start`, or `pnpm build` first', { cause });
  }
  return {
    respond(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/service-worker.js') {
        // At the root, so that its scope is the whole portal; asked for again at each visit.
        const headers = { 'content-type': types['.js']!, 'cache-control': 'no-cache' };
        return new Response(worker, { headers });
      }
      const asset = assets.get(pathname);
      if (asset === undefined) return undefined;
      const headers = new Headers({
        'content-type': asset.type,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      });
      if (asset.brotli === undefined || !takesBrotli(request)) {
        return new Response(asset.bytes, { headers });
      }
      headers.set('content-encoding', 'br');
      return new Response(asset.brotli, { headers });
    },
    path(source) {
      const chunk = manifest[source];
      if (chunk === undefined) throw new Error(`the bundle lacks ${source}: run \`pnpm build\``);
      return `/${chunk.file}`;
    },
  };
}
