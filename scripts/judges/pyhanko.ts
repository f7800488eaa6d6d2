/** pyHanko as a judge of signatures, installed from PyPI into an environment of its own. */
import { join } from 'node:path';
import { must, root, run } from '../lib/run.ts';
import { findProgram } from '../lib/find-program.ts';

const folder = join(root, 'scripts', 'judges');
const environment = join(root, '.data', 'judges', 'pyhanko');

/** The Python that has pyHanko. */
export const pyhankoPython = join(environment, 'bin', 'python');

/** What pyHanko says about one signature or document timestamp. */
export interface PyhankoReport {
  file: string;
  field?: string;
  /** `none` when it found nothing signed. */
  kind: 'signature' | 'timestamp' | 'none';
  /** Why it gave up. */
  error?: string;
  intact?: boolean;
  valid?: boolean;
  trusted?: boolean;
  /** Its verdict as a whole, changes after the signature included. */
  accepted?: boolean;
  /** The gravest change after the signature: NONE, LTA_UPDATES, FORM_FILLING, ANNOTATIONS, OTHER. */
  changes?: string;
  coverage?: string;
  /** Of signatures: whether the security store shows that no certificate was revoked. */
  lasting?: boolean;
}

/** Brings pyHanko, once; the versions are pinned. */
export async function installPyhanko(): Promise<void> {
  const asked = ['-c', 'import pyhanko.version as v; print(v.__version__)'];
  const { stdout } = await run(pyhankoPython, asked);
  if (stdout.trim() === '0.38.0') return;
  if ((await findProgram('python3')) === undefined)
    throw new Error('pyHanko needs Python 3.10 or later: install it (Debian: python3-venv).');
  await must('python3', ['-m', 'venv', environment]);
  const requirements = join(folder, 'pyhanko-requirements.txt');
  await must(pyhankoPython, ['-m', 'pip', 'install', '-q', '-r', requirements]);
}

/**
 * Has files judged; nobody is asked about revocation.
 *
 * @param trust path of the one trusted root, DER or PEM
 */
export async function pyhanko(files: readonly string[], trust: string): Promise<PyhankoReport[]> {
  await installPyhanko();
  const program = join(folder, 'pyhanko_judge.py');
  const text = await must(pyhankoPython, [program, trust, ...files]);
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as PyhankoReport);
}
