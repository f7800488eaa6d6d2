import { pointerStep } from './json.ts';
import type { Finding } from './lint.ts';
import type { Procedure } from './model.ts';

/** What is told about somebody or something: the second half of a fact's name. */
export const knownFacts: ReadonlySet<string> = new Set([
  ...['name', 'family-name', 'given-name', 'person'],
  ...['birth-date', 'sex', 'birth-place', 'birth-registered-at'],
  ...['origin', 'origin-country', 'origin-abroad'],
  ...['identity', 'identity-issued', 'identity-issuer', 'identity-other-issuer', 'old-identity'],
  ...['identity-paper', 'paper-number'],
  ...['ethnic-group', 'other-ethnic-group', 'religion', 'other-religion', 'nationality'],
  ...['phone', 'email', 'permanent-address', 'temporary-address', 'residence', 'current-address'],
  ...['occupation', 'employer', 'marital-status', 'bank-account', 'bank', 'bank-account-name'],
  ...['way', 'address'],
]);

/** Facts by which an answer given once is offered again. */
export function factFindings({ questions }: Procedure): Finding[] {
  const first = new Map<string, string>();
  return [...questions.values()].flatMap(({ name, options: { fact } }): Finding[] => {
    if (fact === undefined) return [];
    const pointer = `/properties${pointerStep(name)}/question/fact`;
    const other = first.get(fact);
    first.set(fact, other ?? name);
    if (other !== undefined) {
      const message = `Name another fact, or whose it is: ${other} asks for ${fact} already.`;
      return [{ code: 'fact-twice', pointer, message, severity: 'error' }];
    }
    if (knownFacts.has(fact.split('.')[1] ?? '')) return [];
    const message = `Use a name that other procedures use: one of ${[...knownFacts].join(', ')}.`;
    return [{ code: 'unknown-fact', pointer, message, severity: 'warning' }];
  });
}
