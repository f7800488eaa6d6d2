import type { BegunConfirmation } from '../ports.ts';
import type { ProcedureElement } from '../procedure-element.ts';
import { until } from './mount.ts';
import { part, press } from './use-form.ts';

/** A second step as a portal asks for it. */
export const begunConfirmation: BegunConfirmation = {
  id: 'abc',
  method: 'Mã gửi tới điện thoại',
  hint: 'số *** 123',
  checkCode: '7F3A-9C',
  expiresAt: '2026-11-22T09:00:00Z',
};

/** Answers the second step that was asked for. */
export async function typeCode(form: ProcedureElement, answer: string): Promise<void> {
  const selector = '#tk-confirm-answer';
  await until(() => form.shadowRoot?.querySelector(selector), 'the code is asked for');
  const input = part(form, selector);
  input.value = answer;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await press(form, '[data-confirm] button[type=submit]');
}
