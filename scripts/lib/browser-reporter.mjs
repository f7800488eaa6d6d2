/** Reporter of web-test-runner that writes `Results` (see results.ts) as JSON. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/**
 * @param {string} path where to write
 * @returns {import('@web/test-runner').Reporter}
 */
export function resultsReporter(path) {
  return {
    stop({ sessions }) {
      let passed = 0;
      let skipped = 0;
      /** @type {import('./results.ts').Failure[]} */
      const failures = [];
      for (const { testFile, errors, logs, passed: ok, testResults } of sessions) {
        const file = relative(process.cwd(), testFile);
        const before = failures.length;
        /**
         * @param {import('@web/test-runner').TestSuiteResult | undefined} suite
         * @param {string[]} groups
         */
        const walk = (suite, groups) => {
          for (const test of suite?.tests ?? []) {
            const name = [...groups, test.name].join(' › ');
            if (test.skipped) skipped += 1;
            else if (test.passed) passed += 1;
            else {
              const { message = '', stack = '' } = test.error ?? {};
              failures.push({ file, name, message: `${message}\n${stack}`.trim() });
            }
          }
          for (const inner of suite?.suites ?? []) walk(inner, [...groups, inner.name]);
        };
        walk(testResults, []);
        for (const { message, stack } of errors) {
          const said = logs.flat().map(String).join('\n').slice(-2000);
          failures.push({ file, name: '(file)', message: `${stack ?? message}\n${said}`.trim() });
        }
        if (!ok && failures.length === before) {
          failures.push({ file, name: '(file)', message: 'the file could not be run' });
        }
      }
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, JSON.stringify({ passed, skipped, failures }, null, 2));
    },
  };
}
