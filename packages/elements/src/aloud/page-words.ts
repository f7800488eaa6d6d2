import { msg } from '@lit/localize';
import { fieldAround, isUnread, questionOf } from './page-parts.ts';
import { isPrivate } from './private-answer.ts';

/** Words of a page that belong together, in one language. */
export interface Bit {
  words: string;
  /** BCP 47 tag. */
  lang: string;
  /** An answer, or what tells of one. */
  isPersonal: boolean;
  /** Label or help of a question, or the page's heading: what a recording says. */
  isTitle: boolean;
}

/** How somebody listens. */
export interface Listening {
  /** Language of the screen, a BCP 47 tag. */
  lang: string;
  /** Private answers are read as well. */
  withPrivate: boolean;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a field says of its question, whatever is answered. */
const ofQuestion =
  '.tk-label, .tk-part-label, .tk-hint, .tk-more, .tk-statement, .tk-options, legend';
const ofTitle = '.tk-label, legend, .tk-hint:not(.tk-option-hint), [data-page-heading]';
/** What tells of answers outside the fields, and what is wrong with one. */
const ofAnswers = '.tk-answers dd, .tk-summary, .tk-error, .tk-warning';

/** The words of a part of the page, as they stand now. */
export function bitsOf(part: Element, { lang, withPrivate }: Listening): Bit[] {
  const bits: Bit[] = [];
  /** An answer is there that is not for other ears. */
  let isHeldBack = false;

  const add = (words: string, at: Element, isPersonal: boolean): void => {
    const tidy = words.replaceAll(/\s+/gu, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(tidy)) return;
    const isTitle = at.closest(ofTitle) !== null;
    bits.push({ words: tidy, lang: langOf(at, lang), isPersonal, isTitle });
  };
  const addOwn = (words: string): void => {
    bits.push({ words, lang, isPersonal: true, isTitle: false });
  };
  const addAnswer = (words: string, at: Element): void => {
    if (!withPrivate && isPrivatePlace(at)) isHeldBack = true;
    else add(words, at, true);
  };
  const readControl = (control: Control): void => {
    const words = answerIn(control);
    if (words === '') addOwn(msg('Chưa điền.', { id: 'aloud-empty' }));
    else if (words !== undefined) addAnswer(words, control);
  };
  const read = (node: Node): void => {
    if (node instanceof Text) {
      const at = node.parentElement!;
      if (!isAnswer(at)) add(node.data, at, false);
      else if (at.closest('.tk-error, .tk-warning, .tk-summary')) add(node.data, at, true);
      else addAnswer(node.data, at);
      return;
    }
    if (!(node instanceof Element) || isUnread(node)) return;
    if (node.matches('input, select, textarea')) {
      readControl(node as Control);
      return;
    }
    for (const child of node.childNodes) read(child);
    if (!isTicked(node)) return;
    if (!withPrivate && isPrivatePlace(node)) isHeldBack = true;
    else addOwn(msg('Đã chọn.', { id: 'aloud-chosen' }));
  };

  read(part);
  // At the end: beside the option that was chosen it would tell which one.
  if (isHeldBack) addOwn(msg('Đã điền, không đọc to.', { id: 'aloud-held-back' }));
  return bits;
}

/** What was answered in a control; empty: nothing. Undefined: its label tells. */
function answerIn(control: Control): string | undefined {
  if (control instanceof HTMLSelectElement) {
    return control.value === '' ? '' : (control.selectedOptions[0]?.text ?? '');
  }
  return ['radio', 'checkbox', 'password', 'file', 'hidden'].includes(control.type)
    ? undefined
    : control.value;
}

function isTicked(element: Element): boolean {
  if (!(element instanceof HTMLLabelElement)) return false;
  const { control } = element;
  return (
    control instanceof HTMLInputElement && /radio|checkbox/.test(control.type) && control.checked
  );
}

/** Whether text is part of an answer, and not of what is asked. */
function isAnswer(at: Element): boolean {
  if (at.closest(ofAnswers)) return true;
  return fieldAround(at) !== undefined && at.closest(ofQuestion) === null;
}

function isPrivatePlace(at: Element): boolean {
  if (at.closest('[data-private]')) return true;
  const field = fieldAround(at);
  const question = field && questionOf(field);
  return question !== undefined && isPrivate(question);
}

/** What is not to be translated was written in Vietnamese: names, places, the words of the law. */
function langOf(at: Element, screen: string): string {
  const marked = at.closest('[lang], [translate="no"]');
  if (marked?.getAttribute('translate') === 'no') return 'vi';
  return marked?.closest('.tk-page') ? (marked.getAttribute('lang') ?? screen) : screen;
}
