import type { Issue } from '@tokhai/answers';
import type { Question } from '@tokhai/procedure';
import { noChange, type ChildPart } from 'lit';
import { setCommittedValue } from 'lit/directive-helpers.js';
import { directive, Directive } from 'lit/directive.js';
import type { Origin } from '../prefill.ts';
import type { FieldElement } from './field-element.ts';
import { copyOf } from './plain-drawing.ts';

/** What one field of a page shows. */
export interface FieldView {
  question: Question;
  value: unknown;
  issues: readonly Issue[];
  headingLevel: number;
  disabled: boolean;
  origin: Origin | undefined;
}

/** With more questions than these the browser draws only those near the screen. */
const MOST_DRAWN = 100;
/** So many of them come near it together: to watch each by itself takes longer than it saves. */
const STRETCH = 8;

/**
 * The fields of a page, one after another: elements of their kinds, kept as long as their question
 * is asked. By hand, as a template would leave some ten objects and two markers with each of a
 * thousand fields; and put onto the page in one go, drawn already as far as they draw by hand: a
 * browser takes quadratic time over controls that come into a form one by one. Many stand in
 * stretches, which mean nothing and are spared as a whole while they are far from the screen.
 */
class FieldList extends Directive {
  #fields = new Map<string, FieldElement>();

  override render(_views: readonly FieldView[]): unknown {
    throw new TypeError('Fields are drawn in a browser only.');
  }

  override update(part: ChildPart, [views]: [readonly FieldView[]]): unknown {
    // While the template is new this is its fragment, which the part passes over.
    const parent = part.startNode!.parentNode!;
    const before = this.#fields;
    this.#fields = new Map();
    // Questions come and go, and never change places: what stays need not be moved.
    const kept = views.map((view) => before.get(keyOf(view)));
    const staying = new Set(kept);
    for (const field of before.values()) if (!staying.has(field)) field.remove();
    let added: FieldElement[] = [];
    const addBefore = (next: Node | null): void => {
      const place = next?.parentNode ?? parent;
      const isLong = views.length > MOST_DRAWN && place === parent;
      if (added.length > 0) place.insertBefore(fragmentOf(added, isLong), next);
      added = [];
    };
    views.forEach((view, index) => {
      const known = kept[index];
      const field =
        known ?? (document.createElement(`tk-${view.question.kind}-field`) as FieldElement);
      show(field, view, known !== undefined);
      if (known) addBefore(known);
      else added.push(field);
      this.#fields.set(keyOf(view), field);
    });
    addBefore(part.endNode);
    // Else the part would take itself for empty, and leave the fields when something else comes.
    setCommittedValue(part);
    return noChange;
  }
}

export const fieldList = directive(FieldList);

function keyOf({ question }: FieldView): string {
  return `${question.kind} ${question.name}`;
}

function fragmentOf(fields: readonly FieldElement[], isLong: boolean): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let place: Node = fragment;
  fields.forEach((field, index) => {
    if (isLong && index % STRETCH === 0) {
      place = fragment.appendChild(copyOf('div', { class: 'tk-stretch' }));
    }
    place.appendChild(field);
  });
  for (const field of fields) field.drawAhead();
  return fragment;
}

/** Setting what is there already would be no harm, and some work for each of a thousand fields. */
function show(field: FieldElement, view: FieldView, isKnown: boolean): void {
  if (field.question !== view.question) field.question = view.question;
  if (!isKnown) field.path = `/${view.question.name}`;
  if (field.value !== view.value) field.value = view.value;
  if (field.issues !== view.issues) field.issues = view.issues;
  if (field.headingLevel !== view.headingLevel) field.headingLevel = view.headingLevel;
  if (field.disabled !== view.disabled) field.disabled = view.disabled;
  if (field.origin !== view.origin) field.origin = view.origin;
}
