/** The one way in which a script says that it cannot go on: the message, without a stack. */
export function failWith(error: unknown): void {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
