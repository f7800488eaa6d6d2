import { conditionOf, operatorsOf } from './conditions.ts';
import { ProcedureError, type ProcedureErrorCode } from './error.ts';
import type { Block, Condition, DateOrderRule, SumRule } from './generated/procedure.ts';
import { isObject, pointerStep } from './json.ts';
import { questionAt, takesAnswer, type Procedure } from './model.ts';
import { hasWords, isInTable, isNumeric } from './numeric.ts';
import { isSafePattern } from './pattern/safe-pattern.ts';
import { printConditions, printedQuestions } from './print-parts.ts';

function refuse(code: ProcedureErrorCode, pointer: string, remedy: string): never {
  throw new ProcedureError(code, pointer, remedy);
}

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
  checkRules(procedure);
  checkMigrations(procedure);
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
    checkPatterns(question.schema, pointer);
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

/** Keywords that hold values, not schemas. */
const values = new Set(['const', 'enum', 'default', 'examples', 'question']);

/** A pattern is put to what a person wrote, at each change: it must not hold up the page. */
function checkPatterns(schema: unknown, pointer: string): void {
  if (Array.isArray(schema)) {
    schema.forEach((one, index) => checkPatterns(one, pointer + pointerStep(index)));
  }
  if (!isObject(schema)) return;
  for (const [key, inner] of Object.entries(schema)) {
    const at = pointer + pointerStep(key);
    if (key === 'properties' && isObject(inner)) {
      for (const [name, part] of Object.entries(inner)) checkPatterns(part, at + pointerStep(name));
    } else if (!values.has(key)) checkPatterns(inner, at);
  }
  if (typeof schema['pattern'] !== 'string') return;
  const { pattern, maxLength } = schema;
  if (isSafePattern(pattern, typeof maxLength === 'number' ? maxLength : undefined)) return;
  const remedy =
    'Write a pattern that the flag u takes, without lookaround and repetitions inside repetitions, or a smaller maxLength beside it: this one may hold up the page.';
  refuse('slow-pattern', `${pointer}/pattern`, remedy);
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

function checkRules(procedure: Procedure): void {
  procedure.about.rules?.forEach((rule, index) => {
    const pointer = `/procedure/rules/${index}`;
    if ('sum' in rule) checkSumRule(procedure, rule, pointer);
    else checkDateOrder(procedure, rule, pointer);
  });
}

function checkDateOrder(procedure: Procedure, rule: DateOrderRule, pointer: string): void {
  for (const end of ['before', 'after'] as const) {
    checkPath(procedure, rule[end], `${pointer}/${end}`);
    const isDate = questionAt(procedure, rule[end])?.kind === 'date';
    if (isDate && !isInTable(procedure, rule[end])) continue;
    refuse('kind-mismatch', `${pointer}/${end}`, 'Name a date that is no column of a table.');
  }
}

function checkSumRule(procedure: Procedure, { sum, of }: SumRule, pointer: string): void {
  sum.forEach((path, index) => {
    checkPath(procedure, path, `${pointer}/sum/${index}`);
    if (isNumeric(questionAt(procedure, path)!)) return;
    refuse('kind-mismatch', `${pointer}/sum/${index}`, 'Name numbers and amounts.');
  });
  if (typeof of === 'number') return;
  checkPath(procedure, of, `${pointer}/of`);
  if (isNumeric(questionAt(procedure, of)!) && !isInTable(procedure, of)) return;
  refuse('kind-mismatch', `${pointer}/of`, 'Name a number that is no column of a table.');
}

/** Names of older versions are not known here; those of this one lead somewhere. */
function checkMigrations(procedure: Procedure): void {
  procedure.about.migrations?.forEach((migration, index) => {
    const pointer = `/procedure/migrations/${index}`;
    if (migration.from === procedure.id) {
      refuse('duplicate', `${pointer}/from`, 'Name an older version: this is the file itself.');
    }
    migration.renamed?.forEach(({ to }, at) =>
      checkPath(procedure, to, `${pointer}/renamed/${at}/to`),
    );
    for (const list of ['options', 'tightened'] as const) {
      migration[list]?.forEach(({ question }, at) =>
        checkPath(procedure, question, `${pointer}/${list}/${at}/question`),
      );
    }
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

function checkPath(procedure: Procedure, path: string | undefined, pointer: string): void {
  if (path === undefined || questionAt(procedure, path)) return;
  refuse(
    'unknown-question',
    pointer,
    `Define ${path} in properties, or name a question that is there.`,
  );
}
