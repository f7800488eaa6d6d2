import type { PdfForm } from '@tokhai/procedure/acroform';
import { Worker } from 'node:worker_threads';
import { CommandError } from '../errors.ts';

/** Longest time, in milliseconds, and most memory, in bytes, that a PDF may take to be read. */
const MAX_TIME = 60_000;
const MAX_MEMORY = 1_500_000_000;

export interface ReadingBounds {
  time?: number;
  memory?: number;
}

/** What the worker answers. */
type Answer = { form: PdfForm } | { error: { code: string; message: string } };

/** Whether bytes begin like a PDF: its header stands within the first kilobyte. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

/**
 * The fields of a fillable PDF, read in a thread of its own that is stopped when it takes too long or
 * too much memory: a few kilobytes may unpack to more than a machine has.
 *
 * @throws {CommandError} `too-large`, and what {@link readFields} throws
 */
export async function readForm(
  bytes: Uint8Array,
  { time = MAX_TIME, memory = MAX_MEMORY }: ReadingBounds = {},
): Promise<PdfForm> {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./form-worker.${ending}`, import.meta.url), {
    workerData: bytes,
    // What the library mutters about a broken file helps nobody.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memory / 1_000_000) },
  });
  const before = process.memoryUsage().rss;
  const end = performance.now() + time;
  let watch: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      // What it unpacks lies outside of the heap that resourceLimits bounds.
      watch = setInterval(() => {
        if (performance.now() > end || process.memoryUsage().rss - before > memory) {
          reject(tooLarge());
        }
      }, 50);
      worker.once('message', resolve);
      worker.once('error', (error: Error & { code?: string }) => {
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error);
      });
      worker.once('exit', () => reject(tooLarge()));
    });
    if ('form' in answer) return answer.form;
    throw new CommandError(answer.error.code, answer.error.message);
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

function tooLarge(): CommandError {
  return new CommandError(
    'too-large',
    'Reading the PDF takes too long or too much memory: save a smaller copy of it in a PDF viewer.',
  );
}
