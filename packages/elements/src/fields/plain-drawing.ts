import { msg } from '@lit/localize';
import type { Issue } from '@tokhai/answers';
import { nothing } from 'lit';

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

/** A label or legend: the title with its unit, and whether the question may be left out. */
export function drawLabel(
  tag: 'label' | 'legend',
  words: string,
  { id, isRequired }: { id: string; isRequired: boolean },
): HTMLElement {
  const label = copyOf(tag, { class: 'tk-label' });
  if (tag === 'label') label.setAttribute('for', id);
  label.textContent = words;
  if (!isRequired) {
    const mark = copyOf('span', { class: 'tk-optional' });
    mark.textContent = ` ${msg('(không bắt buộc)', { id: 'optional' })}`;
    label.append(mark);
  }
  return label;
}

/** The label as the law writes it, beside its translation. */
export function drawOriginal(words: string): HTMLElement {
  const original = copyOf('p', { class: 'tk-original', lang: 'vi' });
  original.textContent = words;
  return original;
}

/** The short help of a question. */
export function drawHint(words: string, id: string): HTMLElement {
  const hint = copyOf('div', { class: 'tk-hint' });
  hint.id = id;
  hint.textContent = words;
  return hint;
}

/**
 * An issue in words right above its control, in the place of the one that stood there; undefined
 * takes it away.
 */
export function drawIssue(
  control: Element,
  line: { issue: Issue; words: string; id: string } | undefined,
): void {
  const above = control.previousElementSibling;
  const old = above?.matches('.tk-error, .tk-warning') ? above : null;
  if (!line) {
    old?.remove();
    return;
  }
  const drawn = lineModel(line.issue.severity === 'warning').cloneNode(true) as HTMLElement;
  drawn.id = line.id;
  drawn.append(` ${line.words}`);
  if (old?.isEqualNode(drawn)) return;
  if (old) old.replaceWith(drawn);
  else control.before(drawn);
}

const lineModels = new Map<string, HTMLElement>();

/** The line of an issue without its words, to be copied. */
function lineModel(isWarning: boolean): HTMLElement {
  const prefix = isWarning
    ? msg('Lưu ý:', { id: 'warning-prefix' })
    : msg('Lỗi:', { id: 'error-prefix' });
  let model = lineModels.get(prefix);
  if (!model) {
    model = document.createElement('p');
    model.className = isWarning ? 'tk-warning' : 'tk-error';
    const spoken = document.createElement(isWarning ? 'strong' : 'span');
    if (!isWarning) spoken.className = 'tk-visually-hidden';
    spoken.textContent = prefix;
    model.append(spoken);
    lineModels.set(prefix, model);
  }
  return model;
}
