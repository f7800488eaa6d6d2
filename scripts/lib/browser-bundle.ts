/** How what runs in a browser is bundled: for the demo portal, and for pages without a bundler. */
import { transform } from 'esbuild';
import type { Plugin } from 'vite';

/**
 * Leaves out what Vite wraps around each `import()` to preload its style sheets: there are none, the
 * look of the form is in its modules.
 */
export function plainImports(): Plugin {
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
export function plainTemplates(): Plugin {
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

/** A static block that gives a class one property, as static fields of TypeScript become. */
const staticProperty = /^(\t*)static \{\n\t*this\.(\w+) = ([^]*?);\n\1\}$/gm;

/** Makes static fields of the static blocks of classes, or takes them apart: Safari knows them since 16.4. */
export function plainClasses(): Plugin {
  return {
    name: 'tokhai-plain-classes',
    apply: 'build',
    async transform(code) {
      const plain = code.replaceAll(staticProperty, '$1static $2 = $3;');
      if (!/\bstatic\s*\{/.test(plain)) return { code: plain, map: null };
      const supported = { 'class-static-blocks': false };
      return { code: (await transform(plain, { loader: 'js', supported })).code, map: null };
    },
  };
}

/**
 * Has no `??=`, `||=` or `&&=` made of longer forms: Safari 15 does not keep what those give to a private field
 * (seen in WebKit 613.1).
 */
export const plainMinify = { compress: { target: 'es2020' }, mangle: true, codegen: true };

/** A source without imports, as a classic script that leaves nothing behind in the global scope. */
export async function classicScript(source: string): Promise<string> {
  const { code } = await transform(source, { loader: 'ts', minify: true, target: 'chrome100' });
  return `(()=>{${code.trim()}})();\n`;
}

/** What the form, the check of files and what comes later have in common: one file. */
const common = new RegExp(
  [
    'preload-helper',
    '/@lit/(?:localize|reactive-element)/',
    '/lit-html/(?:lit-html|static|directive|directives/keyed)\\.js',
    '/lit-element\\.js',
    '/procedure/src/(?:generated/meta-schema|meta-check|read-procedure-file|json|error)\\.ts',
    '/answers/src/(?:error|idb|timeout)\\.ts',
    '/elements/src/(?:define-once|heading|later|words/issue-words|translator|language|pointer|ports)\\.ts',
    '/elements/src/styles/(?:shared-styles|tokens|form-styles)\\.ts',
    '/tokhai/src/(?:response-json|fetch-json|load-procedure)\\.ts',
  ].join('|'),
);

/** What makes questions of a file and knows which are asked: for the form and the check of files. */
const questions = new RegExp(
  [
    '/procedure/src/(?:address|build-procedure|complete-procedure|questions|check|check-path|conditions|model|expressions|numeric|print-parts|replaced-options|fold)\\.ts',
    '/procedure/src/generated/shared-schemas\\.ts',
    '/answers/src/(?:json|asked|condition|journey|prune|kinds/part-keys)\\.ts',
    '/elements/src/fields/record\\.ts',
  ].join('|'),
);

/** What every first question needs, whatever its kind: one file instead of fifteen. */
const asking = new RegExp(
  [
    '/lit-html/(?:directive-helpers|directives/live)\\.js',
    '/lit/directives/live\\.js',
    '/elements/src/fields/plain-drawing\\.ts',
    '/answers/src/vietnam-date\\.ts',
    '/elements/src/(?:filling(?:-[a-z]+)?|tab-lock|draft-keeper|prefill|words/(?:binding|failures|on-its-way))\\.ts',
    '/elements/src/pages/(?:question-page|back-link)\\.ts',
    '/elements/src/fields/(?:render-field|field-element|field-lines|field-list|input-field|optional-mark|plain-field)\\.ts',
    '/elements/src/styles/adopt\\.ts',
  ].join('|'),
);

/** How answers are shown again: to whoever checks them, and to whoever checks a file. */
const answers = /\/elements\/src\/pages\/answer(?:s-list|-rows)\.ts/;

/** The files that the parts have in common, for Rolldown's `codeSplitting`. */
export const groups = [
  // The portal's own, and before all others: what they make may need it.
  { name: 'portal-nonce', test: /\/portal\/web\/nonce\.ts/ },
  { name: 'common', test: common },
  { name: 'questions', test: questions, includeDependenciesRecursively: false },
  { name: 'asking', test: asking, includeDependenciesRecursively: false },
  { name: 'answers', test: answers, includeDependenciesRecursively: false },
];
