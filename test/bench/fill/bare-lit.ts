/** One bare Lit element a field, in light DOM: the least that a form of elements can cost. */
import { html, LitElement, nothing, render, type TemplateResult } from 'lit';
import { isWrong, typedName, type Field, type Prepare } from './fields.ts';

class BareField extends LitElement {
  static override properties = { field: { attribute: false }, error: { type: Boolean } };

  declare field: Field;
  declare error: boolean;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { name, label, hint, required } = this.field;
    return html`<div class="field">
      <label for=${name}>${required ? label : `${label} (không bắt buộc)`}</label>
      <div id="${name}-hint">${hint}</div>
      ${this.error ? html`<p class="error" id="${name}-error">Hãy ghi ${label}</p>` : nothing}
      ${this.#control()}
    </div>`;
  }

  #control(): TemplateResult {
    const { name, kind, options = [] } = this.field;
    const invalid = this.error ? 'true' : nothing;
    const described = `${name}-hint`;
    if (kind === 'choice') {
      return html`<select
        id=${name}
        name=${name}
        aria-describedby=${described}
        aria-invalid=${invalid}
      >
        <option value=""></option>
        ${options.map((option) => html`<option value=${option}>${option}</option>`)}
      </select>`;
    }
    if (kind === 'confirm') return html`<input type="checkbox" id=${name} name=${name} />`;
    if (kind === 'date') {
      return html`<div>
        ${['Ngày', 'Tháng', 'Năm'].map((words, index) => {
          const id = index === 0 ? name : `${name}-${index}`;
          return html`<label for=${id}>${words}</label>
            <input id=${id} name=${id} inputmode="numeric" aria-invalid=${invalid} />`;
        })}
      </div>`;
    }
    return html`<input
      id=${name}
      name=${name}
      inputmode=${kind === 'number' ? 'numeric' : 'text'}
      aria-describedby=${described}
      aria-invalid=${invalid}
    />`;
  }
}
customElements.define('bare-field', BareField);

export const prepare: Prepare = async (root, fields) => async () => {
  const answers = new Map<string, string>();
  render(
    html`<form novalidate>
      ${fields.map((field) => html`<bare-field style="display: block" .field=${field}></bare-field>`)}
      <button>Tiếp tục</button>
    </form>`,
    root,
  );
  const elements = [...root.querySelectorAll<BareField>('bare-field')];
  await Promise.all(elements.map(({ updateComplete }) => updateComplete));
  root.addEventListener('input', ({ target }) => {
    const { name, value } = target as HTMLInputElement;
    answers.set(name, value);
  });
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = elements.filter(({ field }) => isWrong(field, answers.get(field.name)));
    for (const element of wrong) element.error = true;
    wrong[0]?.querySelector<HTMLElement>('input, select')?.focus();
  });
  return {
    control: root.querySelector<HTMLInputElement>(`#${typedName(fields)}`)!,
    submit: () => root.querySelector('button')!.click(),
    errors: () => root.querySelectorAll('.error').length,
  };
};
