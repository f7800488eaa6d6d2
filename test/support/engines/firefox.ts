/** Drives Firefox by WebDriver BiDi (W3C Working Draft), which it speaks without a driver. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefox } from '../../../scripts/engines.ts';
import type { InputSource } from './input.ts';
import type { Connection, Engine } from './page.ts';
import { Program } from './program.ts';

interface Reply {
  readonly id?: number;
  readonly type: string;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

interface Remote {
  readonly value: string;
}

/**
 * Starts Firefox with a new profile.
 *
 * @param desktop variables that lead to a screen, where somebody is to see it
 */
export async function startFirefox(desktop?: Readonly<Record<string, string>>): Promise<Engine> {
  const path = await firefox();
  const profile = await mkdtemp(join(tmpdir(), 'tokhai-firefox-'));
  const program = new Program(
    path,
    [
      ...(desktop ? [] : ['--headless']),
      ...['--no-remote', '--profile', profile, '--remote-debugging-port=0'],
    ],
    // Its crash reporter would outlive it.
    { MOZ_CRASHREPORTER_DISABLE: '1', ...desktop },
  );
  const address = await program.until(
    (said) => /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1],
  );
  const session = await Session.open(`${address}/session`);
  await session.send('session.new', { capabilities: {} });
  return {
    open: () => openTab(session),
    async end() {
      session.close();
      await program.end();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A tab in a container of its own, which shares nothing with the others (WebDriver BiDi, 7.2.4). */
async function openTab(session: Session): Promise<Connection> {
  const { userContext } = await session.send<{ userContext: string }>(
    'browser.createUserContext',
    {},
  );
  // The tab that Firefox starts with has not the focus: keys arrive there but press no button.
  const { context } = await session.send<{ context: string }>('browsingContext.create', {
    type: 'tab',
    userContext,
  });
  await session.send('browsingContext.activate', { context });
  await session.send('browsingContext.setViewport', {
    context,
    viewport: { width: 1024, height: 768 },
  });
  return {
    async navigate(url: string) {
      await session.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async back() {
      await session.send('browsingContext.traverseHistory', { context, delta: -1 });
    },
    async call(source: string, argument: string) {
      const { result } = await session.send<{ result: Remote }>('script.callFunction', {
        functionDeclaration: source,
        arguments: [{ type: 'string', value: argument }],
        awaitPromise: true,
        target: { context },
      });
      return result.value;
    },
    async perform(sources: readonly InputSource[]) {
      await session.send('input.performActions', { context, actions: sources });
    },
    async close() {
      await session.send('browser.removeUserContext', { userContext });
    },
  };
}

/** Commands and their replies over a socket. */
class Session {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const reply = JSON.parse(String(data)) as Reply;
      if (reply.id !== undefined) this.#settle(reply.id, reply);
    });
    socket.addEventListener('close', () => {
      for (const id of this.#waiting.keys()) {
        this.#settle(id, { type: 'error', error: 'closed', message: 'Firefox has ended.' });
      }
    });
  }

  static open(address: string): Promise<Session> {
    const socket = new WebSocket(address);
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve(new Session(socket)));
      socket.addEventListener('error', () => reject(new Error(`No answer at ${address}.`)));
    });
  }

  async send<Result>(method: string, params: object): Promise<Result> {
    this.#last += 1;
    const id = this.#last;
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
    if (reply.type === 'error') throw new Error(`${method}: ${reply.error}: ${reply.message}`);
    const { exceptionDetails } = reply.result as { exceptionDetails?: { text: string } };
    if (exceptionDetails !== undefined) throw new Error(`${method}: ${exceptionDetails.text}`);
    return reply.result as Result;
  }

  close(): void {
    this.#socket.close();
  }

  #settle(id: number, reply: Reply): void {
    this.#waiting.get(id)?.(reply);
    this.#waiting.delete(id);
  }
}
