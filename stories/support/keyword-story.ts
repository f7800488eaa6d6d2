import { tidyAnswers, relevantAnswers } from '@tokhai/answers';
import { renderSubmission } from '@tokhai/pdf';
import { readProcedure } from '@tokhai/procedure';
import type { StoryObj } from '@storybook/web-components-vite';
import { appears, form } from './form-story.ts';
import { keywordExamples, keywordProcedure } from './keyword-examples.ts';
import {
  blockExamples,
  exampleProcedure,
  printExamples,
  procedureExamples,
  type ProcedureExample,
} from './procedure-examples.ts';

/** The page that asks what the example of a keyword asks, and under it what it prints. */
export function keywordStory(keyword: string): StoryObj {
  const example = keywordExamples[keyword]!;
  return story(keywordProcedure(example, keyword), example.answers, 'page:viDu');
}

/** The page on which a keyword of a procedure is seen, and under it what it prints. */
export const procedureStory = (keyword: string): StoryObj =>
  exampleStory(procedureExamples[keyword]!, keyword);

/** What a keyword of `print` prints, under the start page. */
export const printStory = (keyword: string): StoryObj =>
  exampleStory(printExamples[keyword]!, keyword);

/** What a block prints, under the start page. */
export const blockStory = (block: string): StoryObj => exampleStory(blockExamples[block]!, block);

function exampleStory(example: ProcedureExample, name: string): StoryObj {
  return story(exampleProcedure(example, name), example.answers, example.step);
}

function story(file: object, answers: Record<string, unknown> = {}, step?: string): StoryObj {
  return {
    loaders: [
      async () => {
        const procedure = readProcedure(file);
        const asked = relevantAnswers(procedure, tidyAnswers(procedure, answers));
        const createdAt = '2026-11-22T08:30:00+07:00';
        const pdf = await renderSubmission(procedure, asked, { createdAt });
        const shown = await form({ procedure, answers, ...(step ? { step } : {}) });
        return { shown, pdf: new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }) };
      },
    ],
    render: (_args, { loaded }) => {
      const { shown, pdf } = loaded as { shown: HTMLElement; pdf: Blob };
      const link = document.createElement('a');
      link.href = URL.createObjectURL(pdf);
      link.textContent = 'Bản in của ví dụ này (PDF)';
      // As high as what is tapped in the form beside it.
      link.style.cssText = 'display: inline-block; padding-block: 0.9rem';
      const paragraph = document.createElement('p');
      paragraph.append(link);
      const whole = document.createElement('div');
      whole.append(shown, paragraph);
      return whole;
    },
    play: async ({ canvasElement }) => {
      await appears(canvasElement, '.tk-button-primary');
    },
  };
}
