/** What a bundle shows: the list of its forms, and the frame around the one that is filled in. */
import type { CompleteLanguage } from '@tokhai/elements';
import type { Bundle } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { nextPlace, type Progress } from './progress.ts';
import { bundleWords, type BundleWords } from './words.ts';

/** Why something did not come off. */
export type BundleFailure = 'failed' | 'notKept' | 'notForgotten';

/** What is shown, and who is told what the person does. */
export interface BundleView {
  language: CompleteLanguage;
  /** Undefined: it is on its way, or did not come. */
  bundle: Bundle | undefined;
  /** Names of the procedures. */
  titles: readonly string[];
  progress: Progress;
  failure: BundleFailure | undefined;
  onOpen: (place: number) => void;
  onForget: () => void;
  onClose: () => void;
}

/** The list of the forms, with what became of each. */
export function listView(view: BundleView): TemplateResult {
  const { bundle, failure, language } = view;
  const words = bundleWords[language];
  return html`<div class="tk-form" part="form" lang=${language}>
    ${
      failure === undefined
        ? nothing
        : html`<p class="tk-notice" role="alert">${words[failure]}</p>`
    }
    ${bundle ? forms(view, bundle) : nothing}
    ${!bundle && failure === undefined ? html`<p role="status">${words.loading}</p>` : nothing}
  </div>`;
}

function forms(view: BundleView, bundle: Bundle): TemplateResult {
  const { language, titles, progress } = view;
  const words = bundleWords[language];
  const { title, description } = bundle.translations[language] ?? bundle;
  const next = nextPlace(progress, titles.length);
  const waits = progress.waiting.length > 0;
  const hasBegun = waits || Object.keys(progress.codes).length > 0;
  return html`<h1 class="tk-heading" tabindex="-1" data-page-heading>${title}</h1>
    <p class="tk-lead">${description}</p>
    <h2>${words.forms}</h2>
    <ol class="tk-list">
      ${titles.map(
        (name, place) =>
          html`<li>
            ${name}<br /><span class="tk-soft">${state(progress, place, words)}</span>
            ${progress.papers.includes(place) ? reopen(view, place) : nothing}
          </li>`,
      )}
    </ol>
    <div role="status">
      ${waits ? html`<p class="tk-notice" data-waiting>${words.waits}</p>` : nothing}
      ${next === undefined && !waits ? html`<p>${done(progress, words)}</p>` : nothing}
    </div>
    ${hasBegun ? html`<p>${words.kept}</p>` : nothing}
    <p class="tk-actions">
      ${next === undefined ? nothing : begin(view, next)}
      ${
        // What was handed in and not sent yet is not thrown away by one press.
        hasBegun && !waits
          ? html`<button
              type="button"
              class="tk-button tk-button-secondary"
              data-forget
              @click=${view.onForget}
            >
              ${words.forget}
            </button>`
          : nothing
      }
    </p>`;
}

function done({ papers }: Progress, words: BundleWords): string {
  return papers.length > 0 ? words.papersLeft : words.allDone;
}

function state({ codes, waiting, papers }: Progress, place: number, words: BundleWords): string {
  const code = codes[place];
  if (code !== undefined) return papers.includes(place) ? words.paper(code) : words.submitted(code);
  return waiting.includes(place) ? words.waiting : words.todo;
}

/** Around the form: which of them it is, and the way back to the list. */
export function frameView(view: BundleView, current: number): TemplateResult {
  const { language, titles, failure } = view;
  const words = bundleWords[language];
  return html`<div class="tk-form" lang=${language}>
      <p class="tk-caption">
        <span>${words.position(current + 1, titles.length)}</span>
        <span>${titles[current]}</span>
      </p>
      ${failure ? html`<p class="tk-notice">${words[failure]}</p>` : nothing}
    </div>
    <slot></slot>
    <div class="tk-form" lang=${language}>
      <p class="tk-actions">
        <button
          type="button"
          class="tk-button tk-button-secondary"
          data-overview
          @click=${view.onClose}
        >
          ${words.overview}
        </button>
      </p>
    </div>`;
}

/** What waits for its paper can be printed again, or signed after all. */
function reopen(view: BundleView, place: number): TemplateResult {
  return html`<p>
    <button
      type="button"
      class="tk-button tk-button-secondary"
      data-reopen
      @click=${() => view.onOpen(place)}
    >
      ${bundleWords[view.language].reopen}
      <span class="tk-visually-hidden">: ${view.titles[place]}</span>
    </button>
  </p>`;
}

function begin(view: BundleView, next: number): TemplateResult {
  return html`<button
    type="button"
    class="tk-button tk-button-primary"
    data-next
    @click=${() => view.onOpen(next)}
  >
    ${bundleWords[view.language].begin(view.titles[next] ?? '')}
  </button>`;
}
