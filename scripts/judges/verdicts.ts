/**
 * What other verifiers say about files of every published attack, and about what may honestly
 * follow a signature, beside what we say; and our XML reports on them before their schema.
 *
 *     node scripts/judges/verdicts.ts --write
 *
 * writes the table in docs/guide/verdicts.md anew: explain there what changed.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { must, root, run } from '../lib/run.ts';
import { dss } from './dss.ts';
import { pyhanko } from './pyhanko.ts';
import type { VerdictFile } from './verdict-files.ts';
import { xmlReportComplaints } from './xml-report.ts';

const maker = join(root, 'scripts', 'judges', 'verdict-files.ts');
const page = join(root, 'docs', 'guide', 'verdicts.md');
const [begin, end] = ['<!-- table -->', '<!-- end of table -->'];

const judges = ['tokhai', 'EU DSS', 'pyHanko', 'pdfsig'] as const;
type Judge = (typeof judges)[number];

/** For each file, whether a judge lets it pass without a word. */
type Verdicts = ReadonlyMap<string, boolean>;

/**
 * DSS is asked offline, so that its question about revocation stays open; all else counts. It tells
 * changes that it does not know as warnings, and still says that the signature passed.
 */
async function byDss(files: readonly string[], trust: string): Promise<Verdicts> {
  const reports = await dss(files, trust);
  return new Map(
    files.map((file) => {
      const own = reports.filter((report) => report.file === file);
      const silent = own.every(({ indication, subIndication, changes }) => {
        const open = subIndication === 'CERTIFICATE_CHAIN_GENERAL_FAILURE';
        return (indication === 'TOTAL_PASSED' || open) && /^(?:objects)?$/.test(changes);
      });
      return [file, own.length > 0 && silent];
    }),
  );
}

async function byPyhanko(files: readonly string[], trust: string): Promise<Verdicts> {
  const reports = await pyhanko(files, trust);
  return new Map(
    files.map((file) => {
      const own = reports.filter((report) => report.file === file);
      return [file, own.length > 0 && own.every(({ accepted }) => accepted === true)];
    }),
  );
}

async function byPdfsig(files: readonly string[]): Promise<Verdicts> {
  const verdicts = new Map<string, boolean>();
  for (const file of files) {
    const { output } = await run('pdfsig', ['-nocert', file]);
    const found = output.match(/Signature Validation: .*/g) ?? [];
    // It does not judge document timestamps.
    const judged = found.filter((line) => !line.endsWith('has not yet been verified.'));
    verdicts.set(file, judged.length > 0 && judged.every((line) => line.endsWith('is Valid.')));
  }
  return verdicts;
}

/** The table: for each class of files, how many a judge lets pass. */
async function tableOf(folder: string): Promise<string> {
  const lines = await must(process.execPath, ['--conditions=@tokhai/source', maker, folder]);
  const files = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as VerdictFile);
  const paths = files.map(({ file }) => file);
  const trust = join(folder, 'root.pem');
  const verdicts: Record<Judge, Verdicts> = {
    tokhai: new Map(files.map(({ file, accepted }) => [file, accepted])),
    'EU DSS': await byDss(paths, trust),
    pyHanko: await byPyhanko(paths, trust),
    pdfsig: await byPdfsig(paths),
  };
  const rows = [
    `| class | files | ${judges.join(' | ')} |`,
    '| --- | --: | --: | --: | --: | --: |',
  ];
  for (const kind of new Set(files.map((file) => file.class))) {
    const own = files.filter((file) => file.class === kind);
    const counts = judges.map(
      (judge) => own.filter(({ file }) => verdicts[judge].get(file)).length,
    );
    rows.push(`| ${[kind, own.length, ...counts].join(' | ')} |`);
  }
  return format(`${begin}\n\n${rows.join('\n')}\n\n${end}\n`, { parser: 'markdown' });
}

/**
 * Compares the verdicts with the table in the documentation.
 *
 * @param folder where the PDFs are put
 * @returns what differs, a line each
 */
export async function verdictComplaints(folder: string, write = false): Promise<string[]> {
  const table = await tableOf(folder);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xml'));
  const reports = names.map((name) => join(folder, name));
  const complaints = await xmlReportComplaints(join(folder, 'xsd'), reports);
  const text = await readFile(page, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end) + end.length + 1];
  if (text.slice(from, to) === table) return complaints;
  if (write) {
    await writeFile(page, text.slice(0, from) + table + text.slice(to));
    return complaints;
  }
  return [...complaints, `The verdicts are no longer those of docs/guide/verdicts.md:\n${table}`];
}

if (import.meta.main) {
  const write = process.argv.includes('--write');
  const found = await verdictComplaints(join(root, '.out', 'verdicts'), write);
  console.log([...found, `${found.length} complaints`].join('\n'));
  process.exitCode = found.length === 0 ? 0 : 1;
}
