import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import {
  classicScript,
  groups,
  plainClasses,
  plainMinify,
  plainImports,
  plainTemplates,
} from '../../scripts/lib/browser-bundle.ts';

const compress = promisify(brotliCompress);

/** Puts the Brotli form of each text file and font beside it, so that no request pays for it. */
function precompress(): Plugin {
  return {
    name: 'tokhai-precompress',
    apply: 'build',
    async writeBundle({ dir }) {
      const folder = join(dir ?? '', 'assets');
      const names = (await readdir(folder)).filter((name) => /\.(js|css|ttf|svg|json)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const bytes = await readFile(join(folder, name));
          const params = {
            [constants.BROTLI_PARAM_QUALITY]: 10,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          };
          await writeFile(join(folder, `${name}.br`), await compress(bytes, { params }));
        }),
      );
    },
  };
}

/** The service worker: what a portal copies out of `tokhai/service-worker`. */
function serviceWorker(): Plugin {
  const source = new URL('../tokhai/src/offline/service-worker.ts', import.meta.url);
  return {
    name: 'tokhai-service-worker',
    apply: 'build',
    async writeBundle({ dir }) {
      const code = await classicScript(await readFile(source, 'utf8'));
      await writeFile(join(dir ?? '', 'service-worker.js'), code);
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('web', import.meta.url)),
  logLevel: 'warn',
  plugins: [plainImports(), plainTemplates(), plainClasses(), precompress(), serviceWorker()],
  resolve: { conditions: ['@tokhai/source', 'module', 'browser', 'production'] },
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    target: 'chrome100',
    // The policy allows neither data: scripts nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: {
        form: 'web/form.ts',
        verify: 'web/verify.ts',
        bundle: 'web/bundle.ts',
        portal: 'web/portal.css',
      },
      output: {
        minify: plainMinify,
        codeSplitting: { groups },
      },
    },
  },
});
