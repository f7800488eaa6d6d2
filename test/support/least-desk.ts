/** A `desk.js` as a guide has it, run by Node in its folder. */
import { spawn } from 'node:child_process';

/** Where the desk takes submissions, and how it is ended. */
export interface LeastDesk {
  address: string;
  stop(): Promise<void>;
}

/** Starts `desk.js` and waits for the address that it prints. */
export async function startDesk(folder: string): Promise<LeastDesk> {
  const child = spawn(process.execPath, ['desk.js'], {
    cwd: folder,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const url = /http:\S+(?=\n)/.exec(printed)?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => reject(new Error(`the desk ended:\n${printed}`)));
  });
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
