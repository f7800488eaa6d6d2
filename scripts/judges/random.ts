/** Submissions with random answers, and every state of signing them, before qpdf and veraPDF. */
import { join } from 'node:path';
import { must, root, run } from '../lib/run.ts';
import { describe, verapdf } from './verapdf.ts';

/** Sets of answers for each procedure. */
const sets = 200;

const printer = join(root, 'scripts', 'judges', 'random-submissions.ts');

/**
 * Prints random submissions, signs one in four in every place in turn, and has all of them judged.
 *
 * @param folder where the PDFs are put
 * @returns how many PDFs there were, and what is wrong with them, a line each
 */
export async function judgeRandom(folder: string): Promise<{ files: number; found: string[] }> {
  const args = ['--conditions=@tokhai/source', printer, folder, String(sets)];
  const files = (await must(process.execPath, args)).trim().split('\n');
  return { files: files.length, found: await judgeFiles(files) };
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
