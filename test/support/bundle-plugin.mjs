/**
 * Dependencies that import CommonJS cannot be served to a browser file by file: this plugin of the
 * test runner serves each of them as one ES module.
 */
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const prefix = '/__bundle__/';

/**
 * @param {readonly string[]} packages names of the packages to bundle
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function bundlePlugin(packages) {
  /** @type {Map<string, Promise<string>>} source text by path below the prefix */
  const bundles = new Map();
  let rootDir = '';

  return {
    name: 'bundle',
    serverStart({ config }) {
      rootDir = config.rootDir;
    },
    resolveImport({ source, context }) {
      if (!packages.includes(source)) return undefined;
      const path = `${prefix}${source}.js`;
      if (!bundles.has(path)) {
        const contents = `export * from ${JSON.stringify(source)};`;
        const resolveDir = join(rootDir, dirname(decodeURIComponent(context.path)));
        const options = {
          stdin: { contents, resolveDir },
          bundle: true,
          write: false,
          format: 'esm',
          platform: 'browser',
          target: 'es2022',
        };
        bundles.set(
          path,
          build(options).then(({ outputFiles }) => outputFiles[0].text),
        );
      }
      return path;
    },
    async serve({ path }) {
      const bundle = bundles.get(path);
      return bundle && { body: await bundle, type: 'js' };
    },
  };
}
