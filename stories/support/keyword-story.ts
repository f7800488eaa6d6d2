import { tidyAnswers, relevantAnswers } from '@tokhai/answers';
import { renderSubmission } from '@tokhai/pdf';
import { readProcedure } from '@tokhai/procedure';
import type { StoryObj } from '@storybook/web-components-vite';
import { appears, form } from './form-story.ts';
import { keywordExamples, keywordProcedure } from './keyword-examples.ts';

/** The page that asks what the example of a keyword asks, and under it a link to what it prints. */
export function keywordStory(keyword: string): StoryObj {
  return {
    loaders: [
      async () => {
        const procedure = readProcedure(keywordProcedure(keyword));
        const { answers = {} } = keywordExamples[keyword]!;
        const asked = relevantAnswers(procedure, tidyAnswers(procedure, answers));
        const createdAt = '2026-11-22T08:30:00+07:00';
        const pdf = await renderSubmission(procedure, asked, { createdAt });
        const shown = await form({ procedure, answers, step: 'page:viDu' });
        return { shown, pdf: new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }) };
      },
    ],
    render: (_args, { loaded }) => {
      const { shown, pdf } = loaded as { shown: HTMLElement; pdf: Blob };
      const link = document.createElement('a');
      link.href = URL.createObjectURL(pdf);
      link.textContent = 'Bản in của ví dụ này (PDF)';
      const paragraph = document.createElement('p');
      paragraph.append(link);
      const whole = document.createElement('div');
      whole.append(shown, paragraph);
      return whole;
    },
    play: async ({ canvasElement }) => {
      await appears(canvasElement, 'form .tk-button-primary');
    },
  };
}
