/**
 * Dependencies that import CommonJS cannot be served to a browser file by file: this plugin of the
 * test runner serves each of them as one ES module.
 */
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const prefix = '/__bundle__/';

/**
 * @param {string} name of a package
 * @param {string} resolveDir folder from which it is imported
 * @returns {Promise<string>}
 */
async function bundle(name, resolveDir) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from ${JSON.stringify(name)};`, resolveDir },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  return outputFiles.map(({ text }) => text).join('\n');
}

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
        const from = join(rootDir, dirname(decodeURIComponent(context.path)));
        bundles.set(path, bundle(source, from));
      }
      return path;
    },
    async serve({ path }) {
      const body = await bundles.get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
