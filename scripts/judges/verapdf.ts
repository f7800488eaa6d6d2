/**
 * veraPDF, the judge of PDF/A-3a and PDF/UA-1, fetched from Maven Central.
 *
 *     node scripts/judges/verapdf.ts file.pdf …
 *
 * prints the failed rules of each profile and exits with 1 when there is one.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { must, root, run } from '../lib/run.ts';
import { ensure } from './install.ts';

const version = '1.28.2';
const sha256 = '687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6';
const jar = join(root, '.data', 'judges', `greenfield-apps-${version}.jar`);

/** PDF/A-3 level A (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), by veraPDF's names. */
export const profiles = ['3a', 'ua1'] as const;
export type Profile = (typeof profiles)[number];

export interface FailedRule {
  /** The standard, e.g. "ISO 19005-3:2012". */
  specification: string;
  /** Clause and test, e.g. "6.1.3-1". */
  rule: string;
  /** What the rule asks for, in veraPDF's words. */
  description: string;
  /** How many objects break it. */
  checks: number;
  /** The first of them: where it is and what is wrong. */
  first: string;
}

export interface VeraReport {
  file: string;
  profile: Profile;
  /** Rules that held, and the ones that did not. */
  passedRules: number;
  failedRules: FailedRule[];
  /** Objects looked at without complaint. */
  passedChecks: number;
  /** Why veraPDF could not judge the file at all. */
  error?: string;
}

interface Job {
  itemDetails: { name: string };
  taskException?: { exceptionMessage?: string; exception?: string };
  validationResult?: {
    details: {
      passedRules: number;
      passedChecks: number;
      ruleSummaries: {
        specification: string;
        clause: string;
        testNumber: number;
        failedChecks: number;
        description: string;
        checks: { context: string; errorMessage?: string }[];
      }[];
    };
  }[];
}

async function digest(path: string): Promise<string | undefined> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch {
    return undefined;
  }
}

/** Brings Java and veraPDF's jar, once; the jar's digest is pinned. */
async function install(): Promise<void> {
  await ensure(['java']);
  if ((await digest(jar)) === sha256) return;
  await ensure(['mvn']);
  await mkdir(dirname(jar), { recursive: true });
  await must('mvn', [
    '-B',
    '-q',
    'dependency:copy',
    `-Dartifact=org.verapdf.apps:greenfield-apps:${version}`,
    `-DoutputDirectory=${dirname(jar)}`,
    '-Dmdep.overWriteReleases=true',
  ]);
  const found = await digest(jar);
  if (found !== sha256) {
    throw new Error(
      `veraPDF ${version} has digest ${found}, not ${sha256}: remove ${jar} and the local Maven copy`,
    );
  }
}

function read(job: Job, profile: Profile): VeraReport {
  const report = { file: job.itemDetails.name, profile, passedRules: 0, passedChecks: 0 };
  const details = job.validationResult?.[0]?.details;
  if (details === undefined) {
    const { exceptionMessage, exception } = job.taskException ?? {};
    return { ...report, failedRules: [], error: exceptionMessage ?? exception ?? 'no result' };
  }
  const failedRules = details.ruleSummaries.map((rule) => {
    const [first] = rule.checks;
    return {
      specification: rule.specification,
      rule: `${rule.clause}-${rule.testNumber}`,
      description: rule.description,
      checks: rule.failedChecks,
      first: first === undefined ? '' : `${first.context}: ${first.errorMessage ?? ''}`,
    };
  });
  const { passedRules, passedChecks } = details;
  return { ...report, passedRules, passedChecks, failedRules };
}

/**
 * Judges files (paths ending in `.pdf`) by each profile.
 *
 * @returns one report a file and profile, in that order.
 * @throws Error when veraPDF itself cannot be installed or run, or leaves a file out.
 */
export async function verapdf(
  files: readonly string[],
  by: readonly Profile[] = profiles,
): Promise<VeraReport[]> {
  await install();
  const paths = files.map((file) => resolve(file));
  const reports: VeraReport[] = [];
  for (const profile of by) {
    const options = `--nonpdfext --format json --maxfailuresdisplayed 1 --flavour ${profile}`;
    const { stdout, output } = await run('java', [
      '-cp',
      jar,
      'org.verapdf.apps.GreenfieldCliWrapper',
      ...options.split(' '),
      ...paths,
    ]);
    // veraPDF exits with 1 for a file that fails: only unreadable output is a failure of the run.
    let jobs: Job[];
    try {
      jobs = (JSON.parse(stdout) as { report: { jobs: Job[] } }).report.jobs;
    } catch {
      throw new Error(`veraPDF gave no report:\n${output.trim().slice(0, 2000)}`);
    }
    for (const path of paths) {
      const job = jobs.find((one) => one.itemDetails.name === path);
      if (job === undefined) throw new Error(`veraPDF did not judge ${path}: is it there?`);
      reports.push(read(job, profile));
    }
  }
  return paths.flatMap((path) => reports.filter((report) => report.file === path));
}

/** One report as lines of text. */
export function describe(report: VeraReport): string[] {
  const { file, profile, failedRules, passedRules, passedChecks, error } = report;
  if (error !== undefined) return [`${file}  ${profile}  NOT JUDGED: ${error}`];
  const head = failedRules.length === 0 ? 'passed' : `${failedRules.length} RULES FAILED`;
  return [
    `${file}  ${profile}  ${head} (${passedRules} rules and ${passedChecks} checks passed)`,
    ...failedRules.flatMap((rule) => [
      `  ${rule.specification} ${rule.rule}, ${rule.checks} times: ${rule.description}`,
      ...(rule.first === '' ? [] : [`    first: ${rule.first}`]),
    ]),
  ];
}

if (import.meta.main) {
  const files = process.argv.slice(2);
  if (files.length === 0) {
    console.error('usage: node scripts/judges/verapdf.ts file.pdf …');
    process.exit(64);
  }
  const reports = await verapdf(files);
  for (const line of reports.flatMap(describe)) console.log(line);
  const bad = reports.some(({ error, failedRules }) => error !== undefined || failedRules.length);
  process.exitCode = bad ? 1 : 0;
}
