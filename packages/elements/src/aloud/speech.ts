import { piecesOf, speakable } from './speakable.ts';

/** Milliseconds in which a voice has to begin. A network voice without a network never does. */
const patienceMs = 8000;
/** Milliseconds in which a piece is read by the slowest voice. One whose sound card is gone never ends. */
const longestMs = 60_000;

/** Something heard, from its beginning to its end. */
export interface Sound {
  /**
   * Resolves at the end, or as soon as it is stopped.
   * @throws {Error} when nothing can be heard
   */
  play(stop: AbortSignal): Promise<void>;
}

/** A recording. */
export function recorded(player: HTMLAudioElement, address: URL): Sound {
  return {
    async play(stop) {
      const ended = new Promise<void>((resolve, reject) => {
        player.addEventListener('ended', () => resolve(), { signal: stop });
        player.addEventListener('error', () => reject(new Error('no recording')), { signal: stop });
        stop.addEventListener('abort', () => resolve());
      });
      player.src = address.href;
      try {
        await Promise.all([player.play(), ended]);
      } catch (error) {
        // Stopping interrupts `play`, which is no failure.
        if (!stop.aborted) throw error;
      } finally {
        player.pause();
        player.removeAttribute('src');
      }
    },
  };
}

/** Words by a voice, piece by piece. */
export function spoken(words: string, voice: SpeechSynthesisVoice): Sound[] {
  return piecesOf(speakable(words, voice.lang)).map((piece) => ({
    play: (stop) => utter(piece, voice, stop),
  }));
}

/** What is being said: Chrome forgets an utterance to which nobody holds on, and its end with it. */
let held: SpeechSynthesisUtterance | undefined;

function utter(words: string, voice: SpeechSynthesisVoice, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    held = utterance;
    const settle = (end: () => void): void => {
      clearTimeout(waiting);
      if (held === utterance) held = undefined;
      end();
    };
    const silent = (): void => {
      speechSynthesis.cancel();
      settle(() => reject(new Error('no voice')));
    };
    let waiting = setTimeout(silent, patienceMs);
    utterance.addEventListener('start', () => {
      clearTimeout(waiting);
      waiting = setTimeout(silent, longestMs);
    });
    utterance.addEventListener('end', () => settle(resolve));
    utterance.addEventListener('error', ({ error }) => {
      const isStopped = stop.aborted || error === 'canceled' || error === 'interrupted';
      settle(isStopped ? resolve : () => reject(new Error(error)));
    });
    stop.addEventListener('abort', () => {
      speechSynthesis.cancel();
      settle(resolve);
    });
    speechSynthesis.speak(utterance);
  });
}
