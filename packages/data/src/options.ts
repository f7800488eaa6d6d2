import { optionLists } from './generated/options.ts';

/** Lists that shared questions offer as options, by the name of the shared schema. */
export type OptionListName = keyof typeof optionLists;

/** One option. */
export interface Option {
  /** What stands in the answers; it never changes its meaning. */
  code: string;
  /** In Vietnamese, as it is printed. */
  name: string;
  /** In other languages, for the screen, by BCP 47 tag. */
  names?: Readonly<Record<string, string>>;
}

/** The names of the lists. */
export const optionListNames = Object.keys(optionLists) as OptionListName[];

/** The options of a list, as they are here: `replaceOptions` of `@tokhai/procedure` changes them. */
export function optionsOf(name: OptionListName): Option[] {
  return optionLists[name].map(([code, vi, en]) => ({ code, name: vi, names: { en } }));
}
