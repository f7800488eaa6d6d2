import { foldVietnamese } from './fold.ts';
import { pointerStep } from './json.ts';
import type { Finding } from './lint.ts';
import { recordedTitles, videoLists } from './media.ts';
import type { Procedure } from './model.ts';
import type { Translation } from './translate.ts';

/** What is wrong with recordings and videos, as far as the file itself tells. */
export function mediaFindings(procedure: Procedure): Finding[] {
  return [
    ...videoLists(procedure).flatMap(({ videos, pointer }) =>
      videos.flatMap((video, index): Finding[] => {
        // Who signs is seen: there is nothing to caption but a voice that is added to it.
        if (video.captions || video.sign) return [];
        const message = 'Add captions: a WebVTT file in the language that is spoken.';
        const at = `${pointer}/${index}`;
        return [{ code: 'video-without-captions', pointer: at, message, severity: 'error' }];
      }),
    ),
    ...otherWords(procedure, 'vi', ({ title }) => title),
  ];
}

/** Recordings in a language whose words are in no translation beside the procedure. */
export function untranslatedRecordings(
  procedure: Procedure,
  languages: readonly string[],
): Finding[] {
  return recordedTitles(procedure).flatMap(({ recordings, pointer }) =>
    Object.keys(recordings)
      .filter((lang) => lang !== 'vi' && !languages.includes(lang))
      .map((lang) => ({
        code: 'recording-untranslated',
        pointer: pointer + pointerStep(lang),
        message: `Add ${lang}.json beside the procedure, or take the recording out: nobody sees its words.`,
        severity: 'warning',
      })),
  );
}

/** Recordings in the language of a translation that leave out the label as it is translated. */
export function recordingFindings(procedure: Procedure, { lang, texts }: Translation): Finding[] {
  return otherWords(procedure, lang, ({ titlePointer }) => texts[titlePointer]);
}

function otherWords(
  procedure: Procedure,
  lang: string,
  titleOf: (one: ReturnType<typeof recordedTitles>[number]) => string | undefined,
): Finding[] {
  return recordedTitles(procedure).flatMap((one): Finding[] => {
    const says = one.recordings[lang]?.says;
    const title = titleOf(one);
    if (says === undefined || title === undefined || holds(says, title)) return [];
    const message = `Record it again, or mend “says”: it leaves out the label “${title}”.`;
    const pointer = `${one.pointer}${pointerStep(lang)}/says`;
    return [{ code: 'recording-says-other', pointer, message, severity: 'warning' }];
  });
}

const wordsIn = (text: string): string =>
  ` ${(foldVietnamese(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;

const holds = (text: string, part: string): boolean => wordsIn(text).includes(wordsIn(part));
