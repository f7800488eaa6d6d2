import '@tokhai/elements/define';
import { memoryDrafts } from '@tokhai/answers';
import { ProcedureElement, type Ports } from '@tokhai/elements';
import type { Procedure, Translation } from '@tokhai/procedure';
import { memoryPorts } from '../../packages/elements/src/testing/ports.ts';

class StoryForm extends ProcedureElement {}
if (!customElements.get('story-form')) customElements.define('story-form', StoryForm);

const tabMark = (procedure: Procedure): string => `tokhai:${procedure.id}`;

/** What a form in a story holds. */
export interface FormStory {
  procedure: Procedure;
  translations?: readonly Translation[];
  answers?: Record<string, unknown>;
  /** Where the draft stands; absent: the start page. */
  step?: string;
  /** On the start page: a draft is offered. */
  offered?: boolean;
  ports?: Partial<Ports>;
  /** Where recordings and videos lie, below the stories. */
  mediaBase?: string;
}

/** A form with its answers, at a step. Its host keeps everything in memory. */
export async function form(story: FormStory): Promise<HTMLElement> {
  const drafts = memoryDrafts();
  const { procedure, answers = {}, step, offered = false } = story;
  sessionStorage.removeItem(tabMark(procedure));
  if (step !== undefined || offered) {
    await drafts.save({
      procedureId: procedure.id,
      answers,
      pageId: step ?? 'check',
      files: [],
      updatedAt: '2026-11-22T08:00:00Z',
    });
  }
  if (step !== undefined) sessionStorage.setItem(tabMark(procedure), '1');
  return Object.assign(document.createElement('story-form') as StoryForm, {
    procedure,
    translations: story.translations ?? [],
    ports: memoryPorts({ drafts, ...story.ports }),
    now: () => new Date('2026-11-22T08:30:00Z'),
    mediaBase: story.mediaBase ?? '',
    lang: document.documentElement.lang,
  });
}

/** Presses a control once it is there; twenty seconds at most. */
export async function press(
  canvas: HTMLElement,
  selector: string,
  host = 'story-form',
): Promise<void> {
  (await appears(canvas, selector, host)).click();
}

/** Waits for a part of the form, or of another element of the story. */
export async function appears(
  canvas: HTMLElement,
  selector: string,
  host = 'story-form',
): Promise<HTMLElement> {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const root = canvas.querySelector(host)?.shadowRoot;
    const found = root?.querySelector<HTMLElement>(selector);
    if (found && !found.matches(':disabled')) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`There is no ${selector} in the form.`);
}
