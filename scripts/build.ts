/**
 * Compiles every package into its dist, and bundles the elements for pages without a bundler,
 * the pages of the demo portal and of the preview.
 *
 *     node scripts/build.ts
 */
import { join } from 'node:path';
import { must, root } from './lib/run.ts';
import { step } from './lib/step.mjs';

/**
 * Checks the types and writes each package's dist.
 *
 * @param projects folders of projects; everything, tests and scripts included, when left out
 * @throws Error with what the compiler says.
 */
export async function compile(projects: readonly string[] = []): Promise<void> {
  await must('tsc', ['-b', '--pretty', 'false', ...projects]);
}

/**
 * Bundles what runs in a browser: the elements for pages without a bundler into
 * packages/tokhai/dist/web, the demo portal's pages into packages/portal/dist/web, the page
 * of `tokhai preview` into packages/cli/dist/preview-page.
 *
 * @throws Error with what Vite says.
 */
export async function bundle(): Promise<void> {
  for (const name of ['tokhai', 'portal', 'cli']) {
    await must('vite', ['build'], { cwd: join(root, 'packages', name) });
  }
}

if (import.meta.main) {
  await step('compile', () => compile());
  await step('bundle', bundle);
}
