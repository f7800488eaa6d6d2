/**
 * A way to a server on which single files come late, broken off, with an error of the server, or not
 * at all: as HTTP, so that it is the same for every browser and for service workers.
 */
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What becomes of a request. */
export type Fault = 'late' | 'reset' | 'status-503' | 'status-404' | 'truncated';

export interface FaultyNetwork {
  /** The server's address through this way. */
  url: string;
  /** Says what becomes of a request; undefined: it goes through. */
  fault: (path: string, count: number) => Fault | undefined;
  /** Milliseconds by which a file is late. */
  lateMs: number;
  /** Browsers keep nothing of what comes: it is fetched again with each page. */
  keepsNothing: boolean;
  /** Paths that were asked for by GET since the last {@link forget}, with how often. */
  asked: Map<string, number>;
  forget(): void;
  close(): Promise<void>;
}

/** @param target where the server is, e.g. `http://localhost:8080` */
export async function faultyNetwork(target: string): Promise<FaultyNetwork> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();

  function pass(near: IncomingMessage, answer: ServerResponse, isTruncated: boolean): void {
    const { method, url: path, headers } = near;
    const far = ask({ hostname, port, method, path, headers }, (response) => {
      const { statusCode = 502 } = response;
      if (network.keepsNothing) response.headers['cache-control'] = 'no-store';
      if (!isTruncated) {
        answer.writeHead(statusCode, response.headers);
        response.pipe(answer);
        return;
      }
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const { 'transfer-encoding': _none, ...kept } = response.headers;
        answer.writeHead(statusCode, { ...kept, 'content-length': body.length });
        answer.write(body.subarray(0, body.length >> 1), () => near.socket.destroy());
      });
    });
    far.on('error', () => near.socket.destroy());
    near.pipe(far);
  }

  const network: FaultyNetwork = {
    url: '',
    fault: () => undefined,
    lateMs: 2000,
    keepsNothing: false,
    asked: new Map(),
    forget: () => network.asked.clear(),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const server = createServer(async (near, answer) => {
    const { pathname } = new URL(near.url ?? '/', target);
    if (near.method !== 'GET') return pass(near, answer, false);
    const count = (network.asked.get(pathname) ?? 0) + 1;
    network.asked.set(pathname, count);
    switch (network.fault(pathname, count)) {
      case 'late':
        await setTimeout(network.lateMs);
        return pass(near, answer, false);
      case 'reset':
        return void near.socket.destroy();
      case 'status-503':
        return void answer.writeHead(503, { 'content-type': 'text/plain' }).end('');
      case 'status-404':
        return void answer.writeHead(404, { 'content-type': 'text/plain' }).end('');
      case 'truncated':
        return pass(near, answer, true);
      case undefined:
        return pass(near, answer, false);
    }
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  network.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return network;
}
