/** Submissions with random answers, and every state of signing them, before the judges. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { procedureFolders } from '../generate/procedures.ts';
import { must, root, run } from '../lib/run.ts';
import { describe, verapdf } from './verapdf.ts';

/** Sets of answers for each procedure. */
const setsOfEach = 200;

const program = (name: string): string[] => [
  '--conditions=@tokhai/source',
  join(root, 'scripts', 'judges', name),
];

/**
 * Prints random submissions of each procedure, signs them in every place in turn, carries them on
 * to B-LTA, and has all of them judged: their structure, and the data inside as others read it.
 *
 * @param folder where the PDFs of a procedure are put until they are judged
 * @returns how many PDFs there were, and what is wrong with them, a line each
 */
export async function judgeRandom(
  folder: string,
  sets = setsOfEach,
): Promise<{ files: number; found: string[] }> {
  const found: string[] = [];
  let count = 0;
  for (const name of await procedureFolders()) {
    const args = [...program('random-submissions.ts'), folder, name, String(sets)];
    const files = (await must(process.execPath, args)).trim().split('\n');
    count += files.length;
    found.push(...(await judgeFiles(files)));
    const embedded = await must(process.execPath, [...program('embedded.ts'), folder]);
    found.push(...embedded.split('\n').filter((line) => line !== ''));
    // Thousands of files of each procedure: only what is complained of is kept.
    if (found.length === 0) await rm(folder, { recursive: true, force: true });
  }
  return { files: count, found };
}

/** What veraPDF and qpdf find wrong with PDFs, a line each. */
export async function judgeFiles(files: readonly string[]): Promise<string[]> {
  const reports = await verapdf(files);
  const bad = reports.filter(({ error, failedRules }) => error ?? failedRules.length > 0);
  const found = bad.flatMap(describe);
  for (const file of files) {
    const { code, output } = await run('qpdf', ['--check', file]);
    if (code !== 0) found.push(`qpdf --check ${file}: ${output.trim()}`);
  }
  return found;
}
