/** The fields that every way of filling in is measured with: 60 % text, the rest mixed. */

export interface Field {
  name: string;
  kind: 'text' | 'number' | 'date' | 'choice' | 'confirm';
  label: string;
  hint: string;
  required: boolean;
  pattern?: string;
  min?: number;
  max?: number;
  options?: string[];
}

const mixed: Field['kind'][] = [
  'number',
  'date',
  'choice',
  'confirm',
  'number',
  'date',
  'choice',
  'choice',
];

export function makeFields(count: number): Field[] {
  return Array.from({ length: count }, (_, index) => {
    const place = index % 20;
    const kind = place % 5 < 3 ? 'text' : mixed[Math.floor(place / 5) * 2 + (place % 5) - 3]!;
    return {
      name: `f${index}`,
      kind,
      label: `Mục ${index + 1}`,
      hint: `Ghi như trên giấy tờ số ${index + 1}`,
      required: kind !== 'confirm' && index % 3 !== 1,
      ...(kind === 'choice'
        ? { options: Array.from({ length: 8 }, (__, option) => `Lựa chọn ${option + 1}`) }
        : {}),
    };
  });
}

/** Whether an answer has to be mended, as a page written by hand would find out. */
export function isWrong(
  { required, pattern, min, max }: Field,
  answer: string | undefined,
): boolean {
  if (!answer) return required;
  if (pattern && !new RegExp(pattern, 'u').test(answer)) return true;
  return Number(answer) < (min ?? -Infinity) || Number(answer) > (max ?? Infinity);
}

/** A mounted form. */
export interface Mounted {
  /** An optional text control in the middle. */
  control: HTMLInputElement;
  /** Asks to go on, with everything required left out. */
  submit: () => void;
  /** Errors that are shown. */
  errors: () => number;
}

/** Shows the fields; resolves when every control stands. */
export type Show = () => Promise<Mounted>;

/**
 * Makes ready what stands before the fields are asked for: for a form with a page before its
 * fields, that page.
 */
export type Prepare = (root: HTMLElement, fields: readonly Field[]) => Promise<Show>;

/** Name of the field that is typed into. */
export function typedName(fields: readonly Field[]): string {
  const optional = fields.filter(({ kind, required }) => kind === 'text' && !required);
  return optional[optional.length >> 1]!.name;
}
