import type { JsonObject } from '@tokhai/procedure';
import { slug, type StartPage, type StartQuestion } from './read-questions.ts';
import { startKinds } from './start-kinds.ts';

/** A white point: the file that an example attaches. */
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=';

export interface StartExample {
  example: JsonObject;
  /** Files to put into `examples/files`, by name. */
  files: Record<string, Uint8Array>;
}

/** Answers to everything that is asked: a person who does not exist. */
export async function startExample(
  pages: readonly StartPage[],
  createdAt: string,
): Promise<StartExample> {
  const files: Record<string, Uint8Array> = {};
  const answers: JsonObject = {};
  for (const question of pages.flatMap((page) => page.questions)) {
    if (startKinds[question.kind]?.silent) continue;
    const { when } = question;
    if (when && answers[when.question] !== when.equals) continue;
    if (question.kind === 'file') {
      if (!question.required) continue;
      const bytes = new Uint8Array(Buffer.from(picture, 'base64'));
      files['vi-du.png'] = bytes;
      answers[question.name] = {
        name: 'vi-du.png',
        type: 'image/png',
        size: bytes.length,
        sha256: Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex'),
      };
    } else answers[question.name] = exampleOf(question);
  }
  const about = 'Mọi câu được hỏi đều có trả lời; người trong ví dụ không có thật.';
  return { example: { about, createdAt, answers, issues: [] }, files };
}

function exampleOf({ kind, options, columns = [] }: StartQuestion): unknown {
  const [first = ''] = options;
  if (kind === 'table') {
    return [Object.fromEntries(columns.map((column) => [column.name, exampleOf(column)]))];
  }
  if (kind === 'choice') return slug(first);
  if (kind === 'choices') return [slug(first)];
  return startKinds[kind]?.example;
}
