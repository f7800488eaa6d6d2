import type { Kind, Procedure, Question } from '@tokhai/procedure';
import { loadFields } from './fields/load-fields.ts';
import {
  begin,
  begunNotice,
  checks,
  draftTransfer,
  latePages,
  loadStep,
  profileCard,
} from './steps-later.ts';
import { translator } from './translator.ts';

/**
 * Each part of the form that is otherwise fetched when it is needed, to be fetched one after another
 * for a form that goes on without a network. Fetching one again costs nothing.
 */
export function laterParts(procedure: Procedure): Array<() => Promise<unknown>> {
  const questions = [...procedure.questions.values()];
  const asksFor = (kind: Kind): boolean => questions.some((question) => isOrHolds(question, kind));
  return [
    () => begin.load(),
    async () => loadFields(questions),
    () => checks.load(),
    async () => loadStep(procedure, 'check'),
    async () => loadStep(procedure, 'sign'),
    () => latePages.load(),
    ...(asksFor('file') ? [() => import('./attachments/attach.ts')] : []),
    ...(asksFor('address') ? [() => import('./fields/former-address.ts')] : []),
    () => import('./pages/print-preview.ts'),
    () => draftTransfer.load(),
    () => begunNotice.load(),
    () => profileCard.load(),
    () => import('./profile/profile-prefill.ts'),
    () => import('./pages/changed-answers.ts'),
    () => Promise.all([import('./locales/en.ts'), translator.load()]),
  ];
}

/** Whether a question, or a part of it, is of a kind. */
export function isOrHolds({ kind, parts = [] }: Question, wanted: Kind): boolean {
  return kind === wanted || parts.some((part) => isOrHolds(part, wanted));
}
