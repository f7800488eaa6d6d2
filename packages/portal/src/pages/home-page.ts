import { isFormCode } from '@tokhai/procedure';
import type { ShownBundle } from '../bundles.ts';
import { findProcedures } from '../find-procedures.ts';
import type { ShownProcedure } from '../procedures.ts';
import { html, type Html } from './html.ts';
import { page, type PageContext } from './layout.ts';

/** What the portal offers, and what is looked for among it. */
export interface Offer {
  procedures: readonly ShownProcedure[];
  bundles: readonly ShownBundle[];
  /** What somebody wrote into the search; empty to see everything. */
  search: string;
}

/**
 * `/`: the procedures by title, with a search that needs no script. What fee, deadline and papers a
 * form has stands on its own first page.
 */
export function homePage(context: PageContext, { procedures, bundles, search }: Offer): Response {
  const { words: w, language } = context;
  const { compare } = new Intl.Collator(language);
  const nameOf = (form: string) => (isFormCode(form) ? `${w.form} ${form}` : form);
  const found = findProcedures(procedures, search)
    .map((shown) => ({ folder: shown.folder, ...shown.in(language) }))
    .toSorted((a, b) => compare(a.title, b.title));
  const items = found.map(({ folder, title, about, draft }) => {
    const mark = draft && html` · <span class="draft">${w.draft}</span>`;
    return html`<li>
      <h2><a href="/thu-tuc/${folder}">${title}</a></h2>
      <p class="form-code">${nameOf(about.form)} · ${w.minutes(about.minutes)}${mark}</p>
      <p class="form-code">${about.agency}</p>
    </li>`;
  });
  const isSearch = search !== '';
  const title = isSearch ? w.found(found.length, search) : w.homeTitle;
  const all = html`<p><a href="/">${w.allProcedures}</a></p>`;
  const drafts = found.some(({ draft }) => draft) && html`<p class="hint">${w.draftNote}</p>`;
  const main = html`<h1>${title}</h1>
    ${!isSearch && html`<p class="lead">${w.homeLead}</p>`} ${searchForm(context, search)}
    ${isSearch && found.length === 0 && html`<p>${w.foundNothing}</p>`} ${isSearch && all}
    ${!isSearch && several(context, bundles)} ${drafts}
    <ul class="forms">
      ${items}
    </ul>`;
  return page(context, { title, main });
}

function searchForm({ words: w }: PageContext, search: string): Html {
  return html`<form class="search" method="get" action="/" role="search">
    <label for="tim">${w.findProcedure}</label>
    <p class="hint" id="tim-hint">${w.findHint}</p>
    <input
      type="search"
      id="tim"
      name="tim"
      value="${search}"
      maxlength="100"
      aria-describedby="tim-hint"
      autocomplete="off"
    />
    <button>${w.find}</button>
  </form>`;
}

/** Bundles: several forms in one interview. */
function several({ words: w, language }: PageContext, bundles: readonly ShownBundle[]): Html {
  const items = bundles.map(({ name, bundle }) => {
    const { title, description } = bundle.translations[language] ?? bundle;
    return html`<li class="card">
      <h2><a href="/goi/${name}">${title}</a></h2>
      <p>${description}</p>
      <p class="form-code">${w.forms(bundle.procedures.length)}</p>
    </li>`;
  });
  return html`<ul class="cards">
    ${items}
  </ul>`;
}
