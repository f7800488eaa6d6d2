import { foldVietnamese } from './fold.ts';
import { isObject, pointerStep } from './json.ts';
import type { Finding } from './lint.ts';
import type { Procedure, Question } from './model.ts';

/** Words that the import of foreign forms writes where a fact is missing. */
const UNWRITTEN = '(Chưa ghi: ';

/** Papers that the national databases hold. */
const held = ['so ho khau', 'so tam tru', 'giay xac nhan cu tru', 'ban sao the can cuoc'];

/** What the words of a procedure must not say. */
export function wordingFindings(procedure: Procedure): Finding[] {
  return [
    ...unwritten(procedure.about, '/procedure'),
    ...districts([...procedure.questions.values()]),
    ...heldPapers(procedure),
  ];
}

function unwritten(value: unknown, pointer: string): Finding[] {
  if (typeof value === 'string') {
    if (!value.startsWith(UNWRITTEN)) return [];
    const message = 'Write the fact: the words only say that it is missing.';
    return [{ code: 'placeholder', pointer, message, severity: 'error' }];
  }
  if (Array.isArray(value))
    return value.flatMap((inner, index) => unwritten(inner, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unwritten(inner, pointer + pointerStep(key)),
  );
}

function districts(questions: readonly Question[]): Finding[] {
  return questions.flatMap((question) => {
    const inner = districts(question.parts ?? []);
    // Only a label that names the unit itself: "Huyện", "Quận/huyện", "Quận, huyện, thị xã".
    const asks = /^(?:quan|huyen|thi xa)(?:\s*[/,]\s*(?:quan|huyen|thi xa))*$/.test(
      foldVietnamese(question.title),
    );
    if (!asks) return inner;
    const pointer = `/properties/${question.path.replaceAll('/', '/properties/')}`;
    const message = 'Take it out, or ask for an address: it has a province and a commune.';
    return [{ code: 'district-asked', pointer, message, severity: 'error' }, ...inner];
  });
}

function heldPapers({ about }: Procedure): Finding[] {
  return about.bring.flatMap((paper, index): Finding[] => {
    const folded = foldVietnamese(paper);
    if (!held.some((name) => folded.includes(name))) return [];
    const message = 'Move it to stateHolds: the agency looks it up itself.';
    return [
      {
        code: 'paper-state-holds',
        pointer: `/procedure/bring/${index}`,
        message,
        severity: 'warning',
      },
    ];
  });
}
