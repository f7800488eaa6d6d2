import { html, nothing, type TemplateResult } from 'lit';
import { shownStart, type StartView } from './shown-start.ts';
import { changedAnswersNotice, shownStep, type StepView } from './shown-step.ts';

/** What any page is drawn of, whether the filling is here or not. */
export type PageView = StartView & Omit<StepView, 'filling' | 'procedure' | 'ports'>;

/**
 * The page on the screen, below what became of answers to an older version. One template for all: the
 * start page stays what it is when the filling comes.
 */
export function shownPage(view: PageView): TemplateResult {
  return html`${changed(view)} ${page(view)}`;
}

function changed({ opening: { filling }, procedure, headingLevel }: PageView): unknown {
  return filling && procedure ? changedAnswersNotice(filling, procedure, headingLevel) : nothing;
}

function page(view: PageView): unknown {
  const { procedure, ports, opening } = view;
  const { filling } = opening;
  if (!filling || !procedure || !ports) return shownStart(view);
  if (filling.step === 'start') return shownStart({ ...view, outline: procedure });
  return shownStep({ ...view, filling, procedure, ports });
}
