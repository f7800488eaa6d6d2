/** Hands, as WebDriver and WebDriver BiDi describe them alike (W3C WebDriver, 15.4). */

export interface InputSource {
  readonly type: 'key' | 'pointer';
  readonly id: string;
  readonly actions: readonly Readonly<Record<string, unknown>>[];
}

/** The code points that stand for keys without a character (W3C WebDriver, 17.4.2). */
const special: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** The value of a key by its name: a character stands for itself. */
function valueOf(name: string): string {
  const value = special[name] ?? name;
  if (Array.from(value).length !== 1) throw new Error(`There is no key ${name}.`);
  return value;
}

/** Keys one after another; those joined by + are held down together. */
export function pressed(keys: readonly string[]): InputSource[] {
  const actions = keys.flatMap((chord) => {
    const names = chord.length > 1 ? chord.split('+') : [chord];
    const values = names.map(valueOf);
    return [
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
  });
  return [{ type: 'key', id: 'keyboard', actions }];
}

/** A click of the first button, in CSS pixels from the window's upper left corner. */
export function clickAt(x: number, y: number): InputSource[] {
  const actions = [
    { type: 'pointerMove', x, y, duration: 0, origin: 'viewport' },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  return [{ type: 'pointer', id: 'mouse', actions }];
}
