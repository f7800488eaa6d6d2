import { lintRules, type LintRule } from '@tokhai/procedure';
import { pathToFileURL } from 'node:url';
import type { LintFinding, LintReport } from './lint-files.ts';

/**
 * Findings as a SARIF 2.1.0 log (OASIS), the form that code hosts show beside a change. A place is
 * told as the file with line and column and, as a logical location, the JSON pointer inside it.
 */
export function sarif(reports: readonly LintReport[], toolVersion: string): object {
  const known: Record<string, LintRule> = lintRules;
  const codes = [...new Set(reports.flatMap(({ findings }) => findings.map(({ code }) => code)))];
  return {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        // Offsets and columns count as JavaScript and the Language Server Protocol do.
        columnKind: 'utf16CodeUnits',
        tool: {
          driver: {
            name: 'tokhai lint',
            version: toolVersion,
            rules: codes.map((id) => ruleOf(id, Object.hasOwn(known, id) ? known[id] : undefined)),
          },
        },
        results: reports.flatMap(({ file, findings }) =>
          findings.map((finding) => ({
            ruleId: finding.code,
            ruleIndex: codes.indexOf(finding.code),
            level: finding.severity,
            message: { text: finding.message },
            locations: [locationOf(file, finding)],
            ...fixesOf(file, finding),
          })),
        ),
      },
    ],
  };
}

function locationOf(file: string, { pointer, line, column }: LintFinding): object {
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column } };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region },
    logicalLocations: [{ fullyQualifiedName: pointer || '/', kind: 'member' }],
  };
}

/** SARIF 2.1.0, 3.55: what replaces which characters. */
function fixesOf(file: string, { edits, code }: LintFinding): object {
  if (!edits) return {};
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: { charOffset: start, charLength: end - start },
    insertedContent: { text },
  }));
  return {
    fixes: [
      {
        description: { text: `What tokhai lint --fix does about ${code}.` },
        artifactChanges: [{ artifactLocation: { uri: uriOf(file) }, replacements }],
      },
    ],
  };
}

function ruleOf(id: string, rule: LintRule | undefined): object {
  if (!rule) return { id };
  const text = rule.law === undefined ? rule.why : `${rule.why} (${rule.law})`;
  return { id, shortDescription: { text: rule.summary }, fullDescription: { text } };
}

/** A path as it was named: relative ones stay relative, as hosts want them. */
function uriOf(file: string): string {
  return file.startsWith('/')
    ? pathToFileURL(file).href
    : file.split('\\').join('/').split('/').map(encodeURIComponent).join('/');
}
