/** Milliseconds between two tries: a browser does not always notice that the network is back. */
const patience = 30_000;

/**
 * Tries again to send what the network lost: at once when the browser says that it is back, and every
 * half minute. Sending twice does no harm: the desk gives the same receipt for the same bytes.
 */
export class SendLater {
  readonly #send: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(send: () => void) {
    this.#send = send;
  }

  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }

  wait(): void {
    if (this.isWaiting) return;
    this.#timer = setInterval(this.#send, patience);
    addEventListener('online', this.#send);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    removeEventListener('online', this.#send);
  }
}
