import type { Condition } from './generated/procedure.ts';
import type { Finding } from './lint.ts';
import { questionAt, type Procedure } from './model.ts';

/** Conditions that no answer can meet. */
export function conditionFindings(procedure: Procedure): Finding[] {
  const places: Array<[pointer: string, when: Condition | undefined]> = [
    ...[...procedure.questions.values()].map(({ name, options }): [string, typeof options.when] => [
      `/properties/${name}/question/when`,
      options.when,
    ]),
    ...placesOf('/procedure/pages', procedure.pages),
    ...placesOf('/procedure/signers', procedure.signers),
    ...placesOf('/procedure/print/blocks', procedure.print?.blocks ?? []),
  ];
  return places.flatMap(([pointer, when]) =>
    when
      ? deadParts(procedure, when).map((message): Finding => ({
          code: 'dead-condition',
          pointer,
          message,
          severity: 'error',
        }))
      : [],
  );
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
