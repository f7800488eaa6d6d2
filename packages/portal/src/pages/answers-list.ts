import { askedQuestions, journey, kinds, type Answers } from '@tokhai/answers';
import { takesAnswer, type Procedure, type Question } from '@tokhai/procedure';
import { html, type Html } from './html.ts';
import type { Words } from '../words/words.ts';

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function shown(value: unknown, question: Question, w: Words): Html {
  if (question.kind === 'table' && Array.isArray(value)) {
    const rows = value.map((row: unknown) => html`<li>${pairs(question.parts ?? [], row, w)}</li>`);
    return html`<ol>
      ${rows}
    </ol>`;
  }
  if (question.kind === 'person' && value !== undefined) {
    return pairs(question.parts ?? [], value, w);
  }
  if (question.kind === 'confirm' && value === true) return html`${w.confirmed}`;
  const text = kinds[question.kind].format(value, question);
  return text === ''
    ? html`<span class="quiet">${w.noAnswer}</span>`
    : html`<span lang="vi">${text}</span>`;
}

function pairs(questions: readonly Question[], values: unknown, w: Words): Html {
  const items = questions
    .filter(({ kind }) => takesAnswer(kind))
    .map(
      (question) =>
        html`<div>
          <dt>${question.title}</dt>
          <dd>${shown(members(values)[question.name], question, w)}</dd>
        </div>`,
    );
  return html`<dl>${items}</dl>`;
}

/** What was answered, page by page as the citizen saw it. */
export function answersList(procedure: Procedure, answers: Answers, w: Words): Html {
  const parts = journey(procedure, answers).map((page) => {
    const questions = askedQuestions(procedure, page, answers);
    if (!questions.some(({ kind }) => takesAnswer(kind))) return undefined;
    return html`<h3>${page.title}</h3>
      ${pairs(questions, answers, w)}`;
  });
  return html`${parts}`;
}
