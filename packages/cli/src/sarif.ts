import { lintRules, type LintRule } from '@tokhai/procedure';
import { pathToFileURL } from 'node:url';

/** A finding about a procedure file; a file that cannot be read has codes of its own. */
export interface SarifFinding {
  code: string;
  pointer: string;
  message: string;
  severity: 'error' | 'warning';
}

/**
 * Findings as a SARIF 2.1.0 log (OASIS), the form that code hosts show beside a change. A place is
 * told as the file and, as a logical location, the JSON pointer inside it.
 */
export function sarif(
  reports: ReadonlyArray<{ file: string; findings: readonly SarifFinding[] }>,
  toolVersion: string,
): object {
  const known: Record<string, LintRule> = lintRules;
  const codes = [...new Set(reports.flatMap(({ findings }) => findings.map(({ code }) => code)))];
  return {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'tokhai lint',
            version: toolVersion,
            rules: codes.map((id) => ruleOf(id, Object.hasOwn(known, id) ? known[id] : undefined)),
          },
        },
        results: reports.flatMap(({ file, findings }) =>
          findings.map(({ code, pointer, message, severity }) => ({
            ruleId: code,
            ruleIndex: codes.indexOf(code),
            level: severity,
            message: { text: message },
            locations: [
              {
                physicalLocation: { artifactLocation: { uri: uriOf(file) } },
                logicalLocations: [{ fullyQualifiedName: pointer || '/', kind: 'member' }],
              },
            ],
          })),
        ),
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
