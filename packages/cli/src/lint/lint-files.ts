import {
  isTranslation,
  lintProcedure,
  lintTranslation,
  mediaFiles,
  ProcedureError,
  readProcedure,
  untranslatedRecordings,
  type Finding,
  type Procedure,
} from '@tokhai/procedure';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readText } from '../files.ts';
import { limits } from '../limits.ts';
import { editsFor, type Edit } from './fix.ts';
import { jsonPlaces, lineOf, nearestPlace } from './json-places.ts';

/** What was found at one place. A file that cannot be read at all is a finding too. */
export interface LintFinding {
  code: string;
  /** JSON pointer into the file. */
  pointer: string;
  message: string;
  severity: 'error' | 'warning';
  /** Both from 1; absent where the file does not parse. */
  line?: number;
  column?: number;
  /** What would mend it; not shown in text and JSON. */
  edits?: Edit[];
}

export interface LintReport {
  file: string;
  findings: LintFinding[];
  /** Of the file; for offsets of edits. */
  text: string;
}

/**
 * The findings about a procedure file, and about each translation beside it that has any.
 *
 * @throws {UsageError} `unreadable-file`
 */
export async function lintFiles(file: string): Promise<LintReport[]> {
  const text = await readText(file, limits.procedure);
  const { procedure, findings } = lintText(text);
  const reports: LintReport[] = [{ file, text, findings }];
  if (!procedure) return reports;
  const translations = await translationsBeside(file);
  const languages = translations.map((path) => basename(path, '.json'));
  for (const finding of [
    ...untranslatedRecordings(procedure, languages),
    ...(await missingMedia(file, procedure)),
  ]) {
    findings.push(placed(finding, text));
  }
  for (const path of translations) {
    const report = await lintTranslationFile(path, procedure);
    if (report.findings.length > 0) reports.push(report);
  }
  return reports;
}

/** The paths that lead to no file: they name files below the folder of the procedure file. */
async function missingMedia(file: string, procedure: Procedure): Promise<Finding[]> {
  const missing: Finding[] = [];
  for (const { path, pointer } of mediaFiles(procedure)) {
    const found = await stat(join(dirname(file), path)).catch(() => undefined);
    if (found?.isFile()) continue;
    const message = `Put ${path} beside the procedure file, or take it out.`;
    missing.push({ code: 'missing-media', pointer, message, severity: 'error' });
  }
  return missing;
}

/** The findings about the text of a procedure file; the procedure where it can be read. */
export function lintText(text: string): { findings: LintFinding[]; procedure?: Procedure } {
  try {
    const procedure = readProcedure(text);
    const findings = lintProcedure(procedure).map((finding) => {
      const edits = editsFor(finding, text);
      return { ...placed(finding, text), ...(edits.length > 0 ? { edits } : {}) };
    });
    return { findings, procedure };
  } catch (error) {
    if (!(error instanceof ProcedureError)) throw error;
    const { code, pointer, remedy: message } = error;
    return { findings: [placed({ code, pointer, message, severity: 'error' }, text)] };
  }
}

/** The files of translations beside a procedure file, e.g. `en.json`. */
export async function translationsBeside(file: string): Promise<string[]> {
  const names = await readdir(dirname(file)).catch(() => []);
  return names
    .filter((name) => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\.json$/.test(name))
    .filter((name) => name !== basename(file))
    .toSorted()
    .map((name) => join(dirname(file), name));
}

async function lintTranslationFile(file: string, procedure: Procedure): Promise<LintReport> {
  const text = await readText(file, limits.procedure);
  const report = (findings: LintFinding[]): LintReport => ({ file, text, findings });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Of another file, whose name happens to look like a language, nothing is known.
    if (basename(file) !== 'en.json') return report([]);
    const message = 'Mend the JSON syntax: the file does not parse.';
    const finding: LintFinding = { code: 'not-json', pointer: '', message, severity: 'error' };
    return report([placed(finding, text)]);
  }
  // They are about texts of the procedure, so they have no line in this file.
  if (isTranslation(value)) return report(lintTranslation(procedure, value));
  if (typeof value !== 'object' || value === null || !('texts' in value)) return report([]);
  const message = 'Write {"lang": "en", "texts": {pointer: text}} and, if need be, "untranslated".';
  return report([{ code: 'not-a-translation', pointer: '', message, severity: 'error' }]);
}

function placed(finding: LintFinding, text: string): LintFinding {
  const offset = finding.code === 'not-json' ? syntaxError(text) : offsetOf(text, finding.pointer);
  return offset === undefined ? finding : { ...finding, ...lineOf(text, offset) };
}

function offsetOf(text: string, pointer: string): number | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return nearestPlace(jsonPlaces(text), pointer)?.from;
}

/** Where V8 says that the syntax is broken. */
function syntaxError(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const position = /at position (\d+)/.exec((error as Error).message)?.[1];
    return position === undefined ? text.length : Number(position);
  }
}
