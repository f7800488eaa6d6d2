import { until } from './mount.ts';

/** What a test sees and presses in a form. */
export function find(form: HTMLElement, selector: string): HTMLInputElement | null {
  return form.shadowRoot?.querySelector<HTMLInputElement>(selector) ?? null;
}

/** The same, of which the test knows that it is there. @throws Error when it is not */
export function part(form: HTMLElement, selector: string): HTMLInputElement {
  const found = find(form, selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

/** The element of the form that has the focus. */
export function focused(form: HTMLElement): Element | null {
  return form.shadowRoot?.activeElement ?? null;
}

/** All that stands in the form, whether it is shown or not. */
export function text(form: HTMLElement): string {
  return form.shadowRoot?.textContent ?? '';
}

/** The words of the page that is shown, as a reader sees them. */
export function pageText(form: HTMLElement): string {
  return find(form, '.tk-page')?.innerText.replaceAll(/\s+/g, ' ') ?? '';
}

/** Presses a button once it is there; the first page of its kind waits for what is loaded lazily. */
export async function press(form: HTMLElement, selector: string): Promise<void> {
  await until(() => find(form, selector), `there is ${selector}`);
  find(form, selector)?.click();
  await (form as { updateComplete?: Promise<unknown> }).updateComplete;
}
