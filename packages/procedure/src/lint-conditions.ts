import { conditionOf } from './conditions.ts';
import type { Condition } from './generated/procedure.ts';
import type { Finding } from './lint.ts';
import { questionAt, type Procedure } from './model.ts';
import { printConditions } from './print-parts.ts';
import { canHold } from './satisfiable.ts';

/** Conditions that no answer can meet. */
export function conditionFindings(procedure: Procedure): Finding[] {
  const blocks = procedure.print?.blocks ?? [];
  const places: Array<[pointer: string, when: Condition | undefined]> = [
    ...[...procedure.questions.values()].map((question): [string, Condition | undefined] => [
      `/properties/${question.name}/question/when`,
      // Asked only where its page is shown too.
      question.options.when && conditionOf(procedure, question),
    ]),
    ...placesOf('/procedure/pages', procedure.pages),
    ...blocks.flatMap((block, index) =>
      printConditions(block).map(({ pointer, it }): [string, Condition] => [
        `/procedure/print/blocks/${index}${pointer}`,
        it,
      ]),
    ),
  ];
  return [
    ...places.flatMap(([pointer, when]) => dead(procedure, pointer, when)),
    ...placesOf('/procedure/signers', procedure.signers).flatMap(([pointer, when]) =>
      dead(procedure, pointer, when).map((finding): Finding => ({
        ...finding,
        code: finding.code === 'never-met' ? 'unreachable-signer' : finding.code,
      })),
    ),
  ];
}

function dead(procedure: Procedure, pointer: string, when: Condition | undefined): Finding[] {
  if (!when) return [];
  const parts = deadParts(procedure, when).map((message): Finding => ({
    code: 'dead-condition',
    pointer,
    message,
    severity: 'error',
  }));
  if (parts.length > 0 || canHold(procedure, when)) return parts;
  const message = 'Mend the condition: with no answers does it hold, so nobody ever sees this.';
  return [{ code: 'never-met', pointer, message, severity: 'error' }];
}

function placesOf(
  pointer: string,
  list: ReadonlyArray<{ when?: Condition }>,
): Array<[string, Condition | undefined]> {
  return list.map(({ when }, index) => [`${pointer}/${index}/when`, when]);
}

function deadParts(procedure: Procedure, condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap((inner) => deadParts(procedure, inner));
  if ('any' in condition) return condition.any.flatMap((inner) => deadParts(procedure, inner));
  if ('not' in condition) return deadParts(procedure, condition.not);
  if ('answered' in condition) return [];
  const question = questionAt(procedure, condition.question);
  const values =
    'in' in condition
      ? condition.in
      : ['includes' in condition ? condition.includes : condition.equals];
  return values
    .filter((value) =>
      question?.kind === 'confirm'
        ? value !== true
        : question?.choices !== undefined &&
          !question.choices.some((choice) => choice.value === value),
    )
    .map((value) =>
      question?.kind === 'confirm'
        ? `Write answered: false: ${condition.question} is ticked or has no answer.`
        : `Name an option of ${condition.question}: ${JSON.stringify(value)} is none.`,
    );
}
