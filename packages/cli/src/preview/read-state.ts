import {
  lintProcedure,
  ProcedureError,
  readProcedure,
  type Procedure,
  type Translation,
} from '@tokhai/procedure';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { readText } from '../files.ts';
import { jsonPlaces, lineOf, nearestPlace } from '../json-places.ts';
import { limits } from '../limits.ts';
import { lintWords } from '../lint-words.ts';

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
  let text = '';
  try {
    text = await readText(path, limits.procedure);
    const procedure = readProcedure(text);
    const translation = await readTranslation(join(folder, 'en.json'), findings);
    findings.unshift(...lintProcedure(procedure).map((one) => shown(one, text)));
    const state = { version, procedure: text, findings, examples };
    return { state: { ...state, ...(translation ? { translation } : {}) }, procedure };
  } catch (error) {
    if (error instanceof ProcedureError) {
      const { code, pointer, remedy: message } = error;
      findings.push(shown({ code, pointer, message, severity: 'error' }, text));
    } else if (error instanceof UsageError) {
      findings.push(unreadable(error.message));
    } else throw error;
    return { state: { version, findings, examples } };
  }
}

function shown(
  finding: Pick<ShownFinding, 'code' | 'pointer' | 'message' | 'severity'>,
  text: string,
): ShownFinding {
  const { code, pointer } = finding;
  const words = code in lintWords ? lintWords[code as keyof typeof lintWords] : '';
  const offset = finding.code === 'not-json' ? syntaxError(text) : placeOf(text, pointer);
  return { ...finding, words, ...(offset === undefined ? {} : lineAt(text, offset)) };
}

function lineAt(text: string, offset: number): { line: number } {
  return { line: lineOf(text, offset).line };
}

function placeOf(text: string, pointer: string): number | undefined {
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
    const value = JSON.parse(text) as Partial<Translation> | null;
    if (typeof value?.lang === 'string' && typeof value.texts === 'object') {
      return value as Translation;
    }
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
