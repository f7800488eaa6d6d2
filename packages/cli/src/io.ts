/** Where a command writes to. */
export interface Io {
  /** The result: standard output. */
  out(text: string): void;
  /** What went wrong: standard error. */
  err(text: string): void;
}

/** The streams of this process. */
export const processIo: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};
