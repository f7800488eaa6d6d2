import { checkPath, refuse } from './check-path.ts';
import { conditionOf, operatorsOf } from './conditions.ts';
import type { Block, Condition } from './generated/procedure.ts';
import { questionAt, takesAnswer, type Procedure } from './model.ts';
import { hasWords } from './numeric.ts';
import { printConditions, printedQuestions } from './print-parts.ts';

/**
 * Checks what the meta-schema cannot say: that names lead somewhere, that every question is asked
 * once, and that the file is true as a plain JSON Schema.
 *
 * @throws {ProcedureError}
 */
export function checkProcedure(procedure: Procedure): void {
  checkPages(procedure);
  checkQuestions(procedure);
  checkSigners(procedure);
  checkPrint(procedure);
}

function checkPages(procedure: Procedure): void {
  const asked = new Set<string>();
  const ids = new Set<string>();
  const titles = new Set<string>();
  procedure.pages.forEach((page, index) => {
    const pointer = `/procedure/pages/${index}`;
    if (ids.has(page.id))
      refuse('duplicate', `${pointer}/id`, `Give the page an id of its own: ${page.id} is taken.`);
    ids.add(page.id);
    const heading = `${page.section ?? ''} ${page.title}`;
    if (titles.has(heading))
      refuse(
        'duplicate',
        `${pointer}/title`,
        'Give the page a title of its own: another page has it.',
      );
    titles.add(heading);
    checkCondition(procedure, page.when, `${pointer}/when`);
    page.questions.forEach((name, position) => {
      const at = `${pointer}/questions/${position}`;
      if (!procedure.questions.has(name))
        refuse('unknown-question', at, `Define ${name} in properties.`);
      if (asked.has(name)) refuse('asked-twice', at, `Take ${name} out: another page asks it.`);
      asked.add(name);
    });
  });
  for (const question of procedure.questions.values()) {
    if (asked.has(question.name) || !takesAnswer(question.kind)) continue;
    refuse('never-asked', `/properties/${question.name}`, `Put ${question.name} on a page.`);
  }
}

function checkQuestions(procedure: Procedure): void {
  const required = procedure.file.required ?? [];
  for (const question of procedure.questions.values()) {
    const pointer = `/properties/${question.name}`;
    checkCondition(procedure, question.options.when, `${pointer}/question/when`);
    const position = required.indexOf(question.name);
    if (position >= 0 && conditionOf(procedure, question)) {
      refuse(
        'conditional-in-required',
        `/required/${position}`,
        `Move ${question.name} out of required and write question.required: true: it is not always asked.`,
      );
    }
    if (position >= 0 && !takesAnswer(question.kind)) {
      refuse(
        'kind-mismatch',
        `/required/${position}`,
        `Take ${question.name} out of required: a ${question.kind} takes no answer.`,
      );
    }
    checkPath(procedure, question.options.sexOf, `${pointer}/question/sexOf`);
    checkPath(procedure, question.options.birthOf, `${pointer}/question/birthOf`);
    const { signer } = question.options;
    if (signer !== undefined && !procedure.signers.some(({ id }) => id === signer)) {
      refuse('unknown-signer', `${pointer}/question/signer`, `Add ${signer} to procedure.signers.`);
    }
  }
}

function checkSigners(procedure: Procedure): void {
  const ids = new Set<string>();
  procedure.signers.forEach((signer, index) => {
    const pointer = `/procedure/signers/${index}`;
    if (ids.has(signer.id))
      refuse(
        'duplicate',
        `${pointer}/id`,
        `Give the signer an id of its own: ${signer.id} is taken.`,
      );
    // Naming only those listed before keeps the order free of circles.
    signer.after?.forEach((id, position) => {
      if (ids.has(id)) return;
      refuse(
        'unknown-signer',
        `${pointer}/after/${position}`,
        `Name a signer that is listed before ${signer.id}.`,
      );
    });
    ids.add(signer.id);
    checkCondition(procedure, signer.when, `${pointer}/when`);
    for (const path of [signer.name ?? []].flat()) checkPath(procedure, path, `${pointer}/name`);
    checkPath(procedure, signer.identity, `${pointer}/identity`);
  });
}

function checkPrint(procedure: Procedure): void {
  const { print } = procedure;
  if (!print) return;
  checkPath(procedure, print.addressee?.question, '/procedure/print/addressee/question');
  print.blocks.forEach((block, index) =>
    checkBlock(procedure, block, `/procedure/print/blocks/${index}`),
  );
}

function checkBlock(procedure: Procedure, block: Block, pointer: string): void {
  for (const { pointer: inside, it } of printConditions(block)) {
    checkCondition(procedure, it, pointer + inside);
  }
  for (const { pointer: inside, it } of printedQuestions(block)) {
    checkPath(procedure, it.path, pointer + inside);
    if (!it.words || hasWords(questionAt(procedure, it.path)!)) continue;
    const place = (pointer + inside).replace(/question$/u, 'words');
    refuse('kind-mismatch', place, 'Only money, a number or a date has words.');
  }
  if (block.block === 'grid') {
    block.rows.forEach(({ cells }, index) => {
      if (cells.length === 1 || cells.length === block.columns.length) return;
      const remedy = `Write ${block.columns.length} cells, one for each column, or one for all.`;
      refuse('not-in-language', `${pointer}/rows/${index}/cells`, remedy);
    });
  }
  if (block.block === 'signatures') {
    block.signers.forEach((id, index) => {
      if (procedure.signers.some((signer) => signer.id === id)) return;
      refuse('unknown-signer', `${pointer}/signers/${index}`, `Add ${id} to procedure.signers.`);
    });
  }
}

function checkCondition(
  procedure: Procedure,
  condition: Condition | undefined,
  pointer: string,
): void {
  if (!condition) return;
  for (const [path, operator] of operatorsOf(condition)) {
    checkPath(procedure, path, pointer);
    const kind = questionAt(procedure, path)?.kind;
    if (kind === 'computed') {
      refuse(
        'kind-mismatch',
        pointer,
        `Ask for what ${path} is made of: it is computed once it is clear what is asked.`,
      );
    }
    const isChoices = kind === 'choices';
    if (operator === 'answered' || isChoices === (operator === 'includes')) continue;
    refuse(
      'kind-mismatch',
      pointer,
      isChoices
        ? `Ask whether ${path} includes an option: its answer is a list.`
        : `Ask what ${path} equals: only choices include something.`,
    );
  }
}
