import type { Block, Condition } from './generated/procedure.ts';

/** Something at a place inside a block of a printed form. */
interface At<Thing> {
  /** JSON pointer from the block on. */
  readonly pointer: string;
  readonly it: Thing;
}

export interface PrintedQuestion {
  readonly path: string;
  /** It is printed in words. */
  readonly words: boolean;
  /** When it is printed: the conditions of all that it stands in; undefined: always. */
  readonly when: Condition | undefined;
}

/** The questions that a block prints. */
export function printedQuestions(block: Block): At<PrintedQuestion>[] {
  const { when } = block;
  if (block.block === 'fields') {
    return block.items.map(({ question, words = false }, i) => ({
      pointer: `/items/${i}/question`,
      it: { path: question, words, when },
    }));
  }
  if (block.block === 'grid') {
    return cellItems(block).map(({ pointer, it, row }) => ({
      pointer: `${pointer}/question`,
      it: {
        path: it.question,
        words: it.words ?? false,
        when: allOf([when, block.rows[row]?.when, it.when]),
      },
    }));
  }
  if (!('question' in block)) return [];
  const own = { pointer: '/question', it: { path: block.question, words: false, when } };
  if (block.block !== 'table') return [own];
  const columns = block.columns.map(({ question }, i) => ({
    pointer: `/columns/${i}/question`,
    it: { path: `${block.question}/${question}`, words: false, when },
  }));
  return [own, ...columns];
}

/** When a block, or a part of it, is printed. */
export function printConditions(block: Block): At<Condition>[] {
  const all: At<Condition | undefined>[] = [{ pointer: '/when', it: block.when }];
  if (block.block === 'grid') {
    all.push(...block.rows.map(({ when }, i) => ({ pointer: `/rows/${i}/when`, it: when })));
    all.push(
      ...cellItems(block).map(({ pointer, it }) => ({ pointer: `${pointer}/when`, it: it.when })),
    );
  }
  return all.flatMap(({ pointer, it }) => (it === undefined ? [] : [{ pointer, it }]));
}

type Grid = Extract<Block, { block: 'grid' }>;
type Item = Grid['rows'][number]['cells'][number][number];

function cellItems(block: Grid): (At<Item> & { readonly row: number })[] {
  return block.rows.flatMap(({ cells }, row) =>
    cells.flatMap((items, cell) =>
      items.map((it, i) => ({ pointer: `/rows/${row}/cells/${cell}/${i}`, it, row })),
    ),
  );
}

function allOf(conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const all = conditions.filter((condition) => condition !== undefined);
  return all.length > 1 ? { all } : all[0];
}
