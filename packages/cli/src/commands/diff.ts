import { readProcedure } from '@tokhai/procedure';
import { expectPositionals, readArguments, type Command } from '../command.ts';
import { compare, migrationOf } from '../compare.ts';
import { exit } from '../exit-codes.ts';
import { readText } from '../files.ts';
import { limits } from '../limits.ts';

const usage = `Usage: tokhai diff <old> <new> [--json | --migration]

Says what a new version of a procedure means for drafts and data of the old one. Exit 0: every old
answer is still taken; 1: an answer is lost, or may be refused.

  lost       an answer has no place any more
  refused    an answer that was taken may be refused
  asked      people are asked something more
  harmless   nothing changes for old answers

  --json         write [{effect, place, message}]
  --migration    write the first draft of the new file's procedure.migrations
`;

export const diff: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      json: { type: 'boolean' },
      migration: { type: 'boolean' },
    });
    const [old, now] = expectPositionals(positionals, 'old', 'new');
    const before = readProcedure(await readText(old, limits.procedure));
    const after = readProcedure(await readText(now, limits.procedure));
    if (values.migration) {
      io.out(`${JSON.stringify([migrationOf(before, after)], undefined, 2)}\n`);
      return exit.passed;
    }
    const changes = compare(before, after);
    if (values.json) io.out(`${JSON.stringify(changes, undefined, 2)}\n`);
    else if (changes.length === 0) io.out('nothing that matters to answers changed\n');
    else {
      for (const { effect, place, message } of changes) {
        io.out(`${effect.padEnd(8)}  ${place}: ${message}\n`);
      }
    }
    const breaks = changes.some(({ effect }) => effect === 'lost' || effect === 'refused');
    return breaks ? exit.failed : exit.passed;
  },
};
