/** The schemas in the published tests of @rjsf (react-jsonschema-form): its playground is in no package. */
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import { root } from '../../scripts/lib/run.ts';

const suites = ['formTests', 'objectTests', 'arrayTests', 'gridTests'];

const program = `
${suites.map((name) => `import { ${name} } from '@rjsf/snapshot-tests/lib/${name}.js';`).join('\n')}
for (const suite of [${suites.join(', ')}]) suite('form', any);
`;

/** Stands for React and for what draws: all they have to do is to tell each form's schema. */
const standIn = `
module.exports = {
  __esModule: true,
  jsx: onDrawn,
  jsxs: onDrawn,
  LOOKUP_MAP_NAME: 'lookup',
  ...Object.fromEntries(
    ['default', 'Fragment', 'render', 'bracketNameGenerator', 'dotNotationNameGenerator'].map(
      (name) => [name, any],
    ),
  ),
};
`;

const standIns: Plugin = {
  name: 'stand-ins',
  setup(builder) {
    builder.onResolve(
      { filter: /^(react|@testing-library|@rjsf\/(utils|core|validator))/ },
      () => ({
        path: 'stand-in',
        namespace: 'stand-in',
      }),
    );
    builder.onLoad({ filter: /.*/, namespace: 'stand-in' }, () => ({ contents: standIn }));
  },
};

/** Whatever is done with it, it gives itself. */
const any: unknown = new Proxy(() => any, {
  get: (_, key) => (key === 'then' || key === Symbol.toPrimitive ? undefined : any),
  apply: () => any,
});

/** Name and schema of every form that a test draws; a schema that is drawn twice comes once. */
export async function rjsfSchemas(): Promise<Array<{ name: string; schema: unknown }>> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: join(root, 'test') },
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
    plugins: [standIns],
  });
  const forms = new Map<string, string>();
  const path: string[] = [];
  const tests: Array<{ name: string; run: () => unknown }> = [];
  let running = '';
  const describe = (name: string, body: () => void): void => {
    path.push(name);
    body();
    path.pop();
  };
  const test = (name: string, run: () => unknown): void => {
    tests.push({ name: [...path, name].join(', '), run });
  };
  const onDrawn = (_type: unknown, props: { schema?: unknown }): void => {
    const text = JSON.stringify(props.schema);
    if (text !== undefined && !forms.has(text)) forms.set(text, running);
  };
  const others = { beforeAll: any, afterAll: any, beforeEach: any, afterEach: any };
  const known = { any, vi: any, expect: any, onDrawn, describe, test, it: test, ...others };
  runInNewContext(outputFiles[0]!.text, known);
  for (const { name, run } of tests) {
    running = name;
    await run();
  }
  return [...forms].map(([text, name]) => ({ name, schema: JSON.parse(text) as unknown }));
}
