/** The command line: `tokhai-agent --module <path> --origin <origin>…`. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { AgentError } from './error.ts';
import { startAgent } from './server.ts';
import { openTokens } from './token.ts';

/** Where pages look for the program. */
const defaultPort = 38_383;

const usage = `tokhai-agent: lets web pages sign hashes by a token on this computer (PKCS #11)

  tokhai-agent --module <path> --origin <origin> [--origin <origin>…] [--port ${defaultPort}] [--ask-pin]

  --module   the PKCS #11 module that came with the token (.dll, .so, .dylib)
  --origin   a page that may ask, e.g. https://portal.example
  --ask-pin  ask for the PIN here, and take none from pages
`;

/** Runs the program until it is interrupted. @returns its exit code */
export async function main(args: readonly string[]): Promise<number> {
  let values: {
    module?: string;
    origin?: string[];
    port?: string;
    'ask-pin'?: boolean;
    help?: boolean;
  };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        module: { type: 'string' },
        origin: { type: 'string', multiple: true },
        port: { type: 'string' },
        'ask-pin': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    process.stderr.write(`tokhai-agent: ${(error as Error).message}\n\n${usage}`);
    return 64;
  }
  const { module, origin = [], port = String(defaultPort), help } = values;
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  if (module === undefined || origin.length === 0 || !origin.every((one) => URL.canParse(one))) {
    process.stderr.write(usage);
    return 64;
  }
  try {
    const tokens = openTokens(module);
    const agent = await startAgent({
      tokens,
      origins: origin,
      port: Number(port),
      say: (text) => process.stdout.write(`${text}\n`),
      ...(values['ask-pin'] ? { askPin } : {}),
    });
    process.stdout.write(`tokhai-agent: ${agent.url}\n`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await agent.close();
    tokens.close();
    return 0;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const taken = `Port ${port} is taken. Stop the program that uses it, or choose another by --port.`;
    const known = error instanceof AgentError ? message : undefined;
    process.stderr.write(`tokhai-agent: ${code === 'EADDRINUSE' ? taken : (known ?? message)}\n`);
    return 1;
  }
}

/** Asks on the terminal and shows nothing of what is typed. */
function askPin(origin: string, code: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stdout.write(`PIN (${origin}, ${code}): `);
  return new Promise((resolve) => {
    terminal.question('', (pin) => {
      terminal.close();
      process.stdout.write('\n');
      resolve(pin);
    });
  });
}
