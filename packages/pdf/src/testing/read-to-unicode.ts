/** What each code of a font of ours stands for, by its ToUnicode map (ISO 32000-1, 9.10.3). */
export function readToUnicode(map: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, first, last, all] of map.matchAll(/^<(..)> <(..)> \[(.*)\]$/gm)) {
    const [from, to] = [first!, last!].map((code) => Number.parseInt(code, 16)) as [number, number];
    const units = [...all!.matchAll(/<((?:[0-9A-F]{4})+)>/g)].map(([, one]) => one!);
    if (units.length !== to - from + 1) throw new Error('There is not one text for each code.');
    units.forEach((text, i) => texts.set(from + i, decoded(text)));
  }
  return texts;
}

const decoded = (units: string): string =>
  units.replace(/.{4}/g, (unit) => String.fromCharCode(Number.parseInt(unit, 16)));
