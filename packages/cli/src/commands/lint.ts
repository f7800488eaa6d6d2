import {
  lintProcedure,
  lintRules,
  ProcedureError,
  readProcedure,
  type Finding,
  type LintRule,
} from '@tokhai/procedure';
import { readArguments, type Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { readText } from '../files.ts';
import { limits } from '../limits.ts';
import { sarif } from '../sarif.ts';
import { version } from '../version.ts';

/** What stands in one line of the report. A file that cannot be read at all is a finding too. */
type LintFinding = Omit<Finding, 'code'> & { code: string };

const usage = `Usage: tokhai lint <procedure…> [--format text|json|sarif] | --rules

Says what has to be mended in procedure files. Exit 0: nothing, or warnings only; 1: errors.

  --format text    a line for each finding (by default)
  --format json    [{file, findings: [{code, pointer, message, severity}]}]; also --json
  --format sarif   SARIF 2.1.0, for code hosts and editors
  --rules          list the rules, why each is one, and the law it rests on
`;

export const lint: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      json: { type: 'boolean' },
      format: { type: 'string' },
      rules: { type: 'boolean' },
    });
    if (values.rules) {
      io.out(rulesText());
      return exit.passed;
    }
    const format = values.json ? 'json' : (values.format ?? 'text');
    if (!['text', 'json', 'sarif'].includes(format)) {
      throw new UsageError('wrong-option', '--format takes text, json or sarif.');
    }
    if (positionals.length === 0) {
      throw new UsageError('wrong-arguments', 'Name at least one procedure file.');
    }
    const reports: Array<{ file: string; findings: LintFinding[] }> = [];
    for (const file of positionals) {
      reports.push({ file, findings: findingsOf(await readText(file, limits.procedure)) });
    }
    if (format === 'json') {
      io.out(`${JSON.stringify(reports, undefined, 2)}\n`);
    } else if (format === 'sarif') {
      io.out(`${JSON.stringify(sarif(reports, await version()), undefined, 2)}\n`);
    } else {
      for (const { file, findings } of reports) io.out(describe(file, findings));
    }
    const failed = reports.some(({ findings }) =>
      findings.some((finding) => finding.severity === 'error'),
    );
    return failed ? exit.failed : exit.passed;
  },
};

function findingsOf(text: string): LintFinding[] {
  try {
    return lintProcedure(readProcedure(text));
  } catch (error) {
    if (!(error instanceof ProcedureError)) throw error;
    return [{ code: error.code, pointer: error.pointer, message: error.remedy, severity: 'error' }];
  }
}

function describe(file: string, findings: LintFinding[]): string {
  if (findings.length === 0) return `${file}: nothing to mend\n`;
  return findings
    .map(
      ({ code, pointer, message, severity }) =>
        `${file}: ${severity} at ${pointer || '/'}: ${message} [${code}]\n`,
    )
    .join('');
}

function rulesText(): string {
  const rules: Array<[string, LintRule]> = Object.entries(lintRules);
  return rules
    .map(([code, { summary, why, law }]) => {
      const basis = law === undefined ? '' : `  Law: ${law}\n`;
      return `${code}: ${summary}\n  ${why}\n${basis}`;
    })
    .join('\n');
}
