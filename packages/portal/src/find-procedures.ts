/** Finding a form among many by a few words, as somebody remembers them. */
import { foldVietnamese } from '@tokhai/procedure';
import type { ShownProcedure } from './procedures.ts';

/** Longest search that is read, in UTF-16 units; more words only find less. */
const maxLength = 100;

/**
 * The forms in whose title, code, purpose or agency every word of a search begins some word, in
 * Vietnamese or in English, with accents or without: `khai sinh`, `birth` and `CT01` all find.
 * An empty search finds every form.
 */
export function findProcedures(
  procedures: readonly ShownProcedure[],
  search: string,
): readonly ShownProcedure[] {
  const wanted = wordsOf(search.slice(0, maxLength));
  return procedures.filter((shown) => {
    const words = wordsOf(textOf(shown));
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

function textOf(shown: ShownProcedure): string {
  const both = [shown.in('vi'), shown.in('en')];
  return both
    .flatMap(({ title, description, about }) => [title, description, about.form, about.agency])
    .join(' ');
}

function wordsOf(text: string): string[] {
  return foldVietnamese(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
