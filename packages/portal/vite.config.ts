import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

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

/**
 * Leaves out what Vite wraps around each `import()` to preload its style sheets: there are none, the
 * look of the form is in its modules.
 */
function plainImports(): Plugin {
  return {
    name: 'tokhai-plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
  };
}

/**
 * Takes the indentation out of style sheets and templates, where it means nothing: whoever
 * downloads them does not read it.
 */
function plainTemplates(): Plugin {
  return {
    name: 'tokhai-plain-templates',
    apply: 'build',
    transform(code, id) {
      if (!/\/(?:elements|tokhai)\/src\/[\w/-]+\.ts$/.test(id)) return null;
      const plain = id.includes('/styles/') ? code.replaceAll(/\/\*[^`]*?\*\//g, '') : code;
      return { code: plain.replaceAll(/\n\s+/g, '\n'), map: null };
    },
  };
}

/** What the form, the check of files and what comes later have in common: one file. */
const common = new RegExp(
  [
    'preload-helper',
    '/@lit/(?:localize|reactive-element)/',
    '/lit-html/(?:lit-html|static|directive|directives/keyed)\\.js',
    '/lit-element\\.js',
    '/procedure/src/(?:generated/meta-schema|meta-check|read-procedure-file|json|error)\\.ts',
    '/answers/src/error\\.ts',
    '/elements/src/(?:heading|later|translator|language|pointer|ports)\\.ts',
    '/elements/src/styles/(?:shared-styles|tokens|form-styles)\\.ts',
    '/tokhai/src/(?:response-json|timeout|fetch-json|load-procedure)\\.ts',
  ].join('|'),
);

/** What makes questions of a file and knows which are asked: for the form and the check of files. */
const questions = new RegExp(
  [
    '/procedure/src/(?:build-procedure|complete-procedure|questions|check|conditions|model)\\.ts',
    '/procedure/src/generated/shared-schemas\\.ts',
    '/answers/src/(?:json|asked|condition|journey|prune|kinds/part-keys)\\.ts',
  ].join('|'),
);

/** What every first question needs, whatever its kind: one file instead of fifteen. */
const asking = new RegExp(
  [
    '/lit-html/(?:directive-helpers|directives/(?:live|repeat))\\.js',
    '/elements/src/fields/plain-drawing\\.ts',
    '/answers/src/vietnam-date\\.ts',
    '/elements/src/(?:filling|begin|submission|draft-keeper|prefill|words/failures)\\.ts',
    '/elements/src/pages/(?:question-page|back-link)\\.ts',
    '/elements/src/fields/(?:render-field|field-element|input-field|optional-mark)\\.ts',
    '/elements/src/styles/adopt\\.ts',
  ].join('|'),
);

export default defineConfig({
  root: fileURLToPath(new URL('web', import.meta.url)),
  logLevel: 'warn',
  plugins: [plainImports(), plainTemplates(), precompress()],
  resolve: { conditions: ['@tokhai/source', 'module', 'browser', 'production'] },
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    target: 'chrome100',
    // The policy allows neither data: scripts nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: false,
    // The PDF writer is one library; it is loaded only when somebody prints.
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      input: {
        form: 'web/form.ts',
        verify: 'web/verify.ts',
        bundle: 'web/bundle.ts',
        portal: 'web/portal.css',
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'common', test: common },
            { name: 'questions', test: questions, includeDependenciesRecursively: false },
            { name: 'asking', test: asking, includeDependenciesRecursively: false },
          ],
        },
      },
      // pdf-lib does not say that its modules have no side effects: without this rule all of it is
      // shipped, five times what printing needs.
      treeshake: { moduleSideEffects: (id) => !id.includes('/@cantoo/pdf-lib/') },
    },
  },
});
