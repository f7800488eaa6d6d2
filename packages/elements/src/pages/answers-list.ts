import { askedQuestions, journey, type Answers } from '@tokhai/answers';
import { takesAnswer, type Page, type Procedure, type Question } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { sectionHeading } from '../heading.ts';
import { isPrivate } from '../aloud/private-answer.ts';
import { answerWords } from './answer-rows.ts';
import { said } from '../translator.ts';

/** What a list of answers shows. */
export interface AnswersListView {
  procedure: Procedure;
  answers: Answers;
  /** Level of the headings over the pages, 1 to 6. */
  level: number;
  /** What stands beside an answer, e.g. a button to mend it. */
  aside?: (page: Page, question: Question) => TemplateResult | typeof nothing;
}

/** All answers, page by page as the person saw them. */
export function answersList({ procedure, answers, level, aside }: AnswersListView) {
  return journey(procedure, answers).map((asked) => {
    const page = procedure.pages.find(({ id }) => id === asked.id) ?? asked;
    const questions = askedQuestions(procedure, page, answers).filter(({ kind }) =>
      takesAnswer(kind),
    );
    if (questions.length === 0) return nothing;
    return html`${sectionHeading(level, said(page.title))}
      <dl class="tk-answers">
        ${questions.map(
          (question) =>
            html`<div>
              <dt>${said(question.title)}</dt>
              <dd ?data-private=${isPrivate(question)}>
                ${answerWords(question, answers[question.name])}
              </dd>
              ${aside ? html`<dd>${aside(page, question)}</dd>` : nothing}
            </div>`,
        )}
      </dl>`;
  });
}
