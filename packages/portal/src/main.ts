/**
 * Runs the demo portal. Environment: PORT (8080 by default; 0 takes a free port), DATA_DIR (where
 * it keeps its data, `.data` in the repository by default), HTTPS (1 behind a proxy that people reach
 * by https alone).
 */
import { fileURLToPath } from 'node:url';
import { listen } from './listen.ts';
import { createPortal } from './portal.ts';

const root = new URL('../../../', import.meta.url);
const port = Number(process.env['PORT'] ?? 8080);

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken. Stop the program that uses it, or choose another: PORT=8081 npm start`;
  }
  if (code === 'EACCES') return `Port ${port} is not allowed. Choose another: PORT=8081 npm start`;
  return message;
}

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail('PORT is not a port number: set it to a number from 0 to 65535.');
}

try {
  // The port first: a second start must not touch the data of the first.
  let portal: Awaited<ReturnType<typeof createPortal>> | undefined;
  const starting = new Response('Starting', { status: 503, headers: { 'retry-after': '1' } });
  const server = await listen(
    { fetch: async (request, client) => portal?.fetch(request, client) ?? starting.clone() },
    port,
  );
  const stop = async (): Promise<void> => {
    await server.close();
    await portal?.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  portal = await createPortal({
    dataDir: process.env['DATA_DIR'] ?? fileURLToPath(new URL('.data', root)),
    bundle: fileURLToPath(new URL('packages/portal/dist/web', root)),
    procedures: fileURLToPath(new URL('schemas/procedures', root)),
    bundles: fileURLToPath(new URL('schemas/bundles', root)),
    https: process.env['HTTPS'] === '1',
  });
  console.log(`Tờ Khai demo portal: ${server.url}`);
} catch (error) {
  fail(explain(error));
}
