import { conditionOf, pathsOf } from './conditions.ts';
import type { Block, Condition } from './generated/procedure.ts';
import type { Finding } from './lint.ts';
import { takesAnswer, type Procedure } from './model.ts';
import { printConditions, printedQuestions } from './print-parts.ts';
import { canHold } from './satisfiable.ts';

/** Answers that are not printed, and signers without a place to sign. */
export function printFindings(procedure: Procedure): Finding[] {
  const { print } = procedure;
  if (!print) return [];
  const { blocks } = print;
  const elsewhere = printedElsewhere(procedure, blocks);
  const questions = [...procedure.questions.values()].flatMap((question): Finding[] => {
    const { name, kind } = question;
    if (kind === 'signature' || kind === 'file' || elsewhere.has(name)) return [];
    const own = blocks
      .flatMap(printedQuestions)
      .filter(({ it }) => topLevel(it.path) === name)
      .map(({ it }) => it.when);
    const told = takesAnswer(kind)
      ? { question: name, answered: true }
      : conditionOf(procedure, question);
    if (!staysAway(procedure, told, own)) return [];
    const message =
      own.length === 0
        ? `Print the answer: no block of procedure.print names ${name}.`
        : `Print ${name} whenever it has an answer: the conditions of its blocks leave it out.`;
    return [
      { code: 'unprinted-question', pointer: `/properties/${name}`, message, severity: 'error' },
    ];
  });
  const signers = procedure.signers.flatMap(({ id, when }, index): Finding[] => {
    const own = placesOf(procedure, blocks, id).map((block) => block.when);
    if (!staysAway(procedure, when, own)) return [];
    const message = `Give ${id} a place in procedure.print whenever this signature is asked for.`;
    const pointer = `/procedure/signers/${index}`;
    return [{ code: 'unprinted-signer', pointer, message, severity: 'error' }];
  });
  return [...questions, ...signers];
}

/** Whether none of the parts with these conditions may be there while something is asked for. */
function staysAway(
  procedure: Procedure,
  asked: Condition | undefined,
  conditions: readonly (Condition | undefined)[],
): boolean {
  if (conditions.includes(undefined)) return false;
  if (conditions.length === 0) return true;
  const away = conditions.map((when): Condition => ({ not: when! }));
  return canHold(procedure, { all: [...away, ...(asked ? [asked] : [])] as [Condition] });
}

function placesOf(procedure: Procedure, blocks: readonly Block[], signer: string): Block[] {
  return blocks.filter((block) => {
    if (block.block === 'signatures') return block.signers.includes(signer);
    const question = block.block === 'agency' ? procedure.questions.get(block.question) : undefined;
    return question?.options.signer === signer;
  });
}

/** Names of the questions whose answers are printed without a block of their own. */
function printedElsewhere(procedure: Procedure, blocks: readonly Block[]): ReadonlySet<string> {
  const names = new Set(decidingNames(procedure, blocks));
  const addressee = procedure.print?.addressee;
  if (addressee) names.add(topLevel(addressee.question));
  for (const { id, name, identity } of procedure.signers) {
    // A name and a number stand under the signature that they belong to.
    if (placesOf(procedure, blocks, id).length === 0) continue;
    for (const path of [name ?? [], identity ?? []].flat()) names.add(topLevel(path));
  }
  return names;
}

/**
 * Choices that conditions look at (is there a spouse? does a guardian have to agree?): the paper
 * form has no place for them; what it prints, and who signs, tells the answer.
 */
function decidingNames(procedure: Procedure, blocks: readonly Block[]): string[] {
  const conditions: (Condition | undefined)[] = [
    ...blocks.flatMap((block) => printConditions(block).map(({ it }) => it)),
    ...procedure.signers.map((signer) => signer.when),
    ...procedure.pages.map((page) => page.when),
    ...[...procedure.questions.values()].map((question) => question.options.when),
  ];
  return conditions
    .flatMap((condition) => (condition ? pathsOf(condition).map(topLevel) : []))
    .filter((name) =>
      ['choice', 'choices', 'confirm'].includes(procedure.questions.get(name)?.kind ?? ''),
    );
}

const topLevel = (path: string): string => path.split('/')[0]!;
