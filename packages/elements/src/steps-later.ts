import type { Procedure } from '@tokhai/procedure';
import { defineOnce } from './define-once.ts';
import { loadFields } from './fields/load-fields.ts';
import type { Filling } from './filling.ts';
import { Later } from './later.ts';
import { pageIdOf, type Step } from './steps.ts';
import { whenIdle } from './when-idle.ts';
import { issueWordsLater } from './words/issue-words.ts';

/** The rules. Fetched once questions stand, needed when their page is left. */
export const checks = new Later(async () => {
  const [rules] = await Promise.all([import('./checks.ts'), issueWordsLater.load()]);
  return rules;
});
/** What keeps the answers and shows the questions. Fetched while the start page is read. */
export const begin = new Later(() => import('./begin.ts'));
/** Draft as a file. */
export const draftTransfer = new Later(() => import('./draft-transfer.ts'));
/** Needed when a draft of an older version of the form goes on. */
export const changedNotice = new Later(() => import('./pages/changed-answers.ts'));
/** The PDF of the answers: needed from the check page on, and for a draft with signatures. */
export const submissions = new Later(() => import('./submission.ts'));
/** A draft from one device to another by a code. */
export const transferPages = new Later(() => import('./transfer-pages.ts'));
export const latePages = new Later(() => import('./late-pages.ts'));
/** Contrast, what is remembered of the looks, and what is said of a draft language. */
export const display = new Later(() => import('./display.ts'));
/** What is said of what was begun already: needed on the start page where there is a draft. */
export const begunNotice = new Later(() => import('./pages/begun-notice.ts'));
/** What reads a page aloud: fetched when somebody wants that. */
export const readAloud = new Later(() => import('./aloud/player.ts'));
/** Videos: fetched with a page that has some. */
export const videosLater = new Later(async () => {
  const { VideosElement } = await import('./pages/videos.ts');
  defineOnce('tk-videos', VideosElement);
  return VideosElement;
});
export const profileCard = new Later(async () => {
  const { ProfileCard } = await import('./profile/profile-card.ts');
  defineOnce('tk-profile-card', ProfileCard);
});
const signPage = new Later(async () => {
  const { SignPage } = await import('./pages/sign-page.ts');
  defineOnce('tk-sign-page', SignPage);
  return SignPage;
});

/** Whether somebody goes on rather than starts: a draft is here, or another tab is at it. */
export function isResumable(filling: Filling | undefined): boolean {
  return filling !== undefined && (filling.isElsewhere || filling.draftSavedAt !== undefined);
}

/** Fetches what a step needs to be shown. Undefined: it is all here. */
export function loadStep(
  procedure: Procedure,
  step: Step,
  filling?: Filling,
): Promise<unknown> | undefined {
  if (step === 'start') return isResumable(filling) ? loadAll(begunNotice) : undefined;
  if (step === 'send' || step === 'receive') return loadAll(transferPages);
  if (pageIdOf(step) === undefined) {
    return loadAll(
      latePages,
      submissions,
      ...(step === 'check' ? [checks] : []),
      ...(step === 'sign' ? [signPage] : []),
    );
  }
  const page = procedure.pages.find(({ id }) => id === pageIdOf(step));
  const questions = (page?.questions ?? []).flatMap((name) => procedure.questions.get(name) ?? []);
  const parts = [
    loadFields(questions),
    loadAll(begin, ...(page?.videos ? [videosLater] : [])),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : Promise.all(parts);
}

const ruled = new WeakSet<Procedure>();
const ahead = new WeakSet<Procedure>();

/**
 * Fetches the rules of a form whose questions stand, as soon as nothing else is to be done: who goes on
 * without an answer finds them here.
 */
export function loadRulesAhead(procedure: Procedure): void {
  if (!ruled.has(procedure)) whenIdle(() => loadRules(procedure));
}

/** Fetches what the steps to come need, once: it is called at every key. */
export function loadAhead(procedure: Procedure): void {
  if (ahead.has(procedure)) return;
  ahead.add(procedure);
  loadRules(procedure);
  for (const module of [submissions, latePages, signPage]) module.ahead();
  loadFields([...procedure.questions.values()])?.catch(() => undefined);
}

/** Fetches the rules and makes them ready, once. That they do not come is told when a page is left. */
function loadRules(procedure: Procedure): void {
  if (ruled.has(procedure)) return;
  ruled.add(procedure);
  checks.load().then(
    ({ warmUp }) => warmUp(procedure),
    () => ruled.delete(procedure),
  );
}

function loadAll(...modules: readonly Later<unknown>[]): Promise<unknown> | undefined {
  const missing = modules.filter(({ now }) => now === undefined);
  return missing.length === 0 ? undefined : Promise.all(missing.map((module) => module.load()));
}
