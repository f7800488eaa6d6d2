import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { adoptInto } from '../styles/adopt.ts';
import { rowStyles } from '../styles/row-styles.ts';
import { FieldElement } from './field-element.ts';
import type { AnswerChange } from './field-events.ts';
import { rowTitle } from './row-title.ts';
import { recordOf, withPart } from './record.ts';
import { renderField } from './render-field.ts';
import { marked, said } from '../translator.ts';

/** Rows of the same questions, e.g. the members of a household: a group for each row. */
export class TableField extends FieldElement {
  /** One key a row: a row keeps its elements, and what was typed in them, when another goes. */
  #keys: symbol[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    adoptInto(this.getRootNode(), [rowStyles]);
  }

  protected override willUpdate(_changes: PropertyValues): void {
    const { length } = this.#rows;
    while (this.#keys.length < length) this.#keys.push(Symbol('row'));
    this.#keys.length = length;
  }

  protected override render(): TemplateResult {
    const rows = this.#rows;
    return html`<fieldset
      class="tk-field tk-group ${this.stateClass}"
      id=${this.controlId}
      role="group"
      aria-describedby=${this.descriptionIds()}
    >
      ${this.legend()} ${this.help()}
      ${repeat(
        rows,
        (_row, index) => this.#keys[index],
        (row, index) => this.#row(row, index),
      )}
      ${
        this.#isFull
          ? nothing
          : html`<button
              type="button"
              class="tk-button tk-button-secondary"
              data-add
              ?disabled=${this.disabled}
              @click=${this.#add}
            >
              ${said(this.question.options.add ?? msg('Thêm một mục', { id: 'add-row' }))}
            </button>`
      }
    </fieldset>`;
  }

  #row(row: unknown, index: number): TemplateResult {
    const pointer = `${this.pointer}/${index}`;
    const answers = recordOf(row);
    const title = marked(rowTitle(this.question.options.row, index));
    return html`<fieldset class="tk-row" data-row @tk-change=${this.#onCell}>
      <legend class="tk-row-title" tabindex="-1">${title}</legend>
      ${(this.question.parts ?? []).map((column) => {
        const cell = `${pointer}/${column.name}`;
        return renderField(column, {
          pointer: cell,
          value: answers[column.name],
          issues: this.issuesWithin(cell),
          disabled: this.disabled,
        });
      })}
      ${
        index === 0
          ? nothing
          : html`<button
              type="button"
              class="tk-button tk-button-quiet"
              data-up
              ?disabled=${this.disabled}
              @click=${() => this.#moveUp(index)}
            >
              ${msg('Đưa lên', { id: 'move-up' })} <span class="tk-visually-hidden">${title}</span>
            </button>`
      }
      <button
        type="button"
        class="tk-button tk-button-quiet"
        data-remove
        ?disabled=${this.disabled}
        @click=${({ detail }: MouseEvent) => detail < 2 && this.#remove(index)}
      >
        ${msg('Xoá', { id: 'remove' })} <span class="tk-visually-hidden">${title}</span>
      </button>
    </fieldset>`;
  }

  /** A table that must have rows begins with an empty one. */
  get #rows(): readonly unknown[] {
    if (Array.isArray(this.value) && this.value.length > 0) return this.value;
    return this.question.required ? [{}] : [];
  }

  get #isFull(): boolean {
    const most = this.question.schema['maxItems'];
    return typeof most === 'number' && this.#rows.length >= most;
  }

  readonly #onCell = (event: CustomEvent<AnswerChange>): void => {
    event.stopPropagation();
    const [index = '', column = ''] = event.detail.path.slice(this.pointer.length + 1).split('/');
    const rows = [...this.#rows];
    rows[Number(index)] = withPart(rows[Number(index)], column, event.detail.value) ?? {};
    this.tell(rows, event.detail.commit);
  };

  readonly #add = async (): Promise<void> => {
    this.tell([...this.#rows, {}], true);
    await this.updateComplete;
    const row = [...this.querySelectorAll<HTMLElement>('[data-row]')].at(-1);
    row?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  };

  async #moveUp(index: number): Promise<void> {
    const title = rowTitle(this.question.options.row, index);
    const rows = [...this.#rows];
    rows.splice(index - 1, 0, ...rows.splice(index, 1));
    this.#keys.splice(index - 1, 0, ...this.#keys.splice(index, 1));
    this.tell(rows, true);
    await this.updateComplete;
    // The focus goes along with the row; the first one goes no further up.
    const moved = this.querySelectorAll('[data-row]')[index - 1];
    (moved?.querySelector<HTMLElement>('[data-up]') ?? moved?.querySelector('legend'))?.focus();
    this.announce(msg(str`Đã đưa lên: ${title}`, { id: 'moved-up' }));
  }

  async #remove(index: number): Promise<void> {
    const title = rowTitle(this.question.options.row, index);
    const rows = this.#rows.filter((_row, position) => position !== index);
    this.#keys.splice(index, 1);
    this.tell(rows.length > 0 ? rows : undefined, true);
    await this.updateComplete;
    // The button is gone: the focus goes on to the row that took its place, or to "add".
    const next = this.querySelectorAll('[data-row]')[index]?.querySelector('legend');
    (next ?? this.querySelector<HTMLElement>(':scope > fieldset > [data-add]'))?.focus();
    this.announce(msg(str`Đã xoá: ${title}`, { id: 'removed' }));
  }
}
