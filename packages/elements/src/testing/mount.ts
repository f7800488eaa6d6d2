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

/** Waits until a condition holds, which may have to be awaited; two seconds at most, unless told otherwise. */
export async function until(
  condition: () => unknown,
  what: string,
  milliseconds = 2000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`It did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
