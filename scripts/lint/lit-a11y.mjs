/**
 * eslint-plugin-lit-a11y for oxlint: its rules keep notes in the parser services of the source code,
 * and oxlint's are frozen. Each rule gets parser services of its own, in front of oxlint's.
 */
import plugin from 'eslint-plugin-lit-a11y';

/** @param {{ sourceCode?: object }} context */
const withNotes = (context) =>
  Object.create(context, {
    sourceCode: {
      value: Object.create(context.sourceCode ?? null, { parserServices: { value: {} } }),
    },
  });

const rules = Object.entries(plugin.rules).map(([name, rule]) => [
  name,
  { ...rule, create: (/** @type {object} */ context) => rule.create(withNotes(context)) },
]);

export default { meta: { name: 'lit-a11y' }, rules: Object.fromEntries(rules) };
