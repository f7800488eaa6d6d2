/**
 * Drives WebKitGTK by WebDriver (W3C), as its own WebKitWebDriver speaks it. It has no headless
 * mode: Xvfb is its screen. (On GTK's Broadway display, which needs no X, windows have no true size.)
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webkit } from '../../../scripts/engines.ts';
import type { InputSource } from './input.ts';
import type { Connection, Engine } from './page.ts';
import { Program } from './program.ts';
import { startScreen } from './screen.ts';

/** Milliseconds that a script in the page may take. */
const scriptTimeout = 240_000;

/** Starts a screen. Each tab has a browser and a driver of its own, which knows but one session. */
export async function startWebKit(): Promise<Engine> {
  const { driver, browser, display } = await webkit();
  const screen = await startScreen(display);
  const running = new Set<Driver>();
  return {
    async open() {
      const started = await Driver.start(driver, screen.display);
      running.add(started);
      return openTab(started.address, browser, async () => {
        running.delete(started);
        await started.end();
      });
    },
    async end() {
      // Those of tests that did not come to their end.
      await Promise.all([...running].map((one) => one.end()));
      await screen.program.end();
    },
  };
}

/** WebKitWebDriver, with a folder for all that WebKit keeps on the disk. */
class Driver {
  readonly address: string;
  readonly #program: Program;
  readonly #folder: string;

  private constructor(address: string, program: Program, folder: string) {
    this.address = address;
    this.#program = program;
    this.#folder = folder;
  }

  static async start(path: string, display: string): Promise<Driver> {
    const folder = await mkdtemp(join(tmpdir(), 'tokhai-webkit-'));
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const program = new Program(path, [`--port=${port}`, '--host=127.0.0.1'], {
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      // No desktop that anybody would have to be told of.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      NO_AT_BRIDGE: '1',
      // Without a graphics card a third of its time goes into playing one, for a screen nobody sees.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      XDG_RUNTIME_DIR: folder,
      XDG_CACHE_HOME: folder,
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
    });
    await program.until(async () => {
      const answer = await fetch(`${address}/status`).catch(() => undefined);
      return answer?.ok === true ? true : undefined;
    });
    return new Driver(address, program, folder);
  }

  async end(): Promise<void> {
    await this.#program.end();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function openTab(
  address: string,
  browser: string,
  end: () => Promise<void>,
): Promise<Connection> {
  const { sessionId } = await send<{ sessionId: string }>('POST', `${address}/session`, {
    capabilities: {
      alwaysMatch: {
        'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
        timeouts: { script: scriptTimeout },
      },
    },
  });
  const session = `${address}/session/${sessionId}`;
  await send('POST', `${session}/window/rect`, { x: 0, y: 0, width: 1024, height: 768 });
  return {
    async navigate(url: string) {
      await send('POST', `${session}/url`, { url });
    },
    async back() {
      await send('POST', `${session}/back`, {});
    },
    call(source: string, argument: string) {
      const script = `const done = arguments[arguments.length - 1]; (${source})(arguments[0]).then(done);`;
      return send<string>('POST', `${session}/execute/async`, { script, args: [argument] });
    },
    async perform(sources: readonly InputSource[]) {
      await send('POST', `${session}/actions`, { actions: sources });
    },
    async close() {
      await send('DELETE', session).catch(() => undefined);
      await end();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function send<Result>(method: string, url: string, body?: object): Promise<Result> {
  const answer = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
  const { value } = (await answer.json()) as {
    value: Result & { error?: string; message?: string };
  };
  if (!answer.ok) throw new Error(`WebKit: ${value?.error}: ${value?.message}`);
  return value;
}
