/** Confirmations by a login, sealed by the agency, before all judges of signatures and of PDF/A. */
import { join } from 'node:path';
import { root } from '../lib/run.ts';
import { judgeSigned, madeBy } from './levels.ts';
import { judgeFiles } from './random.ts';

const maker = join(root, 'scripts', 'judges', 'confirmed-files.ts');

/**
 * Makes the files at a desk and has them judged by EU DSS, pyHanko, OpenSSL, pdfsig, qpdf, veraPDF
 * and ourselves.
 *
 * @param folder where the PDFs are put
 * @returns how many PDFs there were, and what is wrong with them, a line each
 */
export async function judgeConfirmed(folder: string): Promise<{ files: number; found: string[] }> {
  const files = await madeBy(maker, folder);
  const found = [
    ...(await judgeSigned(folder, files)),
    ...(await judgeFiles(files.map(({ file }) => file))),
  ];
  return { files: files.length, found };
}

if (import.meta.main) {
  const [folder = join(root, '.out', 'confirmed')] = process.argv.slice(2);
  const { files, found } = await judgeConfirmed(folder);
  console.log([...found, `${files} files, ${found.length} complaints`].join('\n'));
  process.exitCode = found.length === 0 ? 0 : 1;
}
