import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';
import { idOf } from '../pointer.ts';
import type { SummaryLine } from './error-summary.ts';
import { marked } from '../translator.ts';

/** With more lines than these the browser draws only those near the screen. */
const MOST_DRAWN = 300;

/**
 * The lines of a summary, drawn by hand in one go: there can be as many as questions on the page.
 * The same lines stay as they are, with the focus that may be on one of them.
 */
class SummaryList extends Directive {
  #lines: readonly SummaryLine[] = [];

  override render(lines: readonly SummaryLine[]): unknown {
    if (lines.length > 0 && isSame(lines, this.#lines)) return noChange;
    this.#lines = lines;
    return drawList(lines);
  }
}

export const summaryList = directive(SummaryList);

function isSame(left: readonly SummaryLine[], right: readonly SummaryLine[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ words, lang, pointer }, index) => {
      const other = right[index]!;
      return words === other.words && lang === other.lang && pointer === other.pointer;
    })
  );
}

function drawList(lines: readonly SummaryLine[]): HTMLElement {
  const list = document.createElement('ul');
  // VoiceOver takes a list without marks for none.
  list.setAttribute('role', 'list');
  if (lines.length > MOST_DRAWN) list.className = 'tk-many';
  list.append(...lines.map(drawLine));
  return list;
}

function drawLine({ words, lang, pointer }: SummaryLine): HTMLElement {
  const line = document.createElement('li');
  if (lang !== undefined) line.lang = lang;
  const said = [marked(words)].flat();
  if (pointer === undefined) {
    line.append(...said);
    return line;
  }
  const link = document.createElement('a');
  link.setAttribute('href', `#${idOf(pointer)}`);
  link.dataset['pointer'] = pointer;
  link.append(...said);
  line.append(link);
  return line;
}
