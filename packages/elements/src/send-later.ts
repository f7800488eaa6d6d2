import { TryLater } from './try-later.ts';

/** Half a minute, in milliseconds. */
const patience = 30_000;

/**
 * Tries again to send what the network lost, every half minute. Sending twice does no harm: the desk
 * gives the same receipt for the same bytes.
 */
export class SendLater extends TryLater {
  constructor(send: () => void) {
    super(send, { first: patience, most: patience });
  }
}
