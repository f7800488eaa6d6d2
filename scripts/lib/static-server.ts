/** Serves a folder on a free port of this machine, for tests. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

export interface StaticServer {
  /** e.g. "http://127.0.0.1:40123", without a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/** @param own files by path that are not in the folder */
export async function serveFolder(
  folder: string,
  own: Readonly<Record<string, string>> = {},
): Promise<StaticServer> {
  const server = createServer((request, response) => {
    void (async () => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      const made = own[path];
      if (made !== undefined) {
        response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(made);
        return;
      }
      const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
      const known = file.startsWith(folder + sep) && (await stat(file).catch(() => undefined));
      if (!known || !known.isFile()) {
        response.writeHead(404).end();
        return;
      }
      const type = types[extname(file)] ?? 'application/octet-stream';
      // Cached for as long as this server lives: its port is new each time.
      response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' });
      createReadStream(file).pipe(response);
    })().catch(() => response.writeHead(400).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
