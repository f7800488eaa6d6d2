import { msg } from '@lit/localize';
import { nothing } from 'lit';
import { said, type Said } from '../translator.ts';

/**
 * The markup of the commonest fields, drawn by hand: the same elements as their templates give,
 * without the markers, parts and bindings that make a thousand of them slow. A test holds both
 * together.
 */

type Attributes = Record<string, string | typeof nothing | undefined>;

const copies = new Map<string, HTMLElement>();

/**
 * An element with attributes that are the same for many fields: the first one is made, the others
 * are copies of it.
 */
export function copyOf(tag: string, attributes: Attributes): HTMLElement {
  const key = `${tag}|${Object.entries(attributes).flat().map(String).join('|')}`;
  let model = copies.get(key);
  if (!model) {
    model = document.createElement(tag);
    setAll(model, attributes);
    copies.set(key, model);
  }
  return model.cloneNode() as HTMLElement;
}

/** Sets attributes; `nothing` and undefined take them away. Those that are right stay untouched. */
export function setAll(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === nothing || value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

/** Words in an element, a copy of one with these attributes. */
function wordsIn(tag: string, attributes: Attributes, words: Said): HTMLElement {
  const element = copyOf(tag, attributes);
  element.append(...[words].flat());
  return element;
}

/** A label or legend: the title with its unit, and whether the question may be left out. */
export function drawLabel(
  tag: 'label' | 'legend',
  words: Said,
  id: string,
  isRequired: boolean,
): HTMLElement {
  const label = wordsIn(tag, { class: 'tk-label' }, words);
  if (tag === 'label') label.setAttribute('for', id);
  if (!isRequired) {
    const mark = ` ${msg('(không bắt buộc)', { id: 'optional' })}`;
    label.append(wordsIn('span', { class: 'tk-optional' }, mark));
  }
  return label;
}

/** The label as the law writes it, beside its translation. */
export function drawOriginal(words: string): HTMLElement {
  return wordsIn('p', { class: 'tk-original', lang: 'vi' }, words);
}

/** The short help of a question. */
export function drawHint(words: string, id: string): HTMLElement {
  const hint = wordsIn('div', { class: 'tk-hint' }, said(words));
  hint.id = id;
  return hint;
}
