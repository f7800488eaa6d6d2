import type { ShownBundle } from '../bundles.ts';
import type { ShownProcedure } from '../procedures.ts';
import { html } from './html.ts';
import { page, terms, type PageContext } from './layout.ts';

/** `/`: the procedures, each with what a citizen wants to know before starting. */
export function homePage(
  context: PageContext,
  procedures: readonly ShownProcedure[],
  bundles: readonly ShownBundle[],
): Response {
  const { words: w, language } = context;
  const items = procedures.map((shown) => {
    const { title, about, draft } = shown.in(language);
    const mark = draft && html`<p class="draft"><strong>${w.draft}</strong>: ${w.draftNote}</p>`;
    return html`<li class="card">
      <h2><a href="/thu-tuc/${shown.folder}">${title}</a></h2>
      ${mark}
      <p class="form-code">${w.form} ${about.form} · ${w.minutes(about.minutes)}</p>
      ${terms([
        [w.agency, about.agency],
        [w.fee, about.fee],
        [w.deadline, about.deadline.text],
      ])}
    </li>`;
  });
  const several = bundles.map(({ name, bundle }) => {
    const { title, description } = bundle.translations[language] ?? bundle;
    return html`<li class="card">
      <h2><a href="/goi/${name}">${title}</a></h2>
      <p>${description}</p>
      <p class="form-code">${w.forms(bundle.procedures.length)}</p>
    </li>`;
  });
  const main = html`<h1>${w.homeTitle}</h1>
    <p class="lead">${w.homeLead}</p>
    <ul class="cards">
      ${several} ${items}
    </ul>`;
  return page(context, { title: w.homeTitle, main });
}
