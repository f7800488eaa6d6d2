/**
 * Sends a signed PDF in pieces by the tus protocol (https://tus.io/protocols/resumable-upload, 1.0.0), so
 * that a network that breaks costs a piece and not the whole; then has the desk take it.
 */
import { PortError, type Sending, type SubmitOutcome } from '@tokhai/elements';
import { addressOf, sha256Hex } from '@tokhai/procedure';
import { Upload, type DetailedError } from 'tus-js-client';
import { submit, type SubmitOptions } from './submit.ts';
import type { Words } from './words/words.ts';

/** Bytes of a piece: a few seconds on a slow network, and below what proxies usually take. */
export const pieceBytes = 512 * 1024;
/** Addresses of uploads that were begun, by the hash of the PDF. */
const prefix = 'tokhai-upload-';

export interface PiecesOptions extends SubmitOptions {
  /** Address of the uploads. */
  uploads: URL;
  sending?: Sending | undefined;
  /** Where it is remembered that an upload was begun; undefined: in this page only. */
  memory?: Storage | undefined;
}

const inThisPage = new Map<string, string>();

function remembered(name: string, memory: Storage | undefined): string | undefined {
  try {
    return memory?.getItem(name) ?? inThisPage.get(name);
  } catch {
    return inThisPage.get(name);
  }
}

function remember(name: string, url: string | undefined, memory: Storage | undefined): void {
  if (url === undefined) inThisPage.delete(name);
  else inThisPage.set(name, url);
  try {
    if (url === undefined) memory?.removeItem(name);
    else memory?.setItem(name, url);
  } catch {
    // Full or forbidden: it goes on in this page.
  }
}

/** Forgets the addresses of all uploads that were begun on this device. */
export function forgetUploads(memory: Storage): void {
  const names = Array.from({ length: memory.length }, (_, index) => memory.key(index) ?? '');
  for (const name of names) if (name.startsWith(prefix)) memory.removeItem(name);
  inThisPage.clear();
}

/** Uploads the PDF, or goes on where an upload of it ended; gives its id. */
async function upload(pdf: Uint8Array, name: string, options: PiecesOptions): Promise<string> {
  const { uploads, sending, memory, words, waits = [500, 1000, 3000, 9000] } = options;
  const known = remembered(name, memory);
  const url = await new Promise<string>((resolve, reject) => {
    const running: Upload = new Upload(new Blob([new Uint8Array(pdf)]), {
      endpoint: uploads.href,
      uploadUrl: known !== undefined && isBelow(known, uploads) ? known : null,
      chunkSize: pieceBytes,
      retryDelays: [...waits],
      metadata: { filetype: 'application/pdf' },
      storeFingerprintForResuming: false,
      removeFingerprintOnSuccess: false,
      onUploadUrlAvailable: () => remember(name, running.url ?? undefined, memory),
      onChunkComplete: (_size, sent, total) => sending?.onProgress(sent, total ?? pdf.length),
      // The browser's word on whether there is a network is not worth much: the next try tells.
      onShouldRetry: (error) => passes(statusOf(error)),
      onSuccess: () => resolve(running.url ?? ''),
      onError: (error) => reject(inWords(error, words)),
    });
    const pause = (): void => {
      void running.abort();
      reject(new PortError('paused', ''));
    };
    if (sending?.signal.aborted) pause();
    else {
      sending?.signal.addEventListener('abort', pause, { once: true });
      running.start();
    }
  });
  return new URL(url).pathname.split('/').at(-1) ?? '';
}

/** Only an address that this portal gave is gone on with. */
function isBelow(url: string, uploads: URL): boolean {
  const address = addressOf(url);
  const folder = `${uploads.pathname.replace(/\/$/, '')}/`;
  return address?.origin === uploads.origin && address.pathname.startsWith(folder);
}

function statusOf(error: Error | DetailedError): number {
  return ('originalResponse' in error && error.originalResponse?.getStatus()) || 0;
}

/** Lost on the way (0), held by the try before it (409, 423), or a portal in trouble. */
const passes = (status: number): boolean =>
  status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;

function inWords(cause: Error | DetailedError, words: Words): PortError {
  const status = statusOf(cause);
  if (status === 401 || status === 403) {
    return new PortError('login-expired', words.loginExpired, { cause });
  }
  return status === 0
    ? new PortError('not-sent', words.notSent, { cause })
    : new PortError('portal-failed', words.portalFailed, { cause });
}

/**
 * Sends the PDF in pieces and has the desk take it. What is no larger than a piece goes at once.
 *
 * @throws {PortError} as `submit` does, and `paused`
 */
export async function submitInPieces(
  intake: URL,
  pdf: Uint8Array,
  options: PiecesOptions,
): Promise<SubmitOutcome> {
  if (pdf.length <= pieceBytes) return submit(intake, pdf, options);
  const name = `${prefix}${await sha256Hex(new Uint8Array(pdf))}`;
  const whole = new URL(intake);
  for (let tries = 0; ; tries += 1) {
    whole.searchParams.set('upload', await upload(pdf, name, options));
    const outcome = await submit(whole, undefined, options);
    const isGone =
      'refused' in outcome && outcome.refused.some(({ code }) => code === 'unknown-upload');
    remember(name, undefined, options.memory);
    // It was over before the desk looked: from the start, once.
    if (!isGone || tries > 0) return outcome;
  }
}
