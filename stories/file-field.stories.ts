import type { StoryObj } from '@storybook/web-components-vite';
import {
  sampleAnswers,
  sampleQuestion,
} from '../packages/elements/src/testing/sample-procedure.ts';
import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/file' };

const stories = fieldStories('file');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
/** Its bytes are still here: what was photographed is shown. */
export const WithPreview = {
  loaders: [async () => ({ bytes: await photo() })],
  render: (_args, { loaded }) => {
    const host = document.createElement('div');
    host.addEventListener('file-wanted', (event) => {
      const { sha256, give } = event.detail;
      const bytes = loaded['bytes'] as Uint8Array;
      give({ name: 'anh-the.jpg', type: 'image/jpeg', sha256, bytes });
    });
    const field = document.createElement('tk-file-field');
    host.append(
      Object.assign(field, { question: sampleQuestion('file'), value: sampleAnswers.file }),
    );
    return host;
  },
} satisfies StoryObj;

async function photo(): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(300, 400);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#4a7ab5';
  context.fillRect(0, 0, 300, 400);
  context.fillStyle = '#e8c39e';
  context.fillRect(90, 80, 120, 160);
  context.fillStyle = '#ffffff';
  context.fillRect(40, 260, 220, 140);
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}

export const WrongType = fieldStory('file', {
  value: {
    name: 'ban-ke.xlsx',
    type: 'application/octet-stream',
    size: 24_000,
    sha256: 'b'.repeat(64),
  },
  issue: { code: 'file-type' },
});
