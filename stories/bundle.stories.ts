import 'tokhai/bundle';
import { indexedDbDrafts, memoryDrafts } from '@tokhai/answers';
import { PortError } from '@tokhai/elements';
import type { StoryObj } from '@storybook/web-components-vite';
import { memoryPorts } from '../packages/elements/src/testing/ports.ts';
import example from '../schemas/procedures/khai-sinh/examples/valid.json' with { type: 'json' };
import { appears, press } from './support/form-story.ts';

export default { title: 'Bundle' };

/** The bundle as a portal serves it. */
function bundleOf(attributes: Record<string, string>): HTMLElement {
  const bundle = document.createElement('tk-bundle');
  for (const [name, value] of Object.entries(attributes)) bundle.setAttribute(name, value);
  bundle.lang = document.documentElement.lang;
  bundle.src = new URL('schemas/bundles/tre-moi-sinh/bundle.json', document.baseURI).href;
  return bundle;
}

/** What is done here is kept in memory only. */
function story(play: (bundle: HTMLElement) => Promise<unknown>): StoryObj {
  return {
    render: () => bundleOf({ storage: 'none' }),
    play: async ({ canvasElement }) => void (await play(canvasElement)),
  };
}

export const Forms = story((canvas) => appears(canvas, '[data-next]', 'tk-bundle'));
export const FirstForm = story(async (canvas) => {
  (await appears(canvas, '[data-next]', 'tk-bundle')).click();
  await appears(canvas, '.tk-page .tk-button-primary', 'tk-procedure');
});

const birth = 'https://tokhai.example/schemas/procedures/khai-sinh/procedure.json';
const updatedAt = '2026-11-22T08:00:00Z';

/** The first form is signed and handed in where no network is; the way leads on to the second one. */
export const FirstFormWaits = story(async (canvas) => {
  const within = (selector: string): Promise<HTMLElement> =>
    appears(canvas, selector, 'tk-procedure');
  (await appears(canvas, '[data-next]', 'tk-bundle')).click();
  await within('.tk-page .tk-button-primary');
  const drafts = memoryDrafts();
  const draft = { procedureId: birth, answers: example.answers, files: [], updatedAt };
  await drafts.save({ ...draft, pageId: 'check' });
  sessionStorage.setItem(`tokhai:${birth}`, '1');
  Object.assign(canvas.querySelector('tk-procedure')!, {
    // In the drafts of these ports, which are in memory too.
    storage: '',
    now: () => new Date('2026-11-22T08:30:00Z'),
    ports: memoryPorts({
      drafts,
      submit: () => Promise.reject(new PortError('not-sent', 'Chưa gửi được hồ sơ.')),
    }),
  });
  await within('.tk-answers');
  await press(canvas, '.tk-page .tk-actions .tk-button-primary', 'tk-procedure');
  await press(canvas, '#tk-confirm', 'tk-procedure');
  await press(canvas, 'tk-sign-page form button[type=submit]', 'tk-procedure');
  await press(canvas, '.tk-submit button', 'tk-procedure');
  await within('[data-next-form]');
});

/** Opened again later: two forms wait on the device, at a desk that gives no receipt. */
export const FormsThatWait: StoryObj = {
  loaders: [
    async () => {
      const drafts = indexedDbDrafts();
      const waiting = [0, 1];
      const id = 'https://tokhai.example/schemas/bundles/tre-moi-sinh/bundle.json';
      const progress = { facts: {}, codes: {}, waiting };
      await drafts.save({ procedureId: id, answers: progress, files: [], updatedAt });
      for (const procedureId of [birth, birth.replace('khai-sinh', 'ct01')]) {
        const signed = new Uint8Array([1]);
        await drafts.save({ procedureId, answers: {}, files: [], updatedAt, signed, queued: true });
      }
    },
  ],
  render: () => bundleOf({ intake: 'data:application/json,{}' }),
  play: async ({ canvasElement }) =>
    void (await appears(canvasElement, '[data-waiting]', 'tk-bundle')),
};
