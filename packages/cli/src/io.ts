/** Where a command writes to. */
export interface Io {
  /** The result: standard output. */
  out(text: string): void;
  /** What went wrong: standard error. */
  err(text: string): void;
  /** Asks a person one line; absent where nobody is there to answer. */
  ask?: (question: string) => Promise<string>;
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(`${question}\n> `);
  } finally {
    lines.close();
  }
}

/** The streams of this process. */
export const processIo: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  ...(process.stdin.isTTY && process.stdout.isTTY ? { ask } : {}),
};
