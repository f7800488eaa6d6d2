import type { QuestionSchema } from '../generated/procedure.ts';
import { isObject, type JsonObject } from '../json.ts';

/** Components with rows of their own: their inside becomes columns. */
export const grids: ReadonlySet<string> = new Set(['datagrid', 'editgrid', 'dynamicWizard']);

export function isRequired({ validate }: JsonObject): boolean {
  return isObject(validate) && validate['required'] === true;
}

/** Whether a component is shown only at times. Form.io writes empty conditions everywhere. */
export function isConditional({ conditional, customConditional }: JsonObject): boolean {
  if (typeof customConditional === 'string' && customConditional.trim() !== '') return true;
  if (!isObject(conditional)) return false;
  const { when, json, conditions } = conditional;
  return Boolean(when || json) || (Array.isArray(conditions) && conditions.length > 0);
}

/** The kind that our own export notes beside a component. */
export function kindMark({ properties }: JsonObject): string | undefined {
  const kind = isObject(properties) ? properties['tokhai-kind'] : undefined;
  return typeof kind === 'string' ? kind : undefined;
}

/** The kind of a question: its own, or that of the shared schema it refers to. */
export function kindOf({ $ref, question }: QuestionSchema): string {
  const name = /([a-z-]+)\.json$/.exec($ref ?? '')?.[1] ?? 'text';
  return question?.kind ?? name.replace(/^(full|partial)-/, '');
}

export function lastStep(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** A value that ought to be text or a number, as text; anything else is no text. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
