import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expectPositionals, readArguments, type Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { startPreview } from '../preview/server.ts';

const usage = `Usage: tokhai preview <procedure> [--port number]

Shows a procedure file in the browser while it is edited: the form, the PDF of what was filled in so
far, and what has to be mended, side by side. Answers stay when the file changes. The page is served
to this machine only, until Ctrl-C. A folder stands for the procedure.json in it.

  --port <number>    by default any free one
`;

export const preview: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, { port: { type: 'string' } });
    const [named] = expectPositionals(positionals, 'procedure');
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new UsageError('wrong-option', '--port takes a number from 0 to 65535.');
    }
    const served = await startPreview(await fileOf(named), port);
    io.out(`${served.url}\n`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await served.close();
    return exit.passed;
  },
};

/** @throws {UsageError} `unreadable-file` */
async function fileOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new UsageError('unreadable-file', `Cannot read ${path}: no such file.`);
  return found.isDirectory() ? join(path, 'procedure.json') : path;
}
