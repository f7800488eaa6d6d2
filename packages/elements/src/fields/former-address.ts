import { msg, str } from '@lit/localize';
import {
  loadFormerDistricts,
  loadFormerProvinces,
  type FormerDistrict,
  type Place,
} from '@tokhai/procedure';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { followLanguage } from '../language.ts';

/**
 * Finds what became of a commune of before 01/07/2025. It proposes; the person takes it, and
 * chooses where the land was divided. Nothing that was written is changed.
 *
 * @fires tk-place - the place of today that was taken; detail: {@link Place}
 */
export class FormerAddress extends LitElement {
  static override properties = {
    controlId: { attribute: false },
    provinces: { state: true },
    province: { state: true },
    districts: { state: true },
    district: { state: true },
    commune: { state: true },
    failed: { state: true },
  };

  /** Begins the ids of its controls. */
  declare controlId: string;

  declare protected provinces: readonly string[];
  declare protected province: string;
  declare protected districts: readonly FormerDistrict[];
  declare protected district: string;
  declare protected commune: string;
  declare protected failed: boolean;
  /** What was asked for last, to be asked for again. */
  #last = async (): Promise<void> => {};

  constructor() {
    super();
    this.controlId = 'former';
    this.provinces = [];
    this.province = '';
    this.districts = [];
    this.district = '';
    this.commune = '';
    this.failed = false;
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load(async () => {
      this.provinces = await loadFormerProvinces();
    });
  }

  protected override createRenderRoot(): HTMLElement {
    // What stood here until this came.
    this.replaceChildren();
    return this;
  }

  protected override render(): TemplateResult {
    const district = this.districts.find(({ name }) => name === this.district);
    const commune = district?.communes.find(({ name }) => name === this.commune);
    return html`${
      this.failed
        ? html`<p class="tk-error">
            ${msg(
              'Chưa tải được danh sách địa chỉ cũ. Nếu tải lại vẫn không được, hãy tải lại trang.',
              { id: 'former-failed' },
            )}
            <button type="button" class="tk-button tk-button-quiet" @click=${this.#onRetry}>
              ${msg('Tải lại', { id: 'retry' })}
            </button>
          </p>`
        : nothing
    }
    ${this.#select(
      'province',
      msg('Tỉnh, thành phố cũ', { id: 'former-province' }),
      this.provinces,
      this.#onProvince,
    )}
    ${
      this.districts.length === 0
        ? nothing
        : this.#select(
            'district',
            msg('Huyện, quận cũ', { id: 'former-district' }),
            this.districts.map(({ name }) => name),
            this.#onDistrict,
          )
    }
    ${
      district
        ? this.#select(
            'commune',
            msg('Xã, phường cũ', { id: 'former-commune' }),
            district.communes.map(({ name }) => name),
            this.#onCommune,
          )
        : nothing
    }
    ${commune ? this.#places(commune.now) : nothing}`;
  }

  #select(
    part: 'province' | 'district' | 'commune',
    label: string,
    names: readonly string[],
    onChoose: (name: string) => void,
  ): TemplateResult {
    const id = `${this.controlId}-former-${part}`;
    return html`<div class="tk-part">
      <label class="tk-part-label" for=${id}>${label}</label>
      <select
        class="tk-input tk-select"
        id=${id}
        @input=${(event: Event) => {
          event.stopPropagation();
          onChoose((event.target as HTMLSelectElement).value);
        }}
      >
        <option value="" .selected=${live(this[part] === '')}>
          ${msg('Chọn một mục', { id: 'choose-one' })}
        </option>
        ${names.map(
          (name) =>
            html`<option
              value=${name}
              lang="vi"
              translate="no"
              .selected=${live(this[part] === name)}
            >
              ${name}
            </option>`,
        )}
      </select>
    </div>`;
  }

  #places(places: readonly Place[]): TemplateResult {
    return html`<div role="status">
      <p>
        ${
          places.length > 1
            ? msg('Nơi này đã chia cho nhiều xã, phường. Chọn nơi bạn ở hiện nay:', {
                id: 'former-divided',
              })
            : msg('Nay là:', { id: 'former-now' })
        }
      </p>
      <ul class="tk-plain-list">
        ${places.map((place) => {
          const words = `${place.commune.name}, ${place.province.name}`;
          return html`<li>
            <button
              type="button"
              class="tk-button tk-button-secondary"
              @click=${() =>
                this.dispatchEvent(new CustomEvent('tk-place', { detail: place, bubbles: true }))}
            >
              ${msg(str`Dùng: ${words}`, { id: 'former-use' })}
            </button>
          </li>`;
        })}
      </ul>
    </div>`;
  }

  readonly #onProvince = (name: string): void => {
    this.province = name;
    this.districts = [];
    this.district = '';
    this.commune = '';
    void this.#load(async () => {
      const districts = await loadFormerDistricts(name);
      // A slow answer for a province that was changed meanwhile is dropped.
      if (name === this.province) this.districts = districts;
    });
  };

  readonly #onDistrict = (name: string): void => {
    this.district = name;
    this.commune = '';
  };

  readonly #onCommune = (name: string): void => {
    this.commune = name;
  };

  readonly #onRetry = async (): Promise<void> => {
    await this.#load(this.#last);
    if (!this.failed) this.querySelector('select')?.focus();
  };

  async #load(work: () => Promise<void>): Promise<void> {
    this.#last = work;
    try {
      await work();
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }
}
