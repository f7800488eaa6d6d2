import type { Unit } from '@tokhai/procedure';

/** What each list was drawn of. */
const drawn = new WeakMap<HTMLSelectElement, readonly unknown[]>();

/**
 * The units to choose from, drawn by hand, and anew only when they are others: a key in the rest of
 * an address leaves some hundred options alone.
 *
 * @param prompt the option that chooses none
 * @param chosen stays an option, even when a search or a newer list does not hold it
 */
export function drawUnits(
  select: HTMLSelectElement,
  prompt: string,
  units: readonly Unit[],
  chosen: Unit,
): void {
  const isListed = chosen.code === '' || units.some(({ code }) => code === chosen.code);
  const of = [units, isListed || chosen.code];
  const before = drawn.get(select);
  if (!before || of.some((one, index) => one !== before[index])) {
    const all = isListed ? units : [chosen, ...units];
    select.replaceChildren(new Option('', ''), ...all.map(option));
    drawn.set(select, of);
  }
  const first = select.options[0]!;
  if (first.text !== prompt) first.text = prompt;
  if (select.value !== chosen.code) select.value = chosen.code;
}

function option({ code, name }: Unit): HTMLElement {
  return Object.assign(new Option(name, code), { lang: 'vi', translate: false });
}
