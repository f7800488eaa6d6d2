/**
 * Browser tests: `*.browser.ts` beside the code, run in the Chromium that scripts/chromium.ts finds.
 */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import {
  a11ySnapshotPlugin,
  emulateMediaPlugin,
  sendKeysPlugin,
  setViewportPlugin,
} from '@web/test-runner-commands/plugins';
import { resultsReporter } from './scripts/lib/browser-reporter.mjs';
import { chromium, chromiumFlags } from './scripts/chromium.ts';
import { axTreePlugin } from './test/support/ax-tree-plugin.mjs';
import { bundlePlugin } from './test/support/bundle-plugin.mjs';
import { keptFilesPlugin } from './test/support/kept-files-plugin.mjs';
import { mediaPlugin } from './test/support/media-plugin.mjs';

/** Where `npm test` wants the counts; at the desk there is a report to read instead. */
const results = process.env['TEST_RESULTS'];

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['packages/*/src/**/*.browser.ts', 'stories/**/*.browser.ts'],
  nodeResolve: { exportConditions: ['@tokhai/source', 'browser', 'development', 'default'] },
  concurrency: 2,
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: await chromium(), args: [...chromiumFlags] },
    }),
  ],
  plugins: [
    bundlePlugin(['@cantoo/fontkit']),
    esbuildPlugin({
      ts: true,
      json: false,
      target: 'chrome125',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
    a11ySnapshotPlugin(),
    axTreePlugin(),
    emulateMediaPlugin(),
    keptFilesPlugin(),
    mediaPlugin(),
    sendKeysPlugin(),
    setViewportPlugin(),
  ],
  reporters: results === undefined ? [defaultReporter()] : [resultsReporter(results)],
  testFramework: { config: { ui: 'bdd', timeout: 30_000 } },
};
