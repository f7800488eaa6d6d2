/**
 * Brings the outside programs that judge our PDFs and pages: Debian packages, when they are not there yet.
 */
import { findProgram } from '../lib/find-program.ts';
import { run } from '../lib/run.ts';

/** Debian's package for each program that we may need. */
const packages = {
  java: 'default-jre-headless',
  javac: 'default-jdk-headless',
  mvn: 'maven',
  qpdf: 'qpdf',
  xmllint: 'libxml2-utils',
  pdfsig: 'poppler-utils',
  openssl: 'openssl',
  // A token in software, for the tests of the token agent.
  'softhsm2-util': 'softhsm2',
  // A screen reader, and the desktop around it.
  orca: 'orca',
  openbox: 'openbox',
  xdotool: 'xdotool',
  Xvfb: 'xvfb',
  gsettings: 'libglib2.0-bin',
  'dbus-daemon': 'dbus-daemon',
} as const;

export type Program = keyof typeof packages;

/**
 * Makes sure that these programs can be called, installing Debian's packages when we are root.
 *
 * @throws Error that names the missing programs and how to install them.
 */
export async function ensure(programs: readonly Program[]): Promise<void> {
  const missing: Program[] = [];
  for (const program of programs)
    if ((await findProgram(program)) === undefined) missing.push(program);
  if (missing.length === 0) return;
  const names = missing.map((program) => packages[program]);
  const byHand = `install ${missing.join(', ')} yourself (Debian: apt-get install ${names.join(' ')})`;
  if (process.getuid?.() !== 0 || (await findProgram('apt-get')) === undefined) {
    throw new Error(`${missing.join(', ')} not found: ${byHand}`);
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...names];
  const result = await run('apt-get', args, { env });
  if (result.code !== 0) {
    throw new Error(
      `apt-get could not install ${names.join(' ')}: ${byHand}\n${result.output.trim()}`,
    );
  }
}
