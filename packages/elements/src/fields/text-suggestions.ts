import { msg, str } from '@lit/localize';
import { foldVietnamese, loadCountries, type Country } from '@tokhai/procedure';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { followLanguage, language } from '../language.ts';
import { adoptInto } from '../styles/adopt.ts';
import { suggestionStyles } from '../styles/suggestion-styles.ts';

/** Most names offered at once. */
const MOST = 5;
/** How many names were found is spoken after a pause in typing. */
const PAUSE_MS = 1000;

/**
 * Names out of a list, offered under a line of text while somebody types: found by Vietnamese or
 * English name, with or without accents. Buttons, no ARIA combobox (with TalkBack on Android its
 * options cannot be chosen); nothing is written into the line unless a button is pressed.
 *
 * @fires {CustomEvent<string>} tk-suggestion - the name that was taken
 * @fires {CustomEvent<string>} announce - how many names are offered
 */
export class TextSuggestions extends LitElement {
  static override properties = {
    text: { attribute: false },
    label: { attribute: false },
    countries: { state: true },
  };

  /** What stands in the line. */
  declare text: string;
  /** The label of the line. */
  declare label: string;

  declare protected countries: readonly Country[];
  #isTyped = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.countries = [];
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptInto(this.getRootNode(), [suggestionStyles]);
    // Without the list the line is what it is: a line of text.
    loadCountries().then(
      (countries) => (this.countries = countries),
      () => undefined,
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changes: PropertyValues): void {
    // What stood there before anybody typed is no news. The list may come after the first letters.
    if (changes.get('text') !== undefined) this.#isTyped = true;
    if (!this.#isTyped) return;
    clearTimeout(this.#pause);
    const { length } = this.#found();
    if (length === 0) return;
    const words = msg(str`${length} tên gợi ý ở ngay dưới ô này`, { id: 'suggestions-count' });
    this.#pause = setTimeout(() => this.#fire('announce', words), PAUSE_MS);
  }

  protected override render(): TemplateResult | typeof nothing {
    const found = this.#found();
    if (found.length === 0) return nothing;
    return html`<div
      class="tk-suggestions"
      role="group"
      aria-label=${msg(str`Gợi ý: ${this.label}`, { id: 'suggestions' })}
    >
      ${found.map(
        ({ name, english }) =>
          html`<button
            type="button"
            class="tk-button tk-button-quiet"
            translate="no"
            @click=${() => this.#fire('tk-suggestion', name)}
          >
            <span lang="vi">${name}</span
            >${language() === 'vi' || english === name ? nothing : ` (${english})`}
          </button>`,
      )}
    </div>`;
  }

  /** Names that begin with what was typed, then those that hold it; none once it is a name. */
  #found(): Country[] {
    const query = foldVietnamese(this.text.trim());
    if (query === '' || this.countries.some(({ name }) => name === this.text.trim())) return [];
    const ranked = this.countries.flatMap((country) => {
      const names = [country.name, country.english].map((name) => foldVietnamese(name));
      const rank = Math.min(...names.map((name) => rankOf(name, query)));
      return rank < Infinity ? [{ country, rank }] : [];
    });
    return ranked
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MOST)
      .map(({ country }) => country);
  }

  #fire(type: string, detail: string): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}

/** Whole, at the beginning, at the beginning of a word, elsewhere, not at all. */
function rankOf(name: string, query: string): number {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  if (name.includes(` ${query}`)) return 2;
  return name.includes(query) ? 3 : Infinity;
}
