import { lintRules, type LintRule } from '@tokhai/procedure';
import { readArguments, type Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { fixFiles } from '../lint/fix-files.ts';
import { lintFiles, type LintFinding, type LintReport } from '../lint/lint-files.ts';
import { sarif } from '../lint/sarif.ts';
import { version } from '../version.ts';

const usage = `Usage: tokhai lint <procedure…> [--fix] [--format text|json|sarif] | --rules

Says what has to be mended in procedure files and in the translations beside them (<language>.json).
Exit 0: nothing, or warnings only; 1: errors.

  --fix            first mend what needs no decision: NFC, spaces, consent ticked beforehand, a
                   question that is always required, the order of keys, a translation's language
  --format text    a line for each finding (by default)
  --format json    [{file, findings: [{code, pointer, message, severity, line, column}]}]; also --json
  --format sarif   SARIF 2.1.0 with the fixes, for code hosts and editors
  --rules          list the rules, why each is one, and the law it rests on
`;

export const lint: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      json: { type: 'boolean' },
      fix: { type: 'boolean' },
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
    const reports: LintReport[] = [];
    for (const file of positionals) {
      if (values.fix) await fixFiles(file, io);
      reports.push(...(await lintFiles(file)));
    }
    if (format === 'json') {
      const shown = reports.map(({ file, findings }) => ({ file, findings: findings.map(plain) }));
      io.out(`${JSON.stringify(shown, undefined, 2)}\n`);
    } else if (format === 'sarif') {
      io.out(`${JSON.stringify(sarif(reports, await version()), undefined, 2)}\n`);
    } else {
      for (const report of reports) io.out(describe(report));
    }
    const failed = reports.some(({ findings }) =>
      findings.some((finding) => finding.severity === 'error'),
    );
    return failed ? exit.failed : exit.passed;
  },
};

function plain({ edits: _, ...finding }: LintFinding): object {
  return finding;
}

function describe({ file, findings }: LintReport): string {
  if (findings.length === 0) return `${file}: nothing to mend\n`;
  return findings
    .map(({ code, pointer, message, severity, line, column }) => {
      const place = line === undefined ? '' : `:${line}:${column}`;
      return `${file}${place}: ${severity} at ${pointer || '/'}: ${message} [${code}]\n`;
    })
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
