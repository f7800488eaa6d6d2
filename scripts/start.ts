/**
 * Builds everything and runs the demo portal (`npm start`), at http://localhost:$PORT, by default
 * 8080.
 */
import { createServer } from 'node:net';
import { bundle, compile } from './build.ts';
import { failWith } from './lib/failure.ts';
import { step } from './lib/step.mjs';

/** @throws Error that says how to choose another port. */
function portNumber(): number {
  const text = process.env['PORT'] ?? '8080';
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`PORT is "${text}": set it to a number from 0 (any free port) to 65535.`);
}

/** @throws Error when another program listens there already. */
async function mustBeFree(port: number): Promise<void> {
  const server = createServer();
  const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen(port, () => resolve(undefined));
  });
  await new Promise((resolve) => server.close(resolve));
  if (error === undefined) return;
  throw new Error(
    error.code === 'EACCES'
      ? `Port ${port} needs special rights: set PORT to another one, e.g. PORT=8081 npm start`
      : `Port ${port} is taken: stop what uses it, or set another one, e.g. PORT=8081 npm start`,
  );
}

try {
  const port = portNumber();
  await mustBeFree(port);
  await step('compile', () => compile(['packages/portal']));
  await step('bundle', bundle);
  await import('../packages/portal/src/main.ts');
} catch (error) {
  failWith(error);
}
