/** Registers an element. Two bundles on one page may both bring it: the first one stays. */
export function defineOnce(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
