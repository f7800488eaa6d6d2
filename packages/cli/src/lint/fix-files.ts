import { canonicalJson } from '@tokhai/procedure';
import { basename } from 'node:path';
import { readText, writeOutput } from '../files.ts';
import type { Io } from '../io.ts';
import { limits } from '../limits.ts';
import { inKeyOrder, withEdits } from './fix.ts';
import { lintText, translationsBeside } from './lint-files.ts';

/** One fix may uncover another: a text that is NFC now may still have spaces too many. */
const MAX_ROUNDS = 5;

/**
 * Mends what needs no decision in a procedure file and in the translations beside it, and says what
 * it wrote. A file that cannot be read as a procedure is left alone.
 */
export async function fixFiles(file: string, io: Io): Promise<void> {
  const text = await readText(file, limits.procedure);
  const { fixed, count } = fixText(text);
  if (fixed !== text) {
    await writeOutput(file, fixed);
    io.err(`${file}: ${count} mended${count === 0 ? ', keys put in order' : ''}\n`);
  }
  for (const path of await translationsBeside(file)) {
    const before = await readText(path, limits.procedure);
    const after = fixTranslation(before, basename(path, '.json'));
    if (after === before) continue;
    await writeOutput(path, after);
    io.err(`${path}: mended\n`);
  }
}

/** The text of a procedure file with what can be mended, and how many findings that were. */
export function fixText(text: string): { fixed: string; count: number } {
  let fixed = text;
  let count = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { findings, procedure } = lintText(fixed);
    if (!procedure) return { fixed: text, count: 0 };
    const mendable = findings.filter(({ edits }) => edits !== undefined);
    if (mendable.length === 0) break;
    count += mendable.length;
    fixed = withEdits(
      fixed,
      mendable.flatMap(({ edits = [] }) => edits),
    );
  }
  const ordered = inKeyOrder(fixed);
  // Moving pieces of text about must never change what they say.
  return { fixed: sameMeaning(ordered, fixed) ? ordered : fixed, count };
}

function sameMeaning(one: string, other: string): boolean {
  return canonicalJson(JSON.parse(one)) === canonicalJson(JSON.parse(other));
}

/** A translation without `lang` gets the one that its file is called by; texts become NFC. */
function fixTranslation(text: string, lang: string): string {
  const composed = text.normalize('NFC');
  let value: unknown;
  try {
    value = JSON.parse(composed);
  } catch {
    return text;
  }
  if (typeof value !== 'object' || value === null || !('texts' in value)) return text;
  if ('lang' in value) return composed;
  return composed.replace('{', `{\n  "lang": ${JSON.stringify(lang)},`);
}
