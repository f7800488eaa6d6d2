/** EU DSS (Digital Signature Service) as a judge of signatures, fetched from Maven Central. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must, root } from '../lib/run.ts';
import { ensure } from './install.ts';

const version = '6.3';
/** SHA-256 over the lines `name digest` of all jars, sorted by name. */
const sha256 = 'fa510cab7e46d0c834beba9e8f620cbdc084c46ce74b340448e7bdf6bac0e3c1';
const folder = join(root, 'scripts', 'judges', 'dss');
const jars = join(root, '.data', 'judges', `dss-${version}`);

/** What DSS says about one signature of a person. */
export interface DssReport {
  file: string;
  /** E.g. `PAdES-BASELINE-LTA`; `none` without a signature, `error` when it gave up. */
  format: string;
  /** `TOTAL_PASSED`, `TOTAL_FAILED` or `INDETERMINATE`. */
  indication: string;
  subIndication: string;
  /** Kinds of changes that it noticed after the signature, or why it gave up. */
  changes: string;
}

async function digest(): Promise<string> {
  const hash = createHash('sha256');
  const names: string[] = await readdir(jars).catch(() => []);
  for (const name of names.toSorted()) {
    const one = createHash('sha256').update(await readFile(join(jars, name)));
    hash.update(`${name} ${one.digest('hex')}\n`);
  }
  return hash.digest('hex');
}

/** Brings a JDK and the jars, once; their digest is pinned. */
export async function installDss(): Promise<string> {
  await ensure(['java', 'javac']);
  if ((await digest()) !== sha256) {
    await ensure(['mvn']);
    await mkdir(jars, { recursive: true });
    const goal = 'dependency:copy-dependencies';
    await must('mvn', ['-B', '-q', '-f', folder, goal, `-DoutputDirectory=${jars}`]);
    const found = await digest();
    if (found !== sha256)
      throw new Error(
        `The jars of DSS ${version} have digest ${found}, not ${sha256}: remove ${jars}`,
      );
  }
  return jars;
}

/**
 * Has files judged; nobody is asked about revocation.
 *
 * @param trust path of the one trusted root, DER or PEM
 */
export async function dss(files: readonly string[], trust: string): Promise<DssReport[]> {
  await installDss();
  const program = join(folder, 'DssJudge.java');
  const text = await must('java', ['-cp', join(jars, '*'), program, trust, ...files]);
  return text
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [file = '', format = '', indication = '', subIndication = '', changes = ''] =
        line.split('\t');
      return { file, format, indication, subIndication, changes };
    });
}
