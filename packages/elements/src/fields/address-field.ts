import { msg, str } from '@lit/localize';
import type { Issue } from '@tokhai/answers';
import {
  foldVietnamese,
  loadCommunes,
  loadProvinces,
  type Place,
  type Unit,
} from '@tokhai/procedure';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { defineOnce } from '../define-once.ts';
import { Later } from '../later.ts';
import { FieldElement } from './field-element.ts';
import { errorLine } from './field-lines.ts';
import { textOf, typed } from './input-field.ts';
import { optionalMark } from './optional-mark.ts';
import { recordOf } from './record.ts';

/** The parts as issues name them: a unit's name is chosen together with its code. */
type Part = 'provinceCode' | 'communeCode' | 'detail';

const formerAddress = new Later(async () => {
  const { FormerAddress } = await import('./former-address.ts');
  defineOnce('tk-former-address', FormerAddress);
});

/** The number of communes found is spoken after a pause in typing. */
const PAUSE_MS = 1000;

/**
 * An address: province, commune, and the rest in words. Both units are native selects; a search
 * box above the communes shortens their list, with or without accents. (No ARIA combobox: with
 * TalkBack on Android its options cannot be chosen.)
 */
export class AddressField extends FieldElement {
  static override properties = {
    ...FieldElement.properties,
    provinces: { state: true },
    communes: { state: true },
    query: { state: true },
    failed: { state: true },
  };

