import { msg, str } from '@lit/localize';
import { askedQuestions, type Answers, type Issue } from '@tokhai/answers';
import type { Page, Procedure } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { noIssues } from '../fields/field-element.ts';
import { fieldList } from '../fields/field-list.ts';
import { pageHeading } from '../heading.ts';
import { isLocked, originOf, type Prefill } from '../prefill.ts';
import { backLink } from './back-link.ts';
import { errorSummary, type SummaryLine } from './error-summary.ts';
import { said } from '../translator.ts';

/** What a page of questions shows, and what it leads to. */
export interface QuestionPageView {
  procedure: Procedure;
  page: Page;
  answers: Answers;
  issues: readonly Issue[];
  /** What the portal knew already. */
  prefill: Prefill | undefined;
  summary: readonly SummaryLine[];
  /** Place of the page in the journey, counted from 1. */
  position: number;
  count: number;
  headingLevel: number;
  /** Videos that explain the page. */
  media: unknown;
  onBack: () => void;
  onContinue: () => unknown;
}

/** A page of the journey: one thing, or a few that belong together. */
export function questionPage(view: QuestionPageView): TemplateResult {
  const { page, headingLevel, position, count } = view;
  const questions = askedQuestions(view.procedure, page, view.answers);
  // One question with the page's own title: its label is the heading, so it is heard once.
  const alone = questions.length === 1 && questions[0]!.title === page.title;
  const issues = byQuestion(view.issues);
  return html`${backLink(view.onBack)} ${errorSummary(view.summary, headingLevel)}
    <form
      novalidate
      autocomplete="on"
      @submit=${(event: Event) => {
        event.preventDefault();
        view.onContinue();
      }}
      @keydown=${ignoreEnterWhileComposing}
    >
      <p class="tk-caption">
        ${page.section ? html`<span>${said(page.section)}</span>` : nothing}
        <span>${msg(str`Trang ${position} trên ${count}`, { id: 'page-position' })}</span>
      </p>
      ${alone ? nothing : pageHeading(headingLevel, said(page.title))}
      ${page.description ? html`<p class="tk-lead">${said(page.description)}</p>` : nothing}
      ${view.media}
      ${fieldList(
        questions.map((question) => ({
          question,
          value: view.answers[question.name],
          issues: issues.get(question.name) ?? noIssues,
          headingLevel: alone ? headingLevel : 0,
          // A locked answer that breaks a rule has to be mended all the same.
          disabled: isLocked(question, view.prefill) && !issues.has(question.name),
          origin: originOf(question, view.prefill),
        })),
      )}
      <button class="tk-button tk-button-primary" type="submit">
        ${
          view.summary.length > 0 && view.summary.every(({ warning }) => warning)
            ? msg('Đúng như vậy, tiếp tục', { id: 'continue-anyway' })
            : msg('Tiếp tục', { id: 'continue' })
        }
      </button>
    </form>`;
}

/** Issues by the name of the question they are in. */
function byQuestion(issues: readonly Issue[]): ReadonlyMap<string, Issue[]> {
  const found = new Map<string, Issue[]>();
  for (const issue of issues) {
    const name = issue.path.split('/')[1] ?? '';
    const known = found.get(name);
    if (known) known.push(issue);
    else found.set(name, [issue]);
  }
  return found;
}

/** Enter that ends a composition of an input method must not send the page. */
function ignoreEnterWhileComposing(event: KeyboardEvent): void {
  // 229: the key went to the input method (UI Events, D.2.1); Safari says it only so.
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
}
