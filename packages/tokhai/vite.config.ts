import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import {
  classicScript,
  plainClasses,
  plainMinify,
  plainImports,
  plainTemplates,
} from '../../scripts/lib/browser-bundle.ts';

const web = fileURLToPath(new URL('web', import.meta.url));
const src = fileURLToPath(new URL('src', import.meta.url));
const fonts = fileURLToPath(new URL('../pdf/fonts', import.meta.url));
const outDir = fileURLToPath(new URL('dist/web', import.meta.url));

/** The classic scripts: the loader, which imports the modules beside it, and the service worker. */
function loader(): Plugin {
  return {
    name: 'tokhai-loader',
    apply: 'build',
    async writeBundle() {
      const source = await readFile(`${web}/loader.ts`, 'utf8');
      const beside = source.replaceAll(/import\('(\.\/\w+)\.ts'\)/g, "import('$1.js')");
      await writeFile(`${outDir}/tokhai.iife.js`, await classicScript(beside));
      const worker = await readFile(`${src}/offline/service-worker.ts`, 'utf8');
      await writeFile(`${outDir}/service-worker.js`, await classicScript(worker));
      // Each copy of a font has to come with its licence.
      for (const name of ['OFL.txt', 'OFL-Noto.txt']) {
        await copyFile(`${fonts}/${name}`, `${outDir}/parts/${name}`);
      }
    },
  };
}

/** For pages without a bundler: `dist/web` is copied to the portal as it is. */
export default defineConfig({
  root: web,
  base: './',
  logLevel: 'warn',
  plugins: [plainImports(), plainTemplates(), plainClasses(), loader()],
  resolve: { conditions: ['@tokhai/source', 'module', 'browser', 'production'] },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'chrome100',
    // The policy allows neither data: scripts nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: false,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    rollupOptions: {
      input: Object.fromEntries(
        ['procedure', 'verify', 'bundle', 'field'].map((name) => [name, `web/${name}.ts`]),
      ),
      output: {
        minify: plainMinify,
        entryFileNames: '[name].js',
        chunkFileNames: 'parts/[name]-[hash].js',
        assetFileNames: 'parts/[name]-[hash][extname]',
      },
    },
  },
});
