/** What the exit codes of every command mean. */
export const exit = {
  /** Done; verify: TOTAL-PASSED. */
  passed: 0,
  /** Refused, with the reason said; verify: TOTAL-FAILED. */
  failed: 1,
  /** verify: INDETERMINATE. */
  indeterminate: 2,
  /** The command was called wrongly, or an input file cannot be read (EX_USAGE of sysexits). */
  usage: 64,
} as const;