  declare protected provinces: readonly Unit[];
  declare protected communes: readonly Unit[];
  declare protected query: string;
  declare protected failed: boolean;
  #communesOf = '';
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.provinces = [];
    this.communes = [];
    this.query = '';
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('value') && this.#text('provinceCode') !== this.#communesOf) void this.#load();
  }

  protected override render(): TemplateResult {
    return html`<fieldset
      class="tk-field tk-group ${this.stateClass}"
      id=${this.controlId}
      role="group"
      aria-describedby=${this.descriptionIds()}
      ?disabled=${this.disabled}
    >
      ${this.legend()} ${this.help()} ${this.failed ? this.#retry() : nothing} ${this.#province()}
      ${this.#text('provinceCode') === '' ? nothing : this.#commune()} ${this.#detail()}
      ${this.disabled ? nothing : this.#former()}
    </fieldset>`;
  }

  #province(): TemplateResult {
    const code = this.#text('provinceCode');
    const id = `${this.controlId}-provinceCode`;
    return this.#part(
      'provinceCode',
      msg('Tỉnh, thành phố', { id: 'province' }),
      html`<select
        class="tk-input tk-select"
        id=${id}
        name=${id}
        aria-describedby=${this.#partDescription('provinceCode')}
        aria-invalid=${this.#isWrong('provinceCode') ? 'true' : nothing}
        @input=${this.#onProvince}
      >
        <option value="" .selected=${live(code === '')}>
          ${msg('Chọn tỉnh, thành phố', { id: 'choose-province' })}
        </option>
        ${unitOptions(this.provinces, code, this.#text('province'))}
      </select>`,
    );
  }

  #commune(): TemplateResult {
    const code = this.#text('communeCode');
    const id = `${this.controlId}-communeCode`;
    const search = `${this.controlId}-search`;
    return html`<div class="tk-part">
        <label class="tk-part-label" for=${search}>
          ${msg('Tìm phường, xã', { id: 'search-commune' })}
        </label>
        <div class="tk-hint" id="${search}-hint">
          ${msg('Gõ vài chữ để rút ngắn danh sách bên dưới, không cần dấu', {
            id: 'search-commune-hint',
          })}
        </div>
        <input
          class="tk-input"
          id=${search}
          type="text"
          inputmode="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-describedby="${search}-hint"
          .value=${live(this.query)}
          @input=${this.#onSearch}
        />
      </div>
      ${this.#part(
        'communeCode',
        msg('Phường, xã, đặc khu', { id: 'commune' }),
        html`<select
          class="tk-input tk-select"
          id=${id}
          name=${id}
          aria-describedby=${this.#partDescription('communeCode')}
          aria-invalid=${this.#isWrong('communeCode') ? 'true' : nothing}
          @input=${this.#onCommune}
        >
          <option value="" .selected=${live(code === '')}>${this.#communePrompt()}</option>
          ${unitOptions(this.#found(), code, this.#text('commune'))}
        </select>`,
      )}`;
  }

  /** The rest in words, where the question takes it: an agency is named by its commune alone. */
  #detail(): TemplateResult | typeof nothing {
    const { properties, required } = this.question.schema;
    if (!('detail' in recordOf(properties))) return nothing;
    const id = `${this.controlId}-detail`;
    const needed = Array.isArray(required) && required.includes('detail');
    return this.#part(
      'detail',
      html`${msg('Số nhà, đường, thôn, xóm', { id: 'address-detail' })}${needed ? nothing : optionalMark()}`,
      html`<input
        class="tk-input"
        id=${id}
        name=${id}
        type="text"
        autocomplete=${this.question.options.autocomplete ?? 'off'}
        spellcheck="false"
        translate="no"
        aria-describedby=${this.#partDescription('detail')}
        aria-invalid=${this.#isWrong('detail') ? 'true' : nothing}
        .value=${live(textOf(recordOf(this.value)['detail']))}
        @input=${(event: Event) => this.#tellParts({ detail: typed(event) }, false)}
        @change=${(event: Event) => this.#tellParts({ detail: typed(event) }, true)}
      />`,
    );
  }

  /** For whoever knows only an address of before 01/07/2025: loaded when it is opened. */
  #former(): TemplateResult {
    return html`<details class="tk-more" @toggle=${() => formerAddress.ahead()}>
      <summary>
        <span>${msg('Chỉ biết địa chỉ cũ, trước ngày 01/07/2025?', { id: 'former-address' })}</span>
      </summary>
      <tk-former-address
        .controlId=${this.controlId}
        @tk-place=${({ detail }: CustomEvent<Place>) => this.#take(detail)}
      ></tk-former-address>
    </details>`;
  }

  #take({ province, commune }: Place): void {
    this.query = '';
    this.#tellParts(
      {
        provinceCode: province.code,
        province: province.name,
        communeCode: commune.code,
        commune: commune.name,
      },
      true,
    );
    this.announce(`${commune.name}, ${province.name}`);
  }

  #part(part: Part, label: unknown, control: TemplateResult): TemplateResult {
    const id = `${this.controlId}-${part}`;
    const issue = this.#partIssue(part);
    return html`<div class="tk-part">
      <label class="tk-part-label" for=${id}>${label}</label>
      ${issue ? errorLine(`${id}-error`, this.wordsOf(issue)) : nothing} ${control}
    </div>`;
  }

  #retry(): TemplateResult {
    return html`<p class="tk-error">
      ${msg('Chưa tải được danh sách tỉnh, xã.', { id: 'units-failed' })}
      <button type="button" class="tk-button tk-button-quiet" @click=${() => this.#load()}>
        ${msg('Tải lại', { id: 'retry' })}
      </button>
    </p>`;
  }

  #communePrompt(): string {
    const count = this.#found().length;
    return this.query === ''
      ? msg('Chọn phường, xã', { id: 'choose-commune' })
      : msg(str`Chọn trong ${count} phường, xã tìm được`, { id: 'choose-found-commune' });
  }

  #found(): Unit[] {
    const query = foldVietnamese(this.query);
    return this.communes.filter(({ name }) => foldVietnamese(name).includes(query));
  }

  #partIssue(part: Part): Issue | undefined {
    return this.issues.find(({ path }) => path === `${this.pointer}/${part}`);
  }

  /** An address that is missing as a whole begins with its province. */
  #isWrong(part: Part): boolean {
    if (this.#partIssue(part)) return true;
    return part === 'provinceCode' && this.invalid() !== nothing;
  }

  #partDescription(part: Part): string | typeof nothing {
    return this.#partIssue(part) ? `${this.controlId}-${part}-error` : nothing;
  }

  #text(key: string): string {
    return textOf(recordOf(this.value)[key]);
  }

  async #load(): Promise<void> {
    const code = this.#text('provinceCode');
    this.#communesOf = code;
    try {
      const [provinces, communes] = await Promise.all([
        this.provinces.length > 0 ? this.provinces : loadProvinces(),
        code === '' ? [] : loadCommunes(code),
      ]);
      this.provinces = provinces;
      // A slow answer for a province that was changed meanwhile is dropped.
      if (code === this.#communesOf) this.communes = communes;
      this.failed = false;
    } catch {
      this.failed = true;
      this.#communesOf = '';
    }
  }

  readonly #onProvince = (event: Event): void => {
    const unit = this.provinces.find(({ code }) => code === typed(event));
    this.query = '';
    this.#tellParts(
      {
        provinceCode: unit?.code,
        province: unit?.name,
        communeCode: undefined,
        commune: undefined,
      },
      true,
    );
  };

  readonly #onCommune = (event: Event): void => {
    const unit = this.communes.find(({ code }) => code === typed(event));
    this.#tellParts({ communeCode: unit?.code, commune: unit?.name }, true);
  };

  readonly #onSearch = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.announce(this.#communePrompt()), PAUSE_MS);
  };

  #tellParts(parts: Record<string, string | undefined>, commit: boolean): void {
    const next = Object.entries({ ...recordOf(this.value), ...parts });
    const given = next.filter(([, value]) => value !== undefined);
    this.tell(given.length > 0 ? Object.fromEntries(given) : undefined, commit);
  }
}

/** The chosen unit stays an option, even when the search or a newer list does not hold it. */
function unitOptions(units: readonly Unit[], code: string, name: string): TemplateResult[] {
  const listed = units.some((unit) => unit.code === code);
  const all = code === '' || listed ? units : [{ code, name }, ...units];
  return all.map(
    (unit) =>
      html`<option
        value=${unit.code}
        lang="vi"
        translate="no"
        .selected=${live(unit.code === code)}
      >
        ${unit.name}
      </option>`,
  );
}
