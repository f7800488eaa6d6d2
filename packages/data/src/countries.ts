/** A country or territory of ISO 3166-1. */
export interface Country {
  /** Two capital letters (alpha-2). */
  code: string;
  /** In Vietnamese. */
  name: string;
  /** In English: to be found by, and shown beside the Vietnamese name. */
  english: string;
}

let source: () => Promise<Country[]> = async () =>
  (await import('./generated/countries.ts')).countries.map(([code, name, english]) => ({
    code,
    name,
    english,
  }));

/**
 * Takes the list of countries from elsewhere. Call it before a form is shown.
 *
 * @returns what loaded the list until now
 */
export function replaceCountries(load: () => Promise<Country[]>): () => Promise<Country[]> {
  const before = source;
  source = load;
  return before;
}

/** Countries and territories by code. Loaded when first asked for. */
export function loadCountries(): Promise<Country[]> {
  return source();
}
