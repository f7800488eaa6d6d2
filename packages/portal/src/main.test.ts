import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Runs the portal until it ends; its exit code and what it printed. */
async function run(port: string): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, ['--conditions=@tokhai/source', main], {
    env: { ...process.env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, printed };
}

test('a taken port is one polite line and exit code 1', async () => {
  const other = createServer().listen(0);
  try {
    const { port } = other.address() as AddressInfo;
    const { code, printed } = await run(String(port));
    assert.equal(code, 1);
    assert.match(printed, new RegExp(`^Port ${port} is taken\\. .*PORT=8081 npm start\\n$`));
  } finally {
    other.close();
  }
});

test('what is no port is refused with the remedy', async () => {
  for (const port of ['http', '-1', '65536', '80.5']) {
    const { code, printed } = await run(port);
    assert.equal(code, 1, port);
    assert.match(printed, /PORT is not a port number: set it to a number from 0 to 65535\.\n$/);
  }
});
