import type { Kind } from '@tokhai/procedure';
import { assert } from 'chai';
import { html, nothing, render } from 'lit';
import '../define.ts';
import { noIssues, type FieldElement } from './field-element.ts';
import { fieldList, type FieldView } from './field-list.ts';

function view(name: string, kind: Kind = 'text', value?: unknown): FieldView {
  const question = {
    name,
    path: name,
    kind,
    title: name,
    required: true,
    schema: {},
    options: { kind },
  };
  return {
    question,
    value,
    issues: noIssues,
    headingLevel: 0,
    disabled: false,
    origin: undefined,
  };
}

describe('the fields of a page', () => {
  afterEach(() => document.body.replaceChildren());

  function page(): { form: HTMLElement; show: (views: FieldView[] | undefined) => FieldElement[] } {
    const form = document.createElement('form');
    document.body.append(form);
    return {
      form,
      show(views) {
        const fields = views ? fieldList(views) : nothing;
        render(
          html`<h1>Trang</h1>
            ${fields}<button>Tiếp tục</button>`,
          form,
        );
        return [...form.children].slice(1, -1) as FieldElement[];
      },
    };
  }

  it('come with their controls, all at once', () => {
    const { form, show } = page();
    show([view('a'), view('b', 'date'), view('c', 'confirm')]);
    assert.equal(form.querySelectorAll('input').length, 5, 'before anything is awaited');
  });

  it('stay, with the focus, when others come and go around them', async () => {
    const { form, show } = page();
    const [, b] = show([view('a'), view('b', 'text', 'Bình'), view('d')]);
    await b!.updateComplete;
    const input = form.querySelector<HTMLInputElement>('#b')!;
    input.focus();
    const after = show([view('b', 'text', 'Bình'), view('c'), view('e'), view('d'), view('f')]);
    assert.deepEqual(
      after.map(({ pointer }) => pointer),
      ['/b', '/c', '/e', '/d', '/f'],
    );
    assert.equal(after[0], b);
    assert.equal(document.activeElement, input);
    assert.equal(form.lastElementChild?.localName, 'button');
  });

  it('is another field where the same name asks for another kind', () => {
    const { show } = page();
    assert.equal(show([view('a')])[0]!.localName, 'tk-text-field');
    assert.equal(show([view('a', 'date')])[0]!.localName, 'tk-date-field');
  });

  it('takes an answer that was tidied', async () => {
    const { form, show } = page();
    const [field] = show([view('a', 'text', ' x ')]);
    await field!.updateComplete;
    show([view('a', 'text', 'x')]);
    await field!.updateComplete;
    assert.equal(form.querySelector('input')!.value, 'x');
  });

  it('stand in stretches on a long page, in their order, whoever comes and goes', async () => {
    const { form, show } = page();
    const names = Array.from({ length: 130 }, (_, index) => `q${index}`);
    const order = (): string[] =>
      [...form.querySelectorAll<FieldElement>('.tk-question')].map(({ pointer }) => pointer);
    show(names.map((name) => view(name)));
    assert.isBelow(form.children.length, 30);
    assert.deepEqual(
      order(),
      names.map((name) => `/${name}`),
    );
    const input = form.querySelector<HTMLInputElement>('#q40')!;
    await form.querySelector<FieldElement>('.tk-question:has(#q40)')!.updateComplete;
    input.focus();
    // The first forty go, with all that they stood in; some come between others and at the end.
    const others = names.slice(40).flatMap((name) => (name === 'q60' ? ['new', name] : [name]));
    const after = [...others, ...Array.from({ length: 20 }, (_, index) => `last${index}`)];
    show(after.map((name) => view(name)));
    assert.deepEqual(
      order(),
      after.map((name) => `/${name}`),
    );
    assert.equal(document.activeElement, input);
    assert.equal(form.lastElementChild?.localName, 'button');
    const left = [...form.querySelectorAll<HTMLElement>('.tk-stretch:empty')];
    assert.isNotEmpty(left);
    assert.isTrue(left.every(({ offsetHeight }) => offsetHeight === 0));
    show(undefined);
    assert.equal(form.children.length, 2);
  });

  it('goes as a whole, and comes again', () => {
    const { form, show } = page();
    show([view('a'), view('b')]);
    show(undefined);
    assert.equal(form.querySelectorAll('input').length, 0);
    assert.equal(show([view('b')]).length, 1);
  });
});
