/** Signatures of every level, on documents of every build, before all judges of signatures. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { verifyPdf } from '../../packages/signing/src/index.ts';
import { must, root, run } from '../lib/run.ts';
import { dss } from './dss.ts';
import type { LevelFile } from './level-files.ts';
import { pyhanko } from './pyhanko.ts';
import { opensslComplaints, pdfsigComplaints } from './signatures.ts';

const maker = join(root, 'scripts', 'judges', 'level-files.ts');

/** DSS's names of the levels: the format string says more than the indication. */
const formats = {
  'B-B': 'PAdES-BASELINE-B',
  'B-T': 'PAdES-BASELINE-T',
  'B-LT': 'PAdES-BASELINE-LT',
  'B-LTA': 'PAdES-BASELINE-LTA',
} as const satisfies Record<LevelFile['level'], string>;

/** Whether the file alone answers the question of revocation. */
function lasts({ level }: LevelFile): boolean {
  return level === 'B-LT' || level === 'B-LTA';
}

async function dssComplaints(files: readonly LevelFile[], trust: string): Promise<string[]> {
  const reports = await dss(
    files.map(({ file }) => file),
    trust,
  );
  return files.flatMap((one) => {
    const own = reports.filter(({ file }) => file === one.file);
    const name = basename(one.file);
    const complaints: string[] = [];
    if (own.length !== one.signatures)
      complaints.push(`DSS found ${own.length} signatures in ${name}`);
    for (const { format, indication, subIndication, changes } of own) {
      if (format !== formats[one.level])
        complaints.push(`DSS reads ${format} in ${name} ${changes}`);
      // Without revocation statements in the file it has to leave the question open.
      const open = `${indication} ${subIndication}` === openQuestion;
      if (lasts(one) ? indication !== 'TOTAL_PASSED' : !open)
        complaints.push(`DSS says ${indication} ${subIndication} of ${name}`);
    }
    return complaints;
  });
}

const openQuestion = 'INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE';

async function pyhankoComplaints(files: readonly LevelFile[], trust: string): Promise<string[]> {
  const reports = await pyhanko(
    files.map(({ file }) => file),
    trust,
  );
  return files.flatMap((one) => {
    const own = reports.filter(({ file }) => file === one.file);
    const complaints: string[] = [];
    if (own.length !== one.signatures + one.documentTimestamps)
      complaints.push(`found ${own.length} signatures`);
    for (const { kind, error, trusted, accepted, changes, lasting } of own) {
      if (error !== undefined) complaints.push(error);
      else if (trusted !== true || accepted !== true)
        complaints.push(`${kind}: trusted ${trusted}, accepted ${accepted}, changes ${changes}`);
      if (kind === 'signature' && lasts(one) && lasting !== true)
        complaints.push('cannot tell from the file that nothing was revoked');
    }
    return complaints.map((complaint) => `pyHanko, ${basename(one.file)}: ${complaint}`);
  });
}

async function ownComplaints(one: LevelFile, trust: Uint8Array): Promise<string[]> {
  const report = await verifyPdf(await readFile(one.file), { trust: [trust] });
  const people = report.signatures.filter(({ kind }) => kind === 'signature');
  const levels = [...new Set(people.map(({ level }) => level))].join();
  if (report.indication === 'TOTAL-PASSED' && levels === one.level) return [];
  return [`tokhai says ${report.indication} ${levels} of ${basename(one.file)}`];
}

/**
 * Makes the files and has them judged by EU DSS, pyHanko, OpenSSL, pdfsig, qpdf and ourselves.
 *
 * @param folder where the PDFs are put
 * @returns how many PDFs there were, and what is wrong with them, a line each
 */
export async function judgeLevels(folder: string): Promise<{ files: number; found: string[] }> {
  const files = await madeBy(maker, folder);
  return { files: files.length, found: await judgeSigned(folder, files) };
}

/** Runs a program that writes a JSON line for each signed PDF that it puts into a folder. */
export async function madeBy(program: string, folder: string): Promise<LevelFile[]> {
  const lines = await must(process.execPath, ['--conditions=@tokhai/source', program, folder]);
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LevelFile);
}

/**
 * Has signed PDFs judged.
 *
 * @param folder of the certificates `root.pem` and `issuing.pem`
 */
export async function judgeSigned(folder: string, files: readonly LevelFile[]): Promise<string[]> {
  const [trust, issuing] = [join(folder, 'root.pem'), join(folder, 'issuing.pem')];
  const pem = (await readFile(trust, 'utf8')).replaceAll(/-----[^-]+-----|\s/g, '');
  const rootDer = Buffer.from(pem, 'base64');
  const found = [
    ...(await dssComplaints(files, trust)),
    ...(await pyhankoComplaints(files, trust)),
  ];
  for (const one of files) {
    const unsigned = one.level === 'B-LT';
    const { code, output } = await run('qpdf', ['--check', one.file]);
    const own = [
      ...(await opensslComplaints(one.file, trust, issuing)),
      ...(await pdfsigComplaints(one.file, { ...one, unsigned })),
      ...(code === 0 ? [] : [`qpdf --check: ${output.trim()}`]),
    ];
    found.push(...own.map((complaint) => `${basename(one.file)}: ${complaint}`));
    found.push(...(await ownComplaints(one, rootDer)));
  }
  return found;
}

if (import.meta.main) {
  const [folder = join(root, '.out', 'levels')] = process.argv.slice(2);
  const { files, found } = await judgeLevels(folder);
  console.log([...found, `${files} files, ${found.length} complaints`].join('\n'));
  process.exitCode = found.length === 0 ? 0 : 1;
}
