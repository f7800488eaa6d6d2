/** What the portal's own pages say. The form itself speaks through @tokhai/elements. */
import { en } from './en.ts';
import type { Language } from './language.ts';
import { vi, type Words } from './vi.ts';

export type { Words };

/** The words of each language. */
export const words: Readonly<Record<Language, Words>> = { vi, en };
