import { sniffType, type Answers } from '@tokhai/answers';
import { sha256Hex, type Procedure, type Question } from '@tokhai/procedure';
import { reason, type Reason } from './reasons.ts';

/** An attached file as the PDF carries it. */
export interface EmbeddedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

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
      sniffType(file.bytes) !== answer['type']
    ) {
      reasons.push(reason('file-differs', { path }));
    }
  }
  return reasons;
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
