import {
  isTranslation,
  lintTranslation,
  type Procedure,
  type Translation,
} from '@tokhai/procedure';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { readText } from '../files.ts';
import { limits } from '../limits.ts';
import { lintText, type LintFinding } from '../lint/lint-files.ts';
import { lintWords } from '../lint/lint-words.ts';

/** A finding as the page shows it. */
export interface ShownFinding {
  code: string;
  severity: 'error' | 'warning';
  pointer: string;
  /** Line in the file, from 1; absent where the file does not parse. */
  line?: number;
  /** What to do, in English. */
  message: string;
  /** The same in Vietnamese, without the details. */
  words: string;
}

/** What the page shows of the files as they are now. */
export interface PreviewState {
  /** Grows with each change. */
  version: number;
  /** Text of the procedure file; absent when it cannot be used: the page keeps the last one. */
  procedure?: string;
  translation?: Translation;
  findings: ShownFinding[];
  /** Names of the examples. */
  examples: string[];
}

/** Most examples offered. */
const MAX_EXAMPLES = 100;

/** Reads the files beside a procedure file; whatever is wrong with them is a finding. */
export async function readState(
  path: string,
  version: number,
): Promise<{ state: PreviewState; procedure?: Procedure }> {
  const folder = dirname(path);
  const examples = await exampleNames(folder);
  const findings: ShownFinding[] = [];
  try {
    const text = await readText(path, limits.procedure);
    const linted = lintText(text);
    findings.push(...linted.findings.map(shown));
    const { procedure } = linted;
    if (!procedure) return { state: { version, findings, examples } };
    const translation = await readTranslation(join(folder, 'en.json'), findings);
    if (translation) findings.push(...lintTranslation(procedure, translation).map(shown));
    const state = { version, procedure: text, findings, examples };
    return { state: { ...state, ...(translation ? { translation } : {}) }, procedure };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    findings.push(unreadable(error.message));
    return { state: { version, findings, examples } };
  }
}

function shown(finding: LintFinding): ShownFinding {
  const { code, severity, pointer, message, line } = finding;
  const words = code in lintWords ? lintWords[code as keyof typeof lintWords] : '';
  return { code, severity, pointer, message, words, ...(line === undefined ? {} : { line }) };
}

function unreadable(message: string): ShownFinding {
  const words = 'Không đọc được tệp.';
  return { code: 'unreadable-file', severity: 'error', pointer: '', message, words };
}

/** The English words; none is no finding, damaged ones are. */
async function readTranslation(
  path: string,
  findings: ShownFinding[],
): Promise<Translation | undefined> {
  let text: string;
  try {
    text = await readText(path, limits.procedure);
  } catch {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isTranslation(value)) return value;
  } catch {
    // Told below, like any other damage.
  }
  findings.push(unreadable('en.json is no translation: {"lang": "en", "texts": {pointer: text}}.'));
  return undefined;
}

async function exampleNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(join(folder, 'examples'), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /^[a-zA-Z0-9_-]+\.json$/.test(entry.name))
      .map(({ name }) => name.slice(0, -'.json'.length))
      .toSorted()
      .slice(0, MAX_EXAMPLES);
  } catch {
    return [];
  }
}
