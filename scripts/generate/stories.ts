/** A story for each example of each procedure: Storybook reads export names without running code. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keywordExamples } from '../../stories/support/keyword-examples.ts';
import { root } from '../lib/run.ts';
import { banner, type Output } from './output.ts';
import { procedureFolders } from './procedures.ts';

export async function stories(): Promise<Output> {
  const output: Output = {};
  for (const folder of await procedureFolders()) {
    const files = await readdir(join(root, 'schemas', 'procedures', folder, 'examples'));
    const names = files
      .map((file) => /^([a-z0-9-]+)\.json$/.exec(file)?.[1])
      .filter((name) => name !== undefined)
      .toSorted();
    const exports = names.map(
      (name) => `export const ${pascal(name)} = exampleStory('${folder}', '${name}');`,
    );
    output[`${folder}.stories.ts`] = `${banner}
import { exampleStory } from '../support/example-story.ts';

export default { title: 'Procedures/${folder}' };

${exports.join('\n')}
`;
  }
  output['language.stories.ts'] = keywordStories();
  return output;
}

/** A story for the example of each keyword. */
function keywordStories(): string {
  const exports = Object.keys(keywordExamples).map(
    (keyword) => `export const ${pascal(keyword)} = keywordStory('${keyword}');`,
  );
  return `${banner}
import { keywordStory } from '../support/keyword-story.ts';

export default { title: 'Language/Keywords of a question' };

${exports.join('\n')}
`;
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
