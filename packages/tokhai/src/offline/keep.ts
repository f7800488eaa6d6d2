/** What a page and the service worker say to each other. */

/** Keep what this page needs. */
export interface Keep {
  tokhai: 'keep';
  /** Address of the page, without a fragment. */
  page: string;
  /** Addresses of scripts, style sheets, fonts, the procedure and its words. */
  urls: readonly string[];
  /** Addresses that there may be nothing at, e.g. of words in another language. */
  optional: readonly string[];
  /** `urls` and `optional` are everything: what was kept for this page before and is not named can go. */
  isComplete: boolean;
}

/** Forget everything: the person wiped the device. */
export interface Forget {
  tokhai: 'forget';
}

/** What came of it. */
export interface Kept {
  /** How many things are there without a network now. */
  kept: number;
  /** How many could not be had, or must not be kept. */
  missing: number;
}
