import type { Answers } from '@tokhai/answers';
import { sha256Hex, type Procedure, type Question } from '@tokhai/procedure';
import { reason, type Reason } from './reasons.ts';

/** An attached file as the PDF carries it. */
export interface EmbeddedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** First bytes of the media types that a file question takes. */
const magic: Record<string, readonly number[]> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** Whether every attached file is there and is what its answer says: hash, size and media type. */
export async function checkFiles(
  procedure: Procedure,
  answers: Answers,
  files: ReadonlyMap<string, EmbeddedFile>,
): Promise<Reason[]> {
  const reasons: Reason[] = [];
  for (const { path, answer } of fileAnswers(procedure, answers)) {
    const file = files.get(String(answer['sha256']));
    if (!file) {
      reasons.push(reason('file-missing', { path }));
    } else if (
      (await sha256Hex(file.bytes)) !== answer['sha256'] ||
      file.bytes.length !== answer['size'] ||
      !startsAs(file.bytes, String(answer['type']))
    ) {
      reasons.push(reason('file-differs', { path }));
    }
  }
  return reasons;
}

function startsAs(bytes: Uint8Array, type: string): boolean {
  return magic[type]?.every((byte, index) => bytes[index] === byte) ?? false;
}

interface FileAnswer {
  /** JSON pointer. */
  path: string;
  answer: Record<string, unknown>;
}

/** Every answer to a file question, those inside persons and table rows too. */
export function fileAnswers(procedure: Procedure, answers: Answers): FileAnswer[] {
  return [...procedure.questions.values()].flatMap((question) =>
    filesIn(question, answers[question.name], `/${question.name}`),
  );
}

function filesIn(question: Question, value: unknown, path: string): FileAnswer[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((row, index) => filesIn(question, row, `${path}/${index}`));
  }
  const answer = value as Record<string, unknown>;
  if (question.kind === 'file') return [{ path, answer }];
  return (question.parts ?? []).flatMap((part) =>
    filesIn(part, answer[part.name], `${path}/${part.name}`),
  );
}
