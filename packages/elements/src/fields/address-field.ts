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
import { onItsWay } from '../words/on-its-way.ts';
import { communeSearch } from './commune-search.ts';
import { drawUnits } from './draw-units.ts';
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
    coming: { state: true },
    failed: { state: true },
  };

  declare protected provinces: readonly Unit[];
  declare protected communes: readonly Unit[];
  declare protected query: string;
  /** The lists are asked for, and not all here. */
  declare protected coming: boolean;
  declare protected failed: boolean;
  #communesOf = '';
  /** The communes that are searched for. */
  #found: readonly Unit[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.provinces = [];
    this.communes = [];
    this.query = '';
    this.coming = false;
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
    if (changes.has('communes') || changes.has('query')) {
      const query = foldVietnamese(this.query);
      this.#found = this.communes.filter(({ name }) => foldVietnamese(name).includes(query));
    }
  }

  protected override updated(): void {
    const prompt = this.#coming() ?? msg('Chọn tỉnh, thành phố', { id: 'choose-province' });
    this.#draw('province', prompt, this.provinces);
    this.#draw('commune', this.#communePrompt(), this.#found);
  }

  #draw(unit: 'province' | 'commune', prompt: string, units: readonly Unit[]): void {
    const id = CSS.escape(`${this.controlId}-${unit}Code`);
    const select = this.querySelector<HTMLSelectElement>(`#${id}`);
    const chosen = { code: this.#text(`${unit}Code`), name: this.#text(unit) };
    if (select) drawUnits(select, prompt, units, chosen);
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
    const label = msg('Tỉnh, thành phố', { id: 'province' });
    return this.#units('provinceCode', label, this.#onProvince);
  }

  #commune(): TemplateResult {
    const label = msg('Phường, xã, đặc khu', { id: 'commune' });
    return html`${communeSearch(`${this.controlId}-search`, this.query, this.#onSearch)}
    ${this.#units('communeCode', label, this.#onCommune)}`;
  }

  #units(part: Part, label: string, onChoose: (event: Event) => void): TemplateResult {
    const id = `${this.controlId}-${part}`;
    return this.#part(
      part,
      label,
      html`<select
        class="tk-input tk-select"
        id=${id}
        name=${id}
        aria-describedby=${this.#partDescription(part)}
        aria-invalid=${this.#isWrong(part) ? 'true' : nothing}
        @input=${onChoose}
      ></select>`,
    );
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
        ><p>${onItsWay()}</p></tk-former-address
      >
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
    return html`<p class="tk-error" role="alert">
      ${msg('Chưa tải được danh sách tỉnh, xã. Nếu tải lại vẫn không được, hãy tải lại trang.', {
        id: 'units-failed',
      })}
      <button type="button" class="tk-button tk-button-quiet" @click=${this.#onRetry}>
        ${msg('Tải lại', { id: 'retry' })}
      </button>
    </p>`;
  }

  /** Said in the place of a list that is asked for, and not here yet. */
  #coming(): string | undefined {
    return this.coming ? msg('Đang tải danh sách…', { id: 'list-coming' }) : undefined;
  }

  #communePrompt(): string {
    const coming = this.#coming();
    if (coming) return coming;
    const count = this.#found.length;
    return this.query === ''
      ? msg('Chọn phường, xã', { id: 'choose-commune' })
      : msg(str`Chọn trong ${count} phường, xã tìm được`, { id: 'choose-found-commune' });
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
    this.coming = true;
    this.failed = false;
    try {
      const [provinces, communes] = await Promise.all([
        this.provinces.length > 0 ? this.provinces : loadProvinces(),
        code === '' ? [] : loadCommunes(code),
      ]);
      this.provinces = provinces;
      // A slow answer for a province that was changed meanwhile is dropped.
      if (code !== this.#communesOf) return;
      this.communes = communes;
    } catch {
      if (code !== this.#communesOf) return;
      this.failed = true;
      this.#communesOf = '';
    }
    this.coming = false;
  }

  readonly #onRetry = async (): Promise<void> => {
    void this.#load();
    // The button is gone while the list is on its way.
    await this.updateComplete;
    this.focus();
  };

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
