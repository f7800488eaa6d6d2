import { conditionOf } from './conditions.ts';
import type { Condition } from './generated/procedure.ts';
import { questionAt, type Procedure } from './model.ts';

/** An answer, as far as conditions tell answers apart; undefined: none. */
type Said = string | number | boolean | undefined;

/** What each answer looked at may be, by path; of `choices`, whether it holds an option. */
type Case = ReadonlyMap<string, ReadonlySet<Said>>;

/** Stands for every value that no condition names. */
const anything = '\u0000anything else';
/** Most cases looked at: beyond them a condition counts as one that can hold. */
const MAX_CASES = 5000;
/** How far it is followed when a question that decides is asked itself. */
const MAX_STEPS = 6;
/** Most pairs of cases merged at once, and most cases followed. */
const MAX_WORK = 200_000;

class TooMany extends Error {}

/**
 * Whether there are answers with which a condition holds. It knows the options of choices, and that
 * a question which is not asked has no answer. It errs only to the side of yes.
 */
export function canHold(procedure: Procedure, condition: Condition): boolean {
  try {
    const followed = { cases: 0 };
    return casesOf(procedure, condition, true).some((one) =>
      isPossible(procedure, one, MAX_STEPS, followed),
    );
  } catch (error) {
    if (error instanceof TooMany) return true;
    throw error;
  }
}

/** The cases in which a condition holds (or does not): any of them will do. */
function casesOf(procedure: Procedure, condition: Condition, holds: boolean): Case[] {
  if ('not' in condition) return casesOf(procedure, condition.not, !holds);
  if ('all' in condition || 'any' in condition) {
    const inner = 'all' in condition ? condition.all : condition.any;
    const cases = inner.map((one) => casesOf(procedure, one, holds));
    // Not all of them is one of them not, and the other way round.
    return 'all' in condition === holds ? cases.reduce(both, [new Map()]) : bounded(cases.flat());
  }
  const { question: path } = condition;
  if ('includes' in condition) {
    // None of the options is ticked where there is no answer.
    const key = `${path}\u0000${condition.includes}`;
    const ticked: Case = new Map([[key, new Set<Said>([holds])]]);
    return holds ? both([ticked], [except(procedure, path, [undefined])]) : [ticked];
  }
  if ('answered' in condition) {
    return condition.answered === holds
      ? [except(procedure, path, [undefined])]
      : [new Map([[path, new Set<Said>([undefined])]])];
  }
  const values = 'equals' in condition ? [condition.equals] : condition.in;
  if (!holds) return [except(procedure, path, values)];
  const domain = domainOf(procedure, path);
  const open = domain.has(anything);
  return [new Map([[path, new Set(values.filter((value) => open || domain.has(value)))]])];
}

function except(procedure: Procedure, path: string, values: readonly Said[]): Case {
  const rest = [...domainOf(procedure, path)].filter((value) => !values.includes(value));
  return new Map([[path, new Set(rest)]]);
}

const domains = new WeakMap<Procedure, Map<string, ReadonlySet<Said>>>();

/** What may be said to a question: its options; true to a confirm; elsewhere what is named. */
function domainOf(procedure: Procedure, path: string): ReadonlySet<Said> {
  const known = domains.get(procedure) ?? new Map<string, ReadonlySet<Said>>();
  domains.set(procedure, known);
  const found = known.get(path);
  if (found) return found;
  const question = questionAt(procedure, path);
  const values: Said[] =
    question?.kind === 'confirm'
      ? [true]
      : question?.kind === 'choice' && question.choices
        ? question.choices.map(({ value }) => value)
        : [anything, ...namedValues(procedure, path)];
  const domain = new Set<Said>([...values, undefined]);
  known.set(path, domain);
  return domain;
}

/** Values that conditions compare the answers to an open question with. */
function namedValues({ about, questions }: Procedure, path: string): Said[] {
  const found: Said[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const {
      question,
      equals,
      in: list,
    } = value as { question?: unknown; equals?: Said; in?: unknown };
    if (question === path && equals !== undefined) found.push(equals);
    if (question === path && Array.isArray(list)) found.push(...(list as Said[]));
    Object.values(value).forEach(look);
  };
  look(about);
  for (const { options } of questions.values()) look(options.when);
  return found;
}

function both(left: Case[], right: Case[]): Case[] {
  if (left.length * right.length > MAX_WORK) throw new TooMany();
  return bounded(
    left.flatMap((one) =>
      right.flatMap((other) => {
        const merged = new Map(one);
        for (const [path, values] of other) {
          const before = merged.get(path);
          const common = before
            ? new Set([...values].filter((value) => before.has(value)))
            : values;
          if (common.size === 0) return [];
          merged.set(path, common);
        }
        return [merged];
      }),
    ),
  );
}

function bounded(cases: Case[]): Case[] {
  if (cases.length > MAX_CASES) throw new TooMany();
  return cases;
}

/** Whether every question that has to have an answer in this case can be asked in it. */
function isPossible(
  procedure: Procedure,
  given: Case,
  steps: number,
  followed: { cases: number },
): boolean {
  followed.cases += 1;
  if (followed.cases > MAX_WORK) throw new TooMany();
  for (const [path, values] of given) {
    if (values.size === 0) return false;
    if (steps === 0 || values.has(undefined) || path.includes('\u0000')) continue;
    const question = procedure.questions.get(path.split('/')[0]!);
    const asked = question && conditionOf(procedure, question);
    if (!asked) continue;
    const further = both([given], casesOf(procedure, asked, true));
    if (further.length === 1 && sameCase(further[0]!, given)) continue;
    return further.some((one) => isPossible(procedure, one, steps - 1, followed));
  }
  return true;
}

function sameCase(one: Case, other: Case): boolean {
  if (one.size !== other.size) return false;
  return [...one].every(([path, values]) => other.get(path)?.size === values.size);
}
