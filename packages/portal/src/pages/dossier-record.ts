import type { Dossier, DossierEvent, DossierResult } from '@tokhai/intake';
import { timeText } from '../words/language.ts';
import type { FieldError } from './error-summary.ts';
import { html, type Html } from './html.ts';
import { terms, type PageContext } from './layout.ts';

/** What the officer's page knows of a dossier beside what was received. */
export interface OfficerRecord {
  events: readonly DossierEvent[];
  result: DossierResult | undefined;
  /** The agency can still sign: a place is empty, and nobody withdrew it. */
  open: boolean;
  /** What was wrong with the last try to take the paper. */
  paperErrors?: readonly FieldError[];
}

/** Signing and sealing, and what was done with the dossier so far. */
export function dossierRecord(
  context: PageContext,
  { receipt, state }: Dossier,
  { events, result, open }: OfficerRecord,
): Html {
  const { words: w, language } = context;
  const at = `/can-bo/${encodeURIComponent(receipt.code)}`;
  const lines = events.map(
    ({ at: when, action, by }) =>
      html`<li>
        ${timeText(when, language)}: ${w.actions[action]}
        (${by === 'citizen' ? w.byCitizen : html`<span lang="vi" translate="no">${by}</span>`})
      </li>`,
  );
  return html`<section aria-labelledby="record">
    <h2 id="record">${w.record}</h2>
    ${terms([
      [w.status, w.states[state]],
      [w.receivedAt, timeText(receipt.receivedAt, language)],
    ])}
    ${
      lines.length > 0 &&
      html`<ol>
        ${lines}
      </ol>`
    }
    ${
      result &&
      html`<p>
        <a href="/officer/submissions/${encodeURIComponent(receipt.code)}/result"
          >${w.openResult}</a
        >
      </p>`
    }
    ${
      events.some(({ action }) => action === 'paper-accepted') &&
      html`<p>
        <a href="/officer/submissions/${encodeURIComponent(receipt.code)}/paper">${w.openScan}</a>
      </p>`
    }
    ${
      open &&
      html`<form method="post" action="${at}/ky">
        <p class="hint" id="seal-hint">${w.sealHint}</p>
        <button aria-describedby="seal-hint">${w.seal}</button>
      </form>`
    }
  </section>`;
}
