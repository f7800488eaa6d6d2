import { takesAnswer, type Procedure, type Question } from '@tokhai/procedure';
import { isEmpty, isObject, type Answers } from './json.ts';

/** An answer to an older version that this version does not take as it was. */
export interface ChangedAnswer {
  /** The name of the question: of the old one where it has no place, else of the present one. */
  question: string;
  /** The label of the question that is no longer asked. */
  title?: string;
  /**
   * `removed`: no longer asked. `other-kind`: asked for in another way. `option-gone`: the option
   * is no longer there. `tightened`: kept, but to be looked at again.
   */
  code: 'removed' | 'other-kind' | 'option-gone' | 'tightened';
  /** What was answered, as it was. */
  value: unknown;
  /** What the procedure says about it. */
  message?: string;
}

/** Answers in the words of a version, and what did not go over unchanged. */
export interface Migrated {
  answers: Answers;
  changed: ChangedAnswer[];
}

/**
 * Answers to an older version of a procedure as answers to this one. Nothing is lost: what has no
 * place any more is told with its value. Whether the answers are valid now is for `validate()`.
 *
 * @param from the `$id` of the older version; one that the procedure does not know keeps what has
 *   the same name and fits
 */
export function migrateAnswers(procedure: Procedure, from: string, old: Answers): Migrated {
  const migration = procedure.about.migrations?.find((one) => one.from === from);
  const renamed = new Map(migration?.renamed?.map(({ question, to }) => [question, to]));
  const removed = new Map(migration?.removed?.map((one) => [one.question, one]));
  const tightened = new Map(migration?.tightened?.map((one) => [one.question, one.message]));
  const answers: Answers = {};
  const changed: ChangedAnswer[] = [];
  for (const [before, said] of Object.entries(old)) {
    if (isEmpty(said)) continue;
    const gone = removed.get(before);
    const name = renamed.get(before) ?? before;
    const question = procedure.questions.get(name);
    if (gone || !question || !takesAnswer(question.kind)) {
      const { title, message } = gone ?? {};
      changed.push({
        question: before,
        code: 'removed',
        value: said,
        ...(title === undefined ? {} : { title }),
        ...(message === undefined ? {} : { message }),
      });
      continue;
    }
    const options = migration?.options?.filter((option) => option.question === name) ?? [];
    const value = withOptions(said, options);
    const code = misfit(value, question);
    if (code) changed.push({ question: name, code, value: said });
    else {
      answers[name] = value;
      const message = tightened.get(name);
      if (message !== undefined)
        changed.push({ question: name, code: 'tightened', value, message });
    }
  }
  return { answers, changed };
}

function withOptions(
  value: unknown,
  options: readonly { from: string | number; to: string | number }[],
): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => withOptions(one, options));
  return options.find(({ from }) => from === value)?.to ?? value;
}

/** Why a question cannot hold a value at all; a value of the right shape may still be wrong. */
function misfit(value: unknown, question: Question): ChangedAnswer['code'] | undefined {
  if (!shapes(question).includes(shapeOf(value))) return 'other-kind';
  if (!question.choices) return undefined;
  const known = new Set<unknown>(question.choices.map((choice) => choice.value));
  return [value].flat().every((one) => known.has(one)) ? undefined : 'option-gone';
}

type Shape = 'text' | 'number' | 'boolean' | 'list' | 'object';

function shapeOf(value: unknown): Shape | undefined {
  if (Array.isArray(value)) return 'list';
  if (isObject(value)) return 'object';
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' || typeof value === 'boolean'
    ? (typeof value as Shape)
    : undefined;
}

/** What the answers of a kind may look like: a date half written is an object of its parts. */
function shapes({ kind, schema }: Question): (Shape | undefined)[] {
  switch (kind) {
    case 'person':
    case 'address':
    case 'file':
      return ['object'];
    case 'table':
    case 'choices':
      return ['list'];
    case 'confirm':
      return ['boolean'];
    case 'date':
    case 'time':
      return ['text', 'object'];
    case 'number':
    case 'money':
      // Digits that make no number yet stay as they were typed.
      return ['number', 'text'];
    case 'choice':
      return ['text', 'number'];
    default:
      return schema['type'] === 'number' ? ['number', 'text'] : ['text'];
  }
}
