import type { Recordings } from '@tokhai/procedure';
import { fieldAround, partsOf, questionOf } from './page-parts.ts';
import { bitsOf, type Bit } from './page-words.ts';
import type { Passage } from './reading.ts';
import { recorded, spoken, type Sound } from './speech.ts';
import { voiceFor } from './voices.ts';

/** What a page is read with. */
export interface Means {
  /** Language of the screen, a BCP 47 tag. */
  lang: string;
  voices: readonly SpeechSynthesisVoice[];
  /** No voice that sends what it reads over the network. */
  onlyLocal: boolean;
  /** Recordings of the page's heading and what is said under it. */
  recordings: Recordings | undefined;
  /** Where paths of recordings begin; undefined: they cannot be had. */
  folder: URL | undefined;
  player: HTMLAudioElement;
  /** Asked anew for each part: the person may tick it while the page is read. */
  withPrivate: () => boolean;
}

/** What of a page can be heard, in its order; nothing: there is neither voice nor recording. */
export function passagesOf(page: Element, means: Means): Passage[] {
  const recordedFields = new Set<Element>();
  let isHeadingRecorded = false;
  return partsOf(page).map((part): Passage => {
    const field = fieldAround(part);
    const own = field && questionOf(field)?.options.audio;
    const isHeading = !field && part.matches('[data-page-heading], .tk-lead');
    const recording = recordingOf(own ?? (isHeading ? means.recordings : undefined), means);
    if (!recording) return { part, sounds: () => wordsOf(part, means) };
    // It says the help as well, which is a part of its own where a question is made of questions.
    const isSaid = field ? recordedFields.has(field) : isHeadingRecorded;
    if (field) recordedFields.add(field);
    else isHeadingRecorded = true;
    return {
      part,
      sounds: () => [
        ...(isSaid ? [] : [orElse(recording, () => wordsOf(part, means, isTitle))]),
        ...wordsOf(part, means, (bit) => !bit.isTitle && !isHeading),
      ],
    };
  });
}

const isTitle = (bit: Bit): boolean => bit.isTitle;

function recordingOf(recordings: Recordings | undefined, means: Means): Sound | undefined {
  const file = recordings?.[means.lang]?.file;
  if (file === undefined || !means.folder) return undefined;
  return recorded(means.player, new URL(file, means.folder));
}

/** A recording that cannot be played gives way to the voice. */
function orElse(recording: Sound, words: () => Sound[]): Sound {
  return {
    async play(stop) {
      try {
        await recording.play(stop);
      } catch {
        for (const sound of words()) if (!stop.aborted) await sound.play(stop);
      }
    },
  };
}

function wordsOf(
  part: Element,
  means: Means,
  isWanted: (bit: Bit) => boolean = () => true,
): Sound[] {
  const { lang, withPrivate } = means;
  const said: Array<{ words: string; voice: SpeechSynthesisVoice }> = [];
  for (const bit of bitsOf(part, { lang, withPrivate: withPrivate() })) {
    const voice = isWanted(bit) ? voiceOf(bit, means) : undefined;
    if (!voice) continue;
    const last = said.at(-1);
    if (last?.voice === voice) last.words = joined(last.words, bit.words);
    else said.push({ words: bit.words, voice });
  }
  return said.flatMap(({ words, voice }) => spoken(joined(words, ''), voice));
}

/** Answers are given to no voice that would send them away. */
function voiceOf(bit: Bit, { lang, voices, onlyLocal }: Means): SpeechSynthesisVoice | undefined {
  const where = { onlyLocal: onlyLocal || bit.isPersonal };
  const own = voiceFor(bit.lang, voices, where);
  // A Vietnamese name on an English screen is better heard oddly than not at all.
  return own ?? (bit.isPersonal ? voiceFor(lang, voices, where) : undefined);
}

/** A voice rests between a label and what follows as between sentences; not before a bracket. */
function joined(words: string, next: string): string {
  const isEnded = /[.!?:;,…។៕]$/u.test(words) || next.startsWith('(');
  return `${words}${isEnded ? '' : '.'} ${next}`.trim();
}
