import type { Sound } from './speech.ts';

/** A part of the page, and what is heard of it when its turn comes. */
export interface Passage {
  part: Element;
  sounds: () => Sound[];
}

export type ReadingState = 'reading' | 'paused' | 'ended' | 'failed';

/**
 * Reads passages one after another. Paused, it stops within a sound, and goes on with that sound from
 * its beginning: `speechSynthesis.pause` does nothing on Android, and a network voice forgets.
 */
export class Reading {
  state: ReadingState = 'paused';
  /** What is being read. */
  part: Element | undefined;
  readonly #passages: readonly Passage[];
  readonly #onChange: () => void;
  /** Where to go on. */
  #passage = 0;
  #sound = 0;
  #stop: AbortController | undefined;

  constructor(passages: readonly Passage[], onChange: () => void) {
    this.#passages = passages;
    this.#onChange = onChange;
  }

  /** Begins, or goes on. */
  play(): void {
    if (this.state !== 'paused') return;
    this.#stop = new AbortController();
    this.#be('reading');
    void this.#run(this.#stop.signal);
  }

  pause(): void {
    if (this.state !== 'reading') return;
    this.#stop?.abort();
    this.#be('paused');
  }

  /** Ends it for good. */
  stop(): void {
    this.#stop?.abort();
    this.part = undefined;
    this.#be('ended');
  }

  async #run(stop: AbortSignal): Promise<void> {
    for (; this.#passage < this.#passages.length; this.#passage += 1, this.#sound = 0) {
      const { part, sounds } = this.#passages[this.#passage]!;
      // What went from the page meanwhile is not read.
      const heard = part.isConnected ? sounds() : [];
      if (heard.length === 0) continue;
      this.part = part;
      this.#onChange();
      for (; this.#sound < heard.length; this.#sound += 1) {
        try {
          await heard[this.#sound]!.play(stop);
        } catch {
          if (stop.aborted) return;
          this.part = undefined;
          this.#be('failed');
          return;
        }
        if (stop.aborted) return;
      }
    }
    this.part = undefined;
    this.#be('ended');
  }

  #be(state: ReadingState): void {
    this.state = state;
    this.#onChange();
  }
}
