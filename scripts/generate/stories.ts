/** A story for each example of each procedure: Storybook reads export names without running code. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
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
  return output;
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
