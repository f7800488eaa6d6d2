/** The portal's fetch handler behind Node's HTTP server. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Portal } from './portal.ts';

export interface Listening {
  /** e.g. `http://localhost:8080` */
  url: string;
  /** Stops taking requests, lets the running ones end, and resolves then. */
  close(): Promise<void>;
}

/** Milliseconds that running requests get to end after {@link Listening.close}. */
const graceMs = 3000;

function started(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Listens on `port` (0 for a free one).
 * @throws the error of Node's server, e.g. with code `EADDRINUSE`
 */
export async function listen(portal: Pick<Portal, 'fetch'>, port: number): Promise<Listening> {
  const listener = getRequestListener(
    (request, { incoming }) => portal.fetch(request, incoming.socket.remoteAddress ?? ''),
    { overrideGlobalObjects: false },
  );
  const server = createServer(
    { headersTimeout: 20_000, requestTimeout: 180_000, maxHeaderSize: 16 * 1024 },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  await started(server, port);
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
