/// <reference types="vite/client" />
import { readProcedure, type Translation } from '@tokhai/procedure';
import type { StoryObj } from '@storybook/web-components-vite';
import { appears, form, press } from './form-story.ts';

interface Example {
  about: string;
  answers: Record<string, unknown>;
  issues?: unknown[];
}

const load = {
  procedures: import.meta.glob('../../schemas/procedures/*/procedure.json', { import: 'default' }),
  translations: import.meta.glob<Translation>('../../schemas/procedures/*/en.json', {
    import: 'default',
  }),
  examples: import.meta.glob<Example>('../../schemas/procedures/*/examples/*.json', {
    import: 'default',
  }),
};

/** The check page of a procedure with the answers of an example; what is wrong is told there. */
export function exampleStory(folder: string, name: string): StoryObj {
  const at = `../../schemas/procedures/${folder}`;
  return {
    loaders: [
      async () => {
        const example = await load.examples[`${at}/examples/${name}.json`]!();
        return {
          example,
          form: await form({
            procedure: readProcedure(await load.procedures[`${at}/procedure.json`]!()),
            translations: [await load.translations[`${at}/en.json`]!()],
            answers: example.answers,
            step: 'check',
          }),
        };
      },
    ],
    render: (_args, { loaded }) => loaded['form'] as HTMLElement,
    play: async ({ canvasElement, loaded }) => {
      const { issues = [] } = loaded['example'] as Example;
      // The start page, with a button of its own, may stand until the check page has come.
      await appears(canvasElement, '.tk-answers');
      if (issues.length === 0) return;
      await press(canvasElement, '.tk-page .tk-actions .tk-button-primary');
      await appears(canvasElement, '.tk-summary');
    },
  };
}
