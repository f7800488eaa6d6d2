/** What somebody does at the check page: it is fetched with that page. */
import type { Filling } from './filling.ts';
import { checks, submissions } from './steps-later.ts';
import { drawing, drawn } from './words/submission-news.ts';

/** Draws the submission for a look at it. */
export async function preview(filling: Filling): Promise<void> {
  if (await draw(filling)) filling.tell(drawn());
}

/** Draws the submission and goes on to sign it. */
export async function prepare(filling: Filling): Promise<void> {
  const { step } = filling;
  // What somebody else filled in is drawn already, and mended by nobody here.
  if (!filling.handed && !(await draw(filling))) return;
  // Who went elsewhere meanwhile is not called back.
  if (filling.step !== step) return;
  filling.tell('');
  filling.goTo('sign');
}

/** Draws the submission, when nothing is wrong with the answers. False: it did not come off. */
async function draw(filling: Filling): Promise<boolean> {
  const { procedure } = filling;
  // The check page was shown, so the rules are here.
  const rules = checks.now ?? (await checks.load());
  filling.answers = rules.tidyAnswers(procedure, filling.answers);
  filling.issues = rules.validate(procedure, filling.answers, { today: filling.today });
  if (filling.issues.length > 0) {
    filling.stop([]);
    return false;
  }
  await submissions.load();
  const { submission } = filling;
  if (submission.pdf) return true;
  const { answers } = filling;
  return filling.work(drawing(), async () => {
    filling.issues = await rules.validateUnits(procedure, answers);
    if (filling.issues.length > 0) {
      filling.stop([]);
      return undefined;
    }
    const createdAt = filling.now().toISOString();
    const files = new Map([...filling.files].map(([hash, { bytes }]) => [hash, bytes]));
    const isCurrent = (): boolean => answers === filling.answers;
    if (!(await submission.draw(answers, files, { createdAt, isCurrent }))) return undefined;
    filling.save();
    return '';
  });
}
