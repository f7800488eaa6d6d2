/** A story for each example of each procedure: Storybook reads export names without running code. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keywordExamples } from '../../stories/support/keyword-examples.ts';
import {
  blockExamples,
  printExamples,
  procedureExamples,
} from '../../stories/support/procedure-examples.ts';
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
  output['language.stories.ts'] = examples(
    keywordExamples,
    'keywordStory',
    'Keywords of a question',
  );
  output['language-procedure.stories.ts'] = examples(
    procedureExamples,
    'procedureStory',
    'Keywords of a procedure',
  );
  output['language-print.stories.ts'] = examples(
    printExamples,
    'printStory',
    'Keywords of the print',
  );
  output['language-blocks.stories.ts'] = examples(
    blockExamples,
    'blockStory',
    'Blocks of the print',
  );
  return output;
}

/** A story for the example of each keyword. */
function examples(list: object, maker: string, title: string): string {
  const exports = Object.keys(list).map(
    (keyword) => `export const ${pascal(keyword)} = ${maker}('${keyword}');`,
  );
  return `${banner}
import { ${maker} } from '../support/keyword-story.ts';

export default { title: 'Language/${title}' };

${exports.join('\n')}
`;
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
