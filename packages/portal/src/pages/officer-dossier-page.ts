import { sealField, type Dossier, type SignatureVerdict } from '@tokhai/intake';
import type { Procedure } from '@tokhai/procedure';
import { framesPdf } from '../http/headers.ts';
import { dateText, timeText } from '../words/language.ts';
import { overruledText } from '../words/overruled.ts';
import { reasonText } from '../words/reasons.ts';
import { dossierRecord, type OfficerRecord } from './dossier-record.ts';
import { answersList } from './answers-list.ts';
import { acceptPaperForm } from './accept-paper-form.ts';
import { confirmationSection } from './confirmation-section.ts';
import { errorSummary } from './error-summary.ts';
import { html, type Html } from './html.ts';
import { page, terms, type PageContext } from './layout.ts';

/** What a signature field is called on the form. */
function fieldTitles(procedure: Procedure | undefined, seal: string): (field: string) => string {
  return (field) =>
    procedure?.signers.find(({ id }) => id === field)?.title ??
    (field === sealField ? seal : field);
}

/** What the law asks to be told about a signature (Thông tư 15/2025/TT-BKHCN, Điều 6). */
function signature(
  context: PageContext,
  verdict: SignatureVerdict,
  fieldTitle: (field: string) => string,
): Html {
  const { words: w, language } = context;
  const { signer, signedAt, provenAt, modifiedAfterSigning, field, revocation } = verdict;
  const { level, legal } = verdict;
  const atSigning = legal?.items.find(({ id }) => id === 'validityAtSigning')?.holds;
  const day = (value: string): string => dateText(value, language);
  return html`<li class="card">
    <h3 lang="vi">${fieldTitle(field)}</h3>
    ${terms([
      [w.signer, signer && html`<span lang="vi">${signer.name}</span>`],
      [w.managingUnit, signer && (signer.organization ?? w.noManagingUnit)],
      [w.issuer, signer?.issuer],
      [w.serialNumber, signer && html`<code>${signer.serialNumber}</code>`],
      [w.validity, signer && w.validityRange(day(signer.notBefore), day(signer.notAfter))],
      [
        w.validityAtSigning,
        atSigning === undefined ? undefined : w.within[atSigning ? 'yes' : 'no'],
      ],
      [w.signedAt, signedAt === undefined ? undefined : timeText(signedAt, language)],
      [w.provenAt, provenAt === undefined ? undefined : timeText(provenAt, language)],
      [w.integrity, modifiedAfterSigning ? w.altered : w.intact],
      [w.revocation, w.revocations[revocation]],
      [w.level, level === undefined ? w.noLevel : `PAdES ${level}`],
      [legal?.title ?? '', legal && matching(context, legal)],
    ])}
  </li>`;
}

/** Whether the law of its time was kept, beside whether the signature holds. */
function matching(
  { words: w, language }: PageContext,
  { matches, reasons }: NonNullable<SignatureVerdict['legal']>,
): Html {
  if (matches) return html`${w.legalMatches}`;
  const severity = 'information';
  const texts = reasons.map((reason) =>
    reasonText({ ...reason, severity, params: {} }, language, (field) => field),
  );
  return html`${w.legalDiffers}: ${texts.join(' ')}`;
}

