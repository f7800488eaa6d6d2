import { assert } from 'chai';
import { html, render } from 'lit';
import { summaryList } from './summary-list.ts';

describe('the lines of a summary', () => {
  let place: HTMLElement;
  beforeEach(() => document.body.append((place = document.createElement('div'))));
  afterEach(() => document.body.replaceChildren());

  const show = (...lines: Parameters<typeof summaryList>[0]): HTMLElement => {
    render(html`<div>${summaryList(lines)}</div>`, place);
    return document.querySelector('ul')!;
  };

  it('leads to the control of each answer, and says what has none', () => {
    const list = show(
      { words: 'Hãy ghi tên', pointer: '/con/0/ten' },
      { words: '<b>Lỗi mạng</b>' },
    );
    const link = list.querySelector('a')!;
    assert.equal(link.getAttribute('href'), '#con-0-ten');
    assert.equal(link.dataset['pointer'], '/con/0/ten');
    assert.equal(list.lastElementChild?.innerHTML, '&lt;b&gt;Lỗi mạng&lt;/b&gt;');
  });

  it('keeps the focus on a line while the lines are the same', () => {
    const link = show({ words: 'Hãy ghi tên', pointer: '/ten' }).querySelector('a')!;
    link.focus();
    show({ words: 'Hãy ghi tên', pointer: '/ten' });
    assert.equal(document.activeElement, link);
  });

  it('follows what they say', () => {
    show({ words: 'Hãy ghi tên', pointer: '/ten' });
    const list = show({ words: 'Enter the name', pointer: '/ten' }, { words: 'Two' });
    assert.deepEqual(
      [...list.children].map(({ textContent }) => textContent),
      ['Enter the name', 'Two'],
    );
  });
});
