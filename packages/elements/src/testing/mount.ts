import type { LitElement } from 'lit';

/** Puts an element into the document with its properties set, and waits until it is rendered. */
export async function mount<T extends LitElement>(
  tag: string,
  properties: Partial<T> & Record<string, unknown> = {},
  parent: Element = document.body,
): Promise<T> {
  const element = Object.assign(document.createElement(tag), properties) as unknown as T;
  parent.append(element);
  await element.updateComplete;
  return element;
}

/** Milliseconds that anything is waited for: machines are slow at times. */
const patience = 10_000;

/** Waits until a condition holds, which may have to be awaited. */
export async function until(condition: () => unknown, what: string): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`It did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
