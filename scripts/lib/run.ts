/**
 * Running other programs from the scripts: output collected, children ended with us.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** The top folder of the repository, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Our own Node and the programs of our dependencies come first. */
const path = [
  join(root, 'node_modules', '.bin'),
  dirname(process.execPath),
  process.env['PATH'] ?? '',
].join(delimiter);

export interface RunOptions {
  /** Working directory; the repository's top folder when left out. */
  cwd?: string;
  /** Variables added to this process's own environment. */
  env?: Record<string, string>;
  /** Called with each piece of output (both streams) while the program runs. */
  onOutput?: (text: string) => void;
  /** Milliseconds after which the program is ended and counts as failed. */
  timeout?: number;
}

export interface RunResult {
  /** Exit code; 127 when the program could not be started, 124 after a time-out. */
  code: number;
  stdout: string;
  stderr: string;
  /** Both streams in the order in which they came. */
  output: string;
}

const running = new Set<ChildProcess>();
const onWindows = process.platform === 'win32';

/**
 * Ends a program and all it started: a group of processes where the system has such groups.
 */
function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (onWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function endAll(): void {
  for (const child of running) end(child, 'SIGTERM');
}

function leave(signal: NodeJS.Signals): void {
  endAll();
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

/** Ends the programs with us. Only while one runs: a server in this process has its own way to end. */
function watchSignals(on: boolean): void {
  for (const signal of signals) {
    if (on) process.on(signal, leave);
    else process.off(signal, leave);
  }
  if (on) process.on('exit', endAll);
  else process.off('exit', endAll);
}

/**
 * Runs a program to its end. Never throws: a program that cannot be started has code 127.
 *
 * Each program gets a process group of its own, so that a Ctrl-C here ends browsers and compilers
 * that it started as well.
 */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, PATH: path, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !onWindows,
      // What is in .bin is a script there, which only a shell can run.
      shell: onWindows,
      windowsHide: true,
    });
    if (running.size === 0) watchSignals(true);
    running.add(child);
    const parts = { stdout: '', stderr: '', output: '' };
    let timedOut = false;
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            end(child, 'SIGKILL');
          }, options.timeout);
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8');
      child[stream].on('data', (text: string) => {
        parts[stream] += text;
        parts.output += text;
        options.onOutput?.(text);
      });
    }
    const finish = (code: number) => {
      clearTimeout(timer);
      if (running.delete(child) && running.size === 0) watchSignals(false);
      // Some programs colour their output whatever NO_COLOR says.
      resolve({ code, ...parts, output: stripVTControlCharacters(parts.output) });
    };
    child.once('error', (error) => {
      parts.output += error.message;
      finish(127);
    });
    child.once('close', (code) => finish(timedOut ? 124 : (code ?? 1)));
  });
}

/** Runs a program and gives its standard output; throws with everything it said when it fails. */
export async function must(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const result = await run(command, args, options);
  if (result.code !== 0) {
    throw new Error(
      `${[command, ...args].join(' ')} failed (${result.code}):\n${result.output.trim()}`,
    );
  }
  return result.stdout;
}
