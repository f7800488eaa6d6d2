/** A program that runs beside a test, with all that it starts itself. */
import { spawn, type ChildProcess } from 'node:child_process';

/** Milliseconds until a program has to say that it is ready, and until it has to end. */
const patience = { ready: 30_000, end: 5_000 };

export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #said = '';

  /** @param env variables beside this process's own */
  constructor(
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ) {
    this.#child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, to end with all its children.
      detached: true,
    });
    this.#ended = new Promise((resolve) => this.#child.once('close', () => resolve()));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
    }
    this.#child.once('error', ({ message }) => (this.#said += message));
    process.once('exit', this.#kill);
  }

  /** Waits until the program's output matches, or `isReady` says so. */
  async until<Found>(isReady: (said: string) => Found | undefined | Promise<Found | undefined>) {
    const limit = Date.now() + patience.ready;
    for (;;) {
      const found = await isReady(this.#said);
      if (found !== undefined) return found;
      if (this.#child.exitCode !== null || Date.now() > limit) {
        await this.end();
        throw new Error(`${this.#child.spawnfile} did not start:\n${this.#said.slice(-2000)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async end(): Promise<void> {
    process.off('exit', this.#kill);
    this.#signal('SIGTERM');
    const timer = setTimeout(this.#kill, patience.end);
    await this.#ended;
    clearTimeout(timer);
    // What it left behind in its group.
    this.#kill();
  }

  readonly #kill = (): void => this.#signal('SIGKILL');

  #signal(signal: NodeJS.Signals): void {
    try {
      if (this.#child.pid !== undefined) process.kill(-this.#child.pid, signal);
    } catch {
      // It ended by itself in the meantime.
    }
  }
}
