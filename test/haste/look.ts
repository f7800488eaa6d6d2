/** What a form shows at one moment, and what of that nobody should see. */
import type { Page } from 'playwright-core';

/** What stands on the screen. */
export interface Shown {
  step: string;
  heading: string;
  /** How many headings of pages are shown: one. */
  headings: number;
  /** Nothing is being done or fetched. */
  isQuiet: boolean;
  /** What has the focus, as its tag and id; `body`: nothing. */
  focus: string;
  /** What every control holds, by its id; of radio buttons the id of the one that is chosen. */
  values: Record<string, string>;
  /** Errors at the top of the page. */
  errors: string[];
  /** Links of the errors that lead to nothing. */
  deadLinks: string[];
  /** The words on the screen. */
  words: string;
}

/** Runs in the page. */
function read(): Shown | undefined {
  const form = document.querySelector('tk-procedure');
  const root = form?.shadowRoot;
  if (!form || !root) return undefined;
  const words = (node: Element | null): string =>
    (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const all = (selector: string): HTMLInputElement[] => [
    ...root.querySelectorAll<HTMLInputElement>(selector),
  ];
  const headings = all('[data-page-heading]').filter((one) => one.checkVisibility());
  const values: Record<string, string> = {};
  for (const { id, name, type, checked, value } of all('.tk-page :is(input, select, textarea)')) {
    if (type === 'file' || id === '' || id.endsWith('-search')) continue;
    if (type === 'radio') values[name] = checked ? id : (values[name] ?? '');
    else values[id] = type === 'checkbox' ? `${checked}` : value;
  }
  const active = root.activeElement ?? document.activeElement;
  const links = all('[data-error-summary] a[data-pointer]');
  const isBusy =
    root.querySelector('.tk-page') === null ||
    root.querySelector('.tk-busy, [aria-busy=true]') !== null;
  return {
    step: form.step,
    heading: words(headings[0] ?? null),
    headings: headings.length,
    isQuiet: !isBusy && !form.isUpdatePending && document.readyState === 'complete',
    focus: active ? `${active.localName}${active.id ? `#${active.id}` : ''}` : 'body',
    values,
    errors: all('[data-error-summary] li').map(words),
    deadLinks: links.flatMap(({ dataset }) => {
      // What cannot be reached yet, as a commune without a province, leads to what is around it.
      const steps = (dataset['pointer'] ?? '').slice(1).split('/');
      const ids = steps.map((_step, index) => steps.slice(0, index + 1).join('-'));
      const isThere = ids.some((id) => root.querySelector(`[id="${id}"], [id^="${id}-"]`));
      return isThere || form.step === 'check' ? [] : [steps.join('-')];
    }),
    words: words(root.querySelector('.tk-form')),
  };
}

/** What is shown now; undefined between two pages. */
export function shown(page: Page): Promise<Shown | undefined> {
  return page.evaluate(read).catch(() => undefined);
}

/** Words that are true only after something that did not happen here. */
const untrue: Readonly<Record<string, RegExp>> = {
  'another tab is said to fill it in': /đang được điền ở một thẻ khác/,
  'a failure is told':
    /[Kk]hông lưu được bản nháp|[Kk]hông tới được|[Cc]hưa mở được|[Cc]hưa tải|[Kk]hông tải được/,
};

/** @param mayBeElsewhere another tab was opened */
export function faultsOf(now: Shown, mayBeElsewhere: boolean): string[] {
  const faults = Object.entries(untrue).flatMap(([what, pattern]) =>
    pattern.test(now.words) && !(mayBeElsewhere && what.startsWith('another')) ? [what] : [],
  );
  if (now.headings !== 1) faults.push(`${now.headings} headings of pages`);
  for (const id of now.deadLinks) faults.push(`an error leads nowhere: #${id}`);
  return faults;
}

/** As far as tidying leaves an answer alone. */
export const bare = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+/, '');
