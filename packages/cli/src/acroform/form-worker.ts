import { parentPort, workerData } from 'node:worker_threads';
import { isExpected } from '../errors.ts';
import { readFields } from './read-fields.ts';

/** Reads a PDF where it can be stopped; answers `{form}` or `{error}`. */
async function answer(): Promise<object> {
  try {
    return { form: await readFields(workerData as Uint8Array) };
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
parentPort?.postMessage(await answer());
