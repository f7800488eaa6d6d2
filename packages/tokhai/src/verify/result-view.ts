import { answersList, sectionHeading, type CompleteLanguage } from '@tokhai/elements';
import { translateProcedure, type Procedure, type Translation } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { findingText } from '../words/findings.ts';
import type { VerifyWords } from '../words/verify.ts';
import type { confirmationSection } from './confirmation.ts';
import type { CheckedFile, CheckedSignature, FileData } from './check-file.ts';
import { facts, momentText, sizeText } from './facts.ts';
import { signatureFacts } from './signature-view.ts';

/** What is shown of one checked file. */
export interface ResultView {
  result: CheckedFile;
  words: VerifyWords;
  language: CompleteLanguage;
  /** The procedure's words in the language shown. */
  translation: Translation | undefined;
  checkedAt: Date;
  /** Of the headings in it, 1 to 6. */
  headingLevel: number;
  /** Shows the confirmation, where the file has one. */
  confirmationSection?: typeof confirmationSection;
}

const marks = { 'TOTAL-PASSED': '✓', 'TOTAL-FAILED': '✕', INDETERMINATE: '?' };

/** The verdict, each signature, and the answers inside. */
export function resultView(view: ResultView): TemplateResult {
  const { result, words, language, headingLevel: level, translation } = view;
  const { indication, findings, data } = result;
  const procedure = data?.procedure && inWords(data.procedure, translation);
  const title = (field: string): string =>
    procedure?.signers.find(({ id }) => id === field)?.title ??
    (Object.hasOwn(words.places, field) ? words.places[field] : undefined) ??
    words.place(field);
  // The same may hold for several signatures: each is told once for its place.
  const reasons = new Set(
    findings.map(
      (finding) =>
        (finding.field === undefined ? '' : `${title(finding.field)}: `) +
        findingText(finding, language),
    ),
  );
  return html`<section
      class="tk-verdict"
      tabindex="-1"
      data-verdict
      data-indication=${indication}
      aria-label=${words.verdict}
    >
      ${sectionHeading(
        level,
        html`<span aria-hidden="true">${marks[indication]}</span> ${words.verdict}:
          ${words.verdicts[indication]}`,
      )}
      <p>${words.verdictTexts[indication]}</p>
      ${
        reasons.size === 0
          ? nothing
          : html`<ul class="tk-list" aria-label=${words.why}>
              ${[...reasons].map((text) => html`<li>${text}</li>`)}
            </ul>`
      }
    </section>
    ${result.confirmation ? view.confirmationSection?.(result.confirmation, language, level) : nothing}
    ${facts([
      [
        words.file,
        html`<span translate="no">${result.name}</span> (${sizeText(result.size, language)})`,
      ],
      [
        words.procedure,
        procedure && html`<span lang=${translation ? language : 'vi'}>${procedure.title}</span>`,
      ],
      [words.createdAt, data && momentText(data.createdAt, language)],
      [words.printed, data && printedText(data, words)],
      [words.agency, result.agency && words.agencies[result.agency]],
      [words.files, data && filesList(data, language)],
      [words.checkedAt, momentText(view.checkedAt.toISOString(), language)],
      [words.hash, html`<span class="tk-hash" translate="no">${result.sha256}</span>`],
    ])}
    ${signatures(view, title)}
    ${data ? html`${sectionHeading(level, words.answers)} ${answers(data, procedure, view)}` : nothing}`;
}

function inWords(procedure: Procedure, translation: Translation | undefined): Procedure {
  return translation ? translateProcedure(procedure, translation) : procedure;
}

function printedText({ printed }: FileData, words: VerifyWords): string {
  return printed === undefined ? words.notCompared : words.printedTexts[printed];
}

function filesList({ files }: FileData, language: CompleteLanguage): TemplateResult | undefined {
  if (files.length === 0) return undefined;
  return html`<ul class="tk-plain-list" translate="no">
    ${files.map(({ name, size }) => html`<li>${name} (${sizeText(size, language)})</li>`)}
  </ul>`;
}

function signatures(
  { result, words, language, headingLevel: level }: ResultView,
  title: (field: string) => string,
): TemplateResult {
  const personal = result.signatures.filter(({ report }) => report.kind === 'signature');
  const groups: Array<[heading: string, list: readonly CheckedSignature[]]> = [
    [words.signatures, personal.filter(({ official }) => !official)],
    [words.officialSignatures, personal.filter(({ official }) => official)],
    [words.timestamps, result.signatures.filter(({ report }) => report.kind === 'timestamp')],
  ];
  if (result.signatures.length === 0) return html`<p>${words.noSignatures}</p>`;
  return html`${groups.map(([heading, list]) =>
    list.length === 0
      ? nothing
      : html`${sectionHeading(level, heading)}
          <ul class="tk-signers">
            ${list.map(
              (signature) =>
                html`<li class="tk-signer" data-field=${signature.report.field}>
                  ${sectionHeading(level + 1, title(signature.report.field))}
                  ${signatureFacts(signature, words, language)}
                </li>`,
            )}
          </ul>`,
  )}`;
}

function answers(
  { answers: given }: FileData,
  procedure: Procedure | undefined,
  { words, headingLevel: level }: ResultView,
): TemplateResult {
  if (procedure) {
    return html`<p class="tk-soft">${words.answersLead}</p>
      ${answersList({ procedure, answers: given, level: level + 1 })}`;
  }
  return html`<p class="tk-soft">${words.answersLead} ${words.rawAnswers}</p>
    ${facts(
      Object.entries(given).map(([name, value]) => [
        name,
        html`<span class="tk-answer" translate="no"
          >${typeof value === 'string' ? value : JSON.stringify(value, undefined, 1)}</span
        >`,
      ]),
    )}`;
}
