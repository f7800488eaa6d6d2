import 'tokhai/bundle';
import type { StoryObj } from '@storybook/web-components-vite';
import { appears } from './support/form-story.ts';

export default { title: 'Bundle' };

/** The bundle as a portal serves it; what is done here is kept in memory only. */
function story(play: (bundle: HTMLElement) => Promise<unknown>): StoryObj {
  return {
    render: () => {
      const bundle = document.createElement('tk-bundle');
      bundle.setAttribute('storage', 'none');
      bundle.lang = document.documentElement.lang;
      bundle.src = new URL('schemas/bundles/tre-moi-sinh/bundle.json', document.baseURI).href;
      return bundle;
    },
    play: async ({ canvasElement }) => void (await play(canvasElement)),
  };
}

export const Forms = story((canvas) => appears(canvas, '[data-next]', 'tk-bundle'));
export const FirstForm = story(async (canvas) => {
  (await appears(canvas, '[data-next]', 'tk-bundle')).click();
  await appears(canvas, '.tk-page .tk-button-primary', 'tk-procedure');
});
