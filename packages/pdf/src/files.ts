import type { Answers } from '@tokhai/answers';
import { sha256Hex } from '@tokhai/procedure';
import type { Procedure, Question } from '@tokhai/procedure';
import { PdfError } from './error.ts';

/** What an answer to a file question says; the bytes are kept beside, by their digest. */
export interface NamedFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** In lower-case hex. */
  readonly sha256: string;
}

export interface FileAnswer {
  /** Label of the question. */
  readonly title: string;
  readonly answer: NamedFile;
}

/** Most files that one submission holds. */
export const maxFiles = 50;
/** Most bytes that the files of a submission have together. */
export const maxFileBytes = 48 * 1024 * 1024;

/** The files that answers name, in the order of the questions. */
export function fileAnswers(procedure: Procedure, answers: Answers): FileAnswer[] {
  const found: FileAnswer[] = [];
  const visit = (question: Question, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (question.kind === 'file' && isNamedFile(value)) {
      const { name, type, size, sha256 } = value;
      found.push({ title: question.title, answer: { name, type, size, sha256 } });
    }
    for (const part of question.parts ?? []) {
      const holders = Array.isArray(value) ? value : [value];
      for (const holder of holders) visit(part, (holder as Record<string, unknown>)?.[part.name]);
    }
  };
  for (const [name, question] of procedure.questions) visit(question, answers[name]);
  if (found.length > maxFiles) {
    throw new PdfError('too-large', `A submission holds at most ${maxFiles} files.`, {
      limit: maxFiles,
    });
  }
  return found;
}

export function isNamedFile(value: unknown): value is NamedFile {
  if (value === null || typeof value !== 'object') return false;
  const file = value as Record<string, unknown>;
  return (
    typeof file.name === 'string' &&
    typeof file.type === 'string' &&
    /^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(file.type) &&
    Number.isSafeInteger(file.size) &&
    (file.size as number) >= 0 &&
    typeof file.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(file.sha256)
  );
}

/**
 * The bytes of the named files that are there, by digest.
 *
 * @throws PdfError `file-mismatch` when bytes are not the ones that the answer names; `too-large`
 */
export async function givenFiles(
  named: readonly FileAnswer[],
  given: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for (const { answer } of named) {
    const bytes = given.get(answer.sha256);
    if (bytes === undefined || files.has(answer.sha256)) continue;
    total += bytes.length;
    if (total > maxFileBytes) {
      throw new PdfError('too-large', 'The files are too large together: attach smaller ones.', {
        limit: maxFileBytes,
      });
    }
    if (bytes.length !== answer.size || (await sha256Hex(bytes)) !== answer.sha256) {
      throw new PdfError(
        'file-mismatch',
        'A file is not the one that was attached: attach it again.',
        {
          sha256: answer.sha256,
        },
      );
    }
    files.set(answer.sha256, bytes);
  }
  return files;
}
