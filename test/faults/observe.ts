/** What a person finds wrong on a page at one moment, by eye, by keyboard and by ear. */
import type { Page } from 'playwright-core';

export interface Seen {
  /** Something tells of a failure. */
  isTold: boolean;
  faults: string[];
}

/** Runs in the page. What is shown beside something that stands without it may be empty. */
function look(): Seen {
  const faults: string[] = [];
  const extras = 'tk-print-preview, tk-profile-card, tk-text-suggestions';
  let isTold = false;
  const words = (node: Element | null): string =>
    (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const hosts = [...document.querySelectorAll('tk-procedure, tk-bundle, tk-field, tk-verify')];
  const roots: Array<Element | ShadowRoot> = hosts.map((host) => host.shadowRoot ?? host);
  const isShown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true });
  const nameOf = (root: Element | ShadowRoot, node: Element): string => {
    const by = (node.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
    const labels = [...((node as HTMLInputElement).labels ?? [])];
    return [
      ...by.map((id) => words(root.querySelector(`#${CSS.escape(id)}`))),
      ...labels.map(words),
      node.getAttribute('aria-label') ?? '',
      node.localName === 'iframe' ? (node as HTMLIFrameElement).title : '',
      node.matches('button, a, summary, legend') || node.hasAttribute('tabindex')
        ? words(node)
        : '',
    ]
      .join('')
      .trim();
  };
  const label = (node: Element): string =>
    `${node.localName}${node.id ? `#${node.id}` : ''}.${node.getAttribute('class') ?? ''}`;
  if (
    hosts.length > 0 &&
    hosts.every((host, at) => words(host) + words(roots[at] as Element) === '')
  ) {
    faults.push('blank: nothing is shown');
  }
  // What a page of a portal says until the code of the element is here.
  isTold ||= hosts.some((host) => !customElements.get(host.localName) && words(host) !== '');
  for (const root of roots) {
    for (const node of root.querySelectorAll('*')) {
      if (
        node.localName.includes('-') &&
        !customElements.get(node.localName) &&
        !node.matches(extras)
      ) {
        const shown =
          node.parentElement && isShown(node.parentElement) && !node.closest('details:not([open])');
        if (shown && words(node) === '') faults.push(`nothing in the place of <${node.localName}>`);
      }
      if (node.matches('[role=alert], .tk-error')) {
        const text = words(node)
          .replace(/^(Lỗi|Error):?/, '')
          .trim();
        if (text !== '') isTold ||= isShown(node);
        else if (isShown(node)) {
          faults.push(`an empty error: ${label(node)}`);
        }
      }
      if (!isShown(node)) continue;
      if (node.matches('input:not([type=hidden]), select, textarea, button, a[href], summary')) {
        if (nameOf(root, node) === '') faults.push(`a control without a name: ${label(node)}`);
      }
      const described = (node.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
      for (const id of described) {
        const text = words(root.querySelector(`#${CSS.escape(id)}`)).replace(/^(Lỗi|Error):?/, '');
        if (text.trim() === '') faults.push(`${label(node)} is described by nothing: #${id}`);
      }
    }
  }
  let active: Element | null = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active && active !== document.body) {
    const root = active.getRootNode();
    if (nameOf(root instanceof ShadowRoot ? root : document.body, active) === '') {
      faults.push(`the focus is on something without a name: ${label(active)}`);
    }
  }
  return { isTold, faults };
}

export const observe = (page: Page): Promise<Seen> => page.evaluate(look);
