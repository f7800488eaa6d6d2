import { msg } from '@lit/localize';
import { kinds } from '@tokhai/answers';
import type { Question } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { isPrivate } from '../aloud/private-answer.ts';
import { recordOf } from '../fields/record.ts';
import { rowTitle } from '../fields/row-title.ts';
import { marked, said } from '../translator.ts';

/** An answer as people read it: a person part by part, a table row by row. */
export function answerWords(question: Question, value: unknown): unknown {
  if (question.kind === 'person') return partList(question, value);
  if (question.kind === 'table') return rowList(question, value);
  if (question.kind === 'confirm' && value === true) return msg('Đã đánh dấu', { id: 'confirmed' });
  const words = kinds[question.kind].format(value, question);
  if (words === '') return notGiven();
  // An option is in the words of the procedure, everything else in those of a person.
  if (question.kind !== 'choice' && question.kind !== 'choices') {
    return html`<span class="tk-answer" lang="vi" translate="no">${words}</span>`;
  }
  const chosen = question.choices?.find((choice) => choice.value === value);
  return html`<span class="tk-answer" lang=${chosen?.lang ?? nothing}>${words}</span>`;
}

function partList(question: Question, value: unknown): TemplateResult {
  const answers = recordOf(value);
  const given = (question.parts ?? []).filter(({ name }) => answers[name] !== undefined);
  if (given.length === 0) return notGiven();
  return html`<ul class="tk-plain-list">
    ${given.map(
      (part) =>
        html`<li>
          <span class="tk-soft">${said(part.title)}:</span>
          <span ?data-private=${isPrivate(part)}>${answerWords(part, answers[part.name])}</span>
        </li>`,
    )}
  </ul>`;
}

function rowList(question: Question, value: unknown): TemplateResult {
  const rows: unknown[] = Array.isArray(value) ? value : [];
  if (rows.length === 0) return notGiven();
  return html`<ul class="tk-plain-list">
    ${rows.map(
      (row, index) =>
        html`<li>
          <span class="tk-row-title">${marked(rowTitle(question.options.row, index))}</span>
          ${partList(question, row)}
        </li>`,
    )}
  </ul>`;
}

function notGiven(): TemplateResult {
  return html`<span class="tk-soft">${msg('Không khai', { id: 'not-given' })}</span>${nothing}`;
}
