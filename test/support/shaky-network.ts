/** A way to a server that can be cut at any moment, really: connections end, new ones are refused. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface ShakyNetwork {
  /** The server's address through this way. */
  url: string;
  /** Ends every connection, and every new one at once. */
  cut(): void;
  /** Ends every connection once so many more bytes went towards the server, and goes on. */
  cutAfter(bytes: number): void;
  mend(): void;
  /** Bytes that went towards the server so far. */
  bytes(): number;
  /** How often connections were ended by {@link cutAfter}. */
  cuts(): number;
  close(): Promise<void>;
}

/** @param target where the server is, e.g. `http://localhost:8080` */
export async function shakyNetwork(target: string): Promise<ShakyNetwork> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let isCut = false;
  let left = Infinity;
  let cuts = 0;
  let bytes = 0;
  const endAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk: Buffer) => {
      const passing = chunk.subarray(0, Math.min(chunk.length, left));
      left -= passing.length;
      bytes += passing.length;
      if (passing.length > 0 && !far.write(passing)) {
        near.pause();
        far.once('drain', () => near.resume());
      }
      if (left > 0) return;
      left = Infinity;
      cuts += 1;
      endAll();
    });
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      endAll();
    },
    cutAfter(bytes) {
      left = bytes;
    },
    mend() {
      isCut = false;
      left = Infinity;
    },
    bytes: () => bytes,
    cuts: () => cuts,
    close: () => {
      endAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
