import type { Expression, Rule } from './generated/procedure.ts';

/** The paths of the questions that a computed answer is made of. */
export function pathsOfExpression(expression: Expression): string[] {
  if ('sum' in expression) return [...expression.sum];
  if ('count' in expression) return [expression.count];
  if ('join' in expression) return [...expression.join];
  if ('words' in expression) return [expression.words];
  return [expression.from, expression.to];
}

/** The paths of the questions that a rule looks at. */
export function pathsOfRule(rule: Rule): string[] {
  if ('before' in rule) return [rule.before, rule.after];
  return typeof rule.of === 'string' ? [...rule.sum, rule.of] : [...rule.sum];
}
