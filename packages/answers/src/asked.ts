import { conditionOf, takesAnswer, type Procedure, type Question } from '@tokhai/procedure';
import { answerAt, holds } from './condition.ts';
import { own, type Answers } from './json.ts';
import { prune, type PruneOptions } from './prune.ts';

/** Which questions are asked, and what was said to them. */
export interface Settled {
  /** Names of the questions asked, statements and signature places included. */
  asked: ReadonlySet<string>;
  /** Answers to questions that are asked, in the order of the procedure, without empty ones. */
  answers: Answers;
}

/**
 * Which questions are asked, given the answers. A question that is not asked counts as not
 * answered, so one hidden question hides those that depend on it. In a circle of conditions each
 * question sees the one it is waiting for as not answered; answers that fall away by that are
 * taken out and the question put again, until nothing changes. So the outcome is always the same
 * for the same answers, and settling twice changes nothing more.
 */
export function settle(procedure: Procedure, answers: Answers, options?: PruneOptions): Settled {
  let kept = keep(procedure.questions.values(), answers, options);
  for (;;) {
    const asked = askedNames(procedure, kept);
    const before = Object.keys(kept).length;
    kept = Object.fromEntries(Object.entries(kept).filter(([name]) => asked.has(name)));
    if (Object.keys(kept).length === before) return { asked, answers: kept };
  }
}

/** Whether a question is asked, given the answers. */
export function isAsked(procedure: Procedure, name: string, answers: Answers): boolean {
  return settle(procedure, answers).asked.has(name);
}

/**
 * What a submission holds: the answers to the questions that are asked, in the order of the
 * procedure; no unknown keys, no empty values.
 */
export function relevantAnswers(procedure: Procedure, answers: Answers): Answers {
  return settle(procedure, answers).answers;
}

function keep(
  questions: Iterable<Question>,
  answers: Answers,
  options: PruneOptions | undefined,
): Answers {
  const kept: Answers = {};
  for (const question of questions) {
    if (!takesAnswer(question.kind)) continue;
    const value = prune(own(answers, question.name), question, options);
    if (value !== undefined) kept[question.name] = value;
  }
  return kept;
}

function askedNames(procedure: Procedure, answers: Answers): ReadonlySet<string> {
  const state = new Map<string, boolean>();
  const visit = (name: string): boolean => {
    const known = state.get(name);
    if (known !== undefined) return known;
    const question = procedure.questions.get(name);
    if (!question) return false;
    // While it is being decided it counts as not asked: this ends every circle.
    state.set(name, false);
    const condition = conditionOf(procedure, question);
    const asked =
      condition === undefined ||
      holds(condition, (path) => {
        const [first = ''] = path.split('/');
        return own(answers, first) !== undefined && visit(first)
          ? answerAt(path, answers)
          : undefined;
      });
    state.set(name, asked);
    return asked;
  };
  return new Set([...procedure.questions.keys()].filter(visit));
}
