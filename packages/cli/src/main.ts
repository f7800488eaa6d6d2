import type { Command } from './command.ts';
import { isExpected, UsageError } from './errors.ts';
import { exit } from './exit-codes.ts';
import { processIo, type Io } from './io.ts';
import { version } from './version.ts';

/** Each command is loaded when it is called: `lint` does not wait for the signing code. */
const commands: Record<string, { summary: string; load: () => Promise<Command> }> = {
  new: {
    summary: 'begin a procedure: its file, its translation and an example',
    load: async () => (await import('./commands/new.ts')).begin,
  },
  preview: {
    summary: 'show form, PDF and findings side by side while the file is edited',
    load: async () => (await import('./commands/preview.ts')).preview,
  },
  lint: {
    summary: 'say what has to be mended in procedure files',
    load: async () => (await import('./commands/lint.ts')).lint,
  },
  types: {
    summary: 'write the TypeScript types of the answers',
    load: async () => (await import('./commands/types.ts')).types,
  },
  compile: {
    summary: 'write the check of the answers as a module that evaluates nothing',
    load: async () => (await import('./commands/compile.ts')).compile,
  },
  diff: {
    summary: 'say what a new version means for drafts and data of the old one',
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  import: {
    summary: 'make a procedure of a Form.io form or of a fillable PDF',
    load: async () => (await import('./commands/import.ts')).importForm,
  },
  export: {
    summary: 'write a procedure, or answers, as other systems take them',
    load: async () => (await import('./commands/export.ts')).exportProcedure,
  },
  fill: {
    summary: 'print answers as a PDF ready for signing',
    load: async () => (await import('./commands/fill.ts')).fill,
  },
  sign: {
    summary: 'sign a PDF with a .p12 file',
    load: async () => (await import('./commands/sign.ts')).sign,
  },
  try: {
    summary: 'print, sign and hand in once, with keys made for that',
    load: async () => (await import('./commands/try.ts')).tryOut,
  },
  extend: {
    summary: 'add timestamps and revocation statements to signatures',
    load: async () => (await import('./commands/extend.ts')).extend,
  },
  verify: {
    summary: 'check the signatures of any PDF, and the answers of ours',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
};

function overview(): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(8)}${summary}\n`,
  );
  return `Usage: tokhai <command> …\n\n${lines.join('')}\n  tokhai <command> --help   how a command is called\n  tokhai --version          the version\n`;
}

/**
 * Runs `tokhai`.
 *
 * @param argv the arguments after the program's name
 * @returns the exit code: 0 passed, 1 failed, 2 indeterminate, 64 bad usage
 */
export async function main(argv: readonly string[], io: Io = processIo): Promise<number> {
  const [name, ...args] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    io.out(overview());
    return exit.passed;
  }
  if (name === '--version' || name === '-v') {
    io.out(`${await version()}\n`);
    return exit.passed;
  }
  const entry = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    if (name !== undefined) io.err(`tokhai: no command is called ${JSON.stringify(name)}\n\n`);
    io.err(overview());
    return exit.usage;
  }
  const command = await entry.load();
  if (args.includes('--help') || args.includes('-h')) {
    io.out(command.usage);
    return exit.passed;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (!isExpected(error)) throw error;
    // The message of some errors ends in its code already.
    const message = error.message.replace(` [${error.code}]`, '');
    io.err(`tokhai ${name}: ${message} [${error.code}]\n`);
    if (!(error instanceof UsageError)) return exit.failed;
    if (error.code !== 'unreadable-file') io.err(`\n${howToCall(name!, command)}`);
    return exit.usage;
  }
}

/** The first paragraph of the usage: all of it would push what was wrong off the screen. */
function howToCall(name: string, { usage }: Command): string {
  return `${usage.split('\n\n', 1)[0]}\n\n  tokhai ${name} --help   what each of these means\n`;
}
