import type { Procedure } from '@tokhai/procedure';
import { nothing } from 'lit';
import type { Filling } from './filling.ts';
import type { ObjectUrl } from './object-url.ts';
import type { SummaryLine } from './pages/error-summary.ts';
import type { NextForm } from './pages/next-form.ts';
import { pageMedia } from './pages/page-media.ts';
import type { Ports } from './ports.ts';
import { begin, changedNotice, checks, latePages, transferPages } from './steps-later.ts';
import { pageIdOf } from './steps.ts';

/** What the step on the screen is drawn of, and what it leads to. */
export interface StepView {
  filling: Filling;
  /** In the language of the screen. */
  procedure: Procedure;
  ports: Ports;
  headingLevel: number;
  /** Where paths of videos begin. */
  mediaFolder: URL | undefined;
  pdfUrl: ObjectUrl;
  /** What comes after this form. */
  next: NextForm | undefined;
  root: ParentNode;
  onBack: () => void;
  onEdit: (pageId: string, pointer: string) => void;
}

/** The step on the screen, after the start page: a page of questions, or one of those after them. */
export function shownStep(view: StepView): unknown {
  const { filling, procedure, headingLevel, onBack } = view;
  const { step, answers } = filling;
  const common = { procedure, answers, headingLevel, onBack, summary: summary(filling, procedure) };
  if (step === 'send' || step === 'receive')
    return transferPages.now?.transferPage({ ...view, ...common });
  if (pageIdOf(step) === undefined) {
    const { ports, pdfUrl, next, root, onEdit } = view;
    return latePages.now?.latePage({ ...common, filling, ports, pdfUrl, next, root, onEdit });
  }
  const journey = filling.journey.map(({ id }) => procedure.pages.find((page) => page.id === id)!);
  const position = journey.findIndex(({ id }) => id === pageIdOf(step));
  const page = journey[position];
  if (!page) return nothing;
  return begin.now?.questionPage({
    ...common,
    page,
    media: pageMedia(page.id, page.videos, view.mediaFolder),
    issues: filling.issues,
    prefill: filling.prefill,
    position: position + 1,
    count: journey.length,
    // While the next page is on its way the person still sees this one.
    onContinue: () => filling.step === step && filling.continue(),
  });
}

/** What became of answers to an older version, until it was read. */
export function changedAnswersNotice(
  filling: Filling,
  procedure: Procedure,
  headingLevel: number,
  root: Node,
): unknown {
  const { changed } = filling;
  if (!changed) return nothing;
  return changedNotice.now?.changedAnswers({
    procedure,
    changed,
    headingLevel,
    root,
    onRead: () => filling.readChanged(),
  });
}

function summary({ failures, issues }: Filling, procedure: Procedure): SummaryLine[] {
  // There are issues only where the rules are here, which found them.
  const lines = issues.length > 0 ? checks.now?.summaryLines(procedure, issues) : undefined;
  return [...failures, ...(lines ?? [])];
}
