/**
 * Bundles our adapter for a form-engine benchmark into one file for its folder of adapters.
 *
 *     node --conditions=@tokhai/source test/bench/yardstick/build.ts ../benchmark/adapters/tokhai.js
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [outfile] = process.argv.slice(2);
if (!outfile?.endsWith('.js')) {
  console.error('Name the file to write: the benchmark’s folder of adapters, and tokhai.js in it.');
  process.exit(2);
}
await build({
  entryPoints: [fileURLToPath(new URL('adapter.ts', import.meta.url))],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['@tokhai/source', 'browser', 'production'],
  logLevel: 'error',
  outfile: resolve(outfile),
});
console.log(`Wrote ${outfile}. Now: node build.js && ENGINES=plain,tokhai node bench.js`);
