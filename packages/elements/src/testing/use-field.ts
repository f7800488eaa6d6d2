import { sendKeys } from '@web/test-runner-commands';
import type { AnswerChange, FieldElement } from '../fields/index.ts';
import { mount } from './mount.ts';
import { sampleQuestion } from './sample-procedure.ts';

/** A control of a field. */
export function input(field: Element, selector = 'input'): HTMLInputElement {
  const found = field.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

/** Mounts a field and collects what it tells. */
export async function listen(
  kind: Parameters<typeof sampleQuestion>[0],
  value?: unknown,
): Promise<{ field: FieldElement; told: AnswerChange[] }> {
  const told: AnswerChange[] = [];
  const field = await mount<FieldElement>(`tk-${kind}-field`, {
    question: sampleQuestion(kind),
    value,
  });
  field.addEventListener('tk-change', ({ detail }) => told.push(detail));
  return { field, told };
}

export async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
}

export async function press(key: string): Promise<void> {
  await sendKeys({ press: key });
}
