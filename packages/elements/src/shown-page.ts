import { html, nothing, type TemplateResult } from 'lit';
import { shownStart, type StartView } from './shown-start.ts';
import { changedAnswersNotice, shownStep, type StepView } from './shown-step.ts';

/** What a page takes of the form around it. */
type OfHost = 'ports' | 'headingLevel' | 'now' | 'mediaFolder';
type OfStep = OfHost | 'next';

/** What any page is drawn of, whether the filling is here or not. */
export interface PageView
  extends Omit<StartView, OfHost>, Omit<StepView, OfStep | 'filling' | 'procedure' | 'root'> {
  host: Pick<StartView, OfHost> & Pick<StepView, 'next'> & { renderRoot: ParentNode };
}

/**
 * The page on the screen, below what became of answers to an older version. One template for all: the
 * start page stays what it is when the filling comes.
 */
export function shownPage(view: PageView): TemplateResult {
  return html`${changed(view)} ${page(view)}`;
}

function changed({ opening: { filling }, procedure, host }: PageView): unknown {
  return filling && procedure
    ? changedAnswersNotice(filling, procedure, host.headingLevel, host.renderRoot)
    : nothing;
}

function page(view: PageView): unknown {
  const { procedure, opening, host } = view;
  const { ports, headingLevel, now, mediaFolder, next, renderRoot: root } = host;
  const { filling } = opening;
  const around = { ...view, ports, headingLevel, now, mediaFolder };
  if (!filling || !procedure || !ports) return shownStart(around);
  if (filling.step === 'start') return shownStart({ ...around, outline: procedure });
  return shownStep({ ...around, filling, procedure, ports, next, root });
}
