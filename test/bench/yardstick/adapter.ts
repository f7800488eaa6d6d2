/**
 * Our form as an engine of a form-engine benchmark with adapters: every question on one page. The
 * time counts from nothing, with our start page before the questions, which no other engine has.
 */
import type { Field } from '../fill/fields.ts';
import { errorCount, showFields, startForm, submit } from '../fill/tokhai.ts';

/** A field as the benchmark describes it. */
type Neutral = Omit<Field, 'kind'> & { kind: 'text' | 'number' | 'date' | 'select' | 'boolean' };

const kinds = { select: 'choice', boolean: 'confirm' } as const;

/** What drives an engine from outside. */
export interface Handle {
  /** The native control of a field. */
  input: (name: string) => HTMLElement | null;
  /** Checks everything, as a person asks for it. */
  submit: () => void;
  /** Errors that are shown. */
  errorCount: () => number;
}

/** Shows a form in an empty element; resolves when every control stands. */
export async function mount(container: HTMLElement, neutral: readonly Neutral[]): Promise<Handle> {
  const fields = neutral.map(({ kind, ...rest }): Field => {
    return { ...rest, kind: kind === 'select' || kind === 'boolean' ? kinds[kind] : kind };
  });
  const shadow = await startForm(container, fields);
  await showFields(shadow);
  return {
    input: (name) => shadow.querySelector<HTMLElement>(`#${name}`),
    submit: () => submit(shadow),
    errorCount: () => errorCount(shadow),
  };
}
