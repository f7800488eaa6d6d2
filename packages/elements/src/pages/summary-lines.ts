import { msg } from '@lit/localize';
import type { Issue } from '@tokhai/answers';
import { questionAt, type Procedure } from '@tokhai/procedure';
import { rowTitle } from '../fields/row-title.ts';
import { issueWords } from '../words/issues.ts';
import type { SummaryLine } from './error-summary.ts';
import { quoted } from '../translator.ts';

/** The issues as lines of the error summary. */
export function summaryLines(procedure: Procedure, issues: readonly Issue[]): SummaryLine[] {
  return issues.map((one) => lineOf(procedure, one));
}

function lineOf(procedure: Procedure, issue: Issue): SummaryLine {
  const path = issue.path.slice(1);
  // An address has parts that are no questions: their issues are told in its words.
  const question = questionAt(procedure, path) ?? questionAt(procedure, parentOf(path));
  if (!question) return { words: msg('Hãy kiểm tra lại tờ khai', { id: 'issue-form' }) };
  return {
    words: placeOf(procedure, path) + issueWords(issue, question),
    pointer: issue.path,
    warning:
      issue.severity === 'warning' ? msg('Mời bạn xem lại', { id: 'warning-summary' }) : undefined,
  };
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** For a row or a person: which one, e.g. "Thành viên 2: ". */
function placeOf(procedure: Procedure, path: string): string {
  const [name = '', second = '', third] = path.split('/');
  const outer = questionAt(procedure, name);
  if (outer?.kind === 'table' && third !== undefined) {
    return `${rowTitle(outer.options.row, Number(second))}: `;
  }
  return outer?.kind === 'person' && second !== '' ? `${quoted(outer.title)}: ` : '';
}
