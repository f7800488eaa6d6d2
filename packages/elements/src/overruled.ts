import type { Issue } from '@tokhai/answers';

/** Remembers which warnings a person has seen: each is shown once, for the answers that it is about. */
export class Overruled {
  readonly #seen = new Set<string>();

  /** The warnings not shown yet; from now on they count as shown. */
  news(warnings: readonly Issue[], answers: Readonly<Record<string, unknown>>): Issue[] {
    const fresh = warnings.filter((one) => !this.#seen.has(keyOf(one, answers)));
    for (const one of fresh) this.#seen.add(keyOf(one, answers));
    return fresh;
  }
}

/** Another answer at the same place is another matter. */
function keyOf({ path, code, params }: Issue, answers: Readonly<Record<string, unknown>>): string {
  let answer: unknown = answers;
  for (const step of path.split('/').slice(1)) {
    answer = (answer as Record<string, unknown> | undefined)?.[step];
  }
  return JSON.stringify([path, code, params, answer]);
}
