import type { Ports } from './ports.ts';
import { SendLater } from './send-later.ts';

/** So many wait at most: nobody confirms more often while the portal cannot be reached. */
const most = 20;

/**
 * What a person confirmed and no longer says, by the SHA-256 of its bytes, until the portal knows: others
 * could still hand it in.
 */
export class TakenBack {
  readonly #ports: Pick<Ports, 'confirmation'>;
  readonly #waiting = new Set<string>();
  readonly #later = new SendLater(() => void this.tell());

  constructor(ports: Pick<Ports, 'confirmation'>) {
    this.#ports = ports;
  }

  /** What a draft keeps of it. */
  get kept(): { takenBack?: string[] } {
    return this.#waiting.size > 0 ? { takenBack: [...this.#waiting] } : {};
  }

  /** Tells the portal, at once or as soon as it can be reached and the person is logged in. */
  add(sha256s: readonly string[]): void {
    for (const sha256 of sha256s.slice(0, most)) this.#waiting.add(sha256);
    void this.tell();
  }

  /** Tries no longer; {@link tell} goes on. */
  pause(): void {
    this.#later.stop();
  }

  /** Tells the portal what it does not know yet. It may be told twice. */
  async tell(): Promise<void> {
    try {
      for (const sha256 of this.#waiting) {
        await (await this.#ports.confirmation?.())?.takeBack(sha256);
        this.#waiting.delete(sha256);
      }
      this.#later.stop();
    } catch {
      this.#later.wait();
    }
  }
}
