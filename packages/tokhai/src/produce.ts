/** Prints the answers. The PDF package and its fonts are loaded only here. */
import type { Answers } from '@tokhai/answers';
import { PortError } from '@tokhai/elements';
import type { Procedure } from '@tokhai/procedure';
import type { Words } from './words/words.ts';

/** What rendering needs beside procedure and answers. */
export interface ProduceOptions {
  /** ISO 8601 instant. */
  createdAt: string;
  /** Bytes by SHA-256. */
  files: ReadonlyMap<string, Uint8Array>;
}

function inWords(cause: unknown, words: Words): PortError {
  const { code, params } = cause as { code?: unknown; params?: { codePoint?: unknown } };
  if (code === 'unprintable-character' && typeof params?.codePoint === 'string') {
    const { codePoint } = params;
    const character = String.fromCodePoint(Number.parseInt(codePoint.replace('U+', ''), 16));
    return new PortError(code, words.unprintable(character, codePoint), { cause });
  }
  const message = typeof code === 'string' ? words.produceFailures[code] : undefined;
  return new PortError('produce-failed', message ?? words.produceFailed, { cause });
}

/**
 * Draws the submission: the printed form with the answers inside.
 * @throws {PortError} `fonts-failed`, `unprintable-character`, `produce-failed`
 */
export async function produce(
  procedure: Procedure,
  answers: Answers,
  options: ProduceOptions,
  words: Words,
): Promise<Uint8Array> {
  const [pdf, fonts] = await import('@tokhai/pdf')
    .then(async (module) => [module, await module.loadFonts()] as const)
    .catch((cause: unknown) => {
      throw new PortError('fonts-failed', words.fontsFailed, { cause });
    });
  try {
    return await pdf.renderSubmission(procedure, answers, { ...options, fonts });
  } catch (cause) {
    throw inWords(cause, words);
  }
}

/** Several photos of one paper as one PDF. */
export async function photoPdf(photos: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const { photoPages } = await import('@tokhai/pdf');
  return photoPages(photos);
}