/** `/can-bo/<code>`: the PDF beside its data and the verdict. */
export function officerDossierPage(
  context: PageContext,
  dossier: Dossier,
  procedure: Procedure | undefined,
  record: OfficerRecord,
): Response {
  const { receipt, verdict } = dossier;
  const { words: w, language } = context;
  const fieldTitle = fieldTitles(procedure, w.sealPlace);
  // The same holds for each signature: said once.
  const told = new Map(
    verdict.reasons.map((reason) => [reasonText(reason, language, fieldTitle), reason.severity]),
  );
  const reasons = [...told].map(([text, severity]) => html`<li class="${severity}">${text}</li>`);
  const pdf = `/officer/submissions/${encodeURIComponent(receipt.code)}/pdf`;
  const { paperErrors = [] } = record;
  const isSigned = verdict.tier === undefined;
  // A confirmation is not taken in place of a signed paper.
  const confirmed = verdict.tier === 'confirmed' && verdict.indication === 'passed';
  const documentTitle = {
    signed: w.document,
    paper: w.unsignedDocument,
    confirmed: w.confirmedDocument,
  }[verdict.tier ?? 'signed'];
  const main = html`<p><a href="/can-bo">← ${w.back}</a></p>
    ${errorSummary(paperErrors, w)}
    <h1>${receipt.code}</h1>
    <p class="lead" lang="vi">${receipt.title}</p>
    <div class="columns">
      <div>
        <section aria-labelledby="verdict">
          <h2 id="verdict">${w.verdict}</h2>
          <p class="verdict ${verdict.indication}">
            <strong>${confirmed ? w.confirmedVerdict : w.indications[verdict.indication]}</strong>
          </p>
          ${
            reasons.length === 0
              ? html`<p>${w.noReasons}</p>`
              : html`<ul class="reasons">
                  ${reasons}
                </ul>`
          }
          ${
            verdict.overruled &&
            html`<h3>${w.overruled}</h3>
              <ul class="reasons">
                ${verdict.overruled.map(
                  (one) =>
                    html`<li class="warning">${overruledText(one, procedure, language)}</li>`,
                )}
              </ul>`
          }
          ${terms([
            [w.rendersIdentically, verdict.rendersIdentically === true ? w.identical : w.different],
            [
              verdict.legal?.title ?? '',
              verdict.legal && (verdict.legal.matches ? w.legalMatches : w.legalDiffers),
            ],
            [w.shortCode, verdict.shortCode && html`<code>${verdict.shortCode}</code>`],
            [w.checkedAt, timeText(verdict.checkedAt, language)],
            [w.receivedAt, timeText(receipt.receivedAt, language)],
            [w.dueOn, receipt.dueOn && dateText(receipt.dueOn, language)],
            [w.deadline, html`<span lang="vi">${receipt.deadline}</span>`],
            [w.hash, html`<code>${receipt.sha256}</code>`],
          ])}
        </section>
        ${dossier.state === 'awaiting-paper' && acceptPaperForm(context, receipt.code, paperErrors)}
        ${
          verdict.confirmation &&
          confirmationSection(context, receipt.code, verdict.confirmation, fieldTitle)
        }
        ${
          isSigned &&
          html`<section aria-labelledby="signatures">
            <h2 id="signatures">${w.signatures}</h2>
            <ul class="cards">
              ${verdict.signatures.map((one) => signature(context, one, fieldTitle))}
            </ul>
          </section>`
        }
        ${
          record.result &&
          html`<section aria-labelledby="agency-signatures">
            <h2 id="agency-signatures">${w.agencySignatures}</h2>
            <ul class="cards">
              ${record.result.verdict.agency.map((one) => signature(context, one, fieldTitle))}
            </ul>
          </section>`
        }
        ${dossierRecord(context, dossier, record)}
        <section aria-labelledby="answers">
          <h2 id="answers">${w.answers}</h2>
          ${procedure !== undefined && answersList(procedure, verdict.answers ?? {}, w)}
        </section>
      </div>
      <section aria-labelledby="document">
        <h2 id="document">${documentTitle}</h2>
        <p><a href="${pdf}" target="_blank" rel="noopener">${w.openPdf}</a></p>
        <iframe src="${pdf}" title="${documentTitle} ${receipt.code}"></iframe>
      </section>
    </div>`;
  const wrong = paperErrors.length > 0;
  const title = wrong ? `${w.error} ${receipt.code}` : receipt.code;
  return page(context, { title, main, policy: framesPdf, status: wrong ? 422 : 200 });
}
