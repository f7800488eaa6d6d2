/** The desk has more work waiting than it takes on. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
  readonly code = 'busy';

  constructor() {
    super('The desk is busy: send the submission again in a minute.');
  }
}

/** Runs work one piece after another, with a bounded number of pieces waiting. */
export interface Queue {
  /** @throws {BusyError} at once when too many pieces wait already */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Checking a submission takes memory and processor time; one at a time keeps both bounded however
 * many are sent at once.
 *
 * @param waiting how many pieces of work may wait
 */
export function createQueue(waiting: number): Queue {
  let last: Promise<unknown> = Promise.resolve();
  let pending = 0;
  return {
    run(work) {
      if (pending > waiting) return Promise.reject(new BusyError());
      pending += 1;
      const result = last.then(work);
      // The next piece starts whether this one succeeds or fails.
      last = result
        .catch(() => undefined)
        .finally(() => {
          pending -= 1;
        });
      return result;
    },
  };
}
