import type { Option, OptionListName } from '@tokhai/data';
import type { JsonObject } from './json.ts';

/** Most options in one list: the language takes no more. */
const MAX_OPTIONS = 400;

const replaced = new Map<string, readonly Option[]>();

/**
 * Takes the options of a shared question from elsewhere, for every procedure read from now on: a
 * longer list of religions, the issuers of a ministry. At the desk and in the pages alike, before a
 * procedure is read. Add options, and keep those that were there: a submission of before is drawn
 * again from its codes.
 *
 * @param options undefined: those of `@tokhai/data` again
 * @throws {TypeError} when a code is empty or stands twice, a name is empty or not NFC, or there
 *   are none or more than 400
 */
export function replaceOptions(name: OptionListName, options: readonly Option[] | undefined): void {
  if (options === undefined) {
    replaced.delete(name);
    return;
  }
  const codes = new Set(options.map(({ code }) => code));
  if (options.length === 0 || options.length > MAX_OPTIONS || codes.size < options.length) {
    throw new TypeError(`Give ${name} 1 to ${MAX_OPTIONS} options, each code once.`);
  }
  for (const option of options) {
    const texts = [option.name, ...Object.values(option.names ?? {})];
    if (option.code !== '' && texts.every((text) => text !== '' && text === text.normalize('NFC')))
      continue;
    throw new TypeError(`Give each option of ${name} a code, and names that are NFC.`);
  }
  replaced.set(name, options);
}

/** Shared schemas with the options that were brought, in the words of a language where they have some. */
export function withReplacedOptions(
  shared: Record<string, JsonObject>,
  lang = 'vi',
): Record<string, JsonObject> {
  if (replaced.size === 0) return shared;
  const entries = Object.entries(shared).map(([id, schema]) => {
    const name = /\/shared\/([^/]+)\.json$/u.exec(id)?.[1] ?? '';
    const oneOf = replaced.get(name)?.map((option) => ({
      const: option.code,
      title: option.names?.[lang] ?? option.name,
    }));
    return [id, oneOf ? { ...schema, oneOf } : schema] as const;
  });
  return Object.fromEntries(entries);
}
