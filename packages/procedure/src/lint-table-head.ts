import type { Block } from './generated/procedure.ts';
import type { Finding } from './lint.ts';
import type { Procedure } from './model.ts';

type Table = Extract<Block, { block: 'table' }>;

/** Columns beside each other under one title. */
interface Group {
  readonly title: string;
  readonly from: number;
  readonly headers: string[];
}

/** Headers of printed tables that say nothing, or not what was meant. */
export function tableHeadFindings({ print }: Procedure): Finding[] {
  return (print?.blocks ?? []).flatMap((block, index) => {
    if (block.block !== 'table') return [];
    const pointer = `/procedure/print/blocks/${index}`;
    return [...groupFindings(block, pointer), ...numberFindings(block, pointer)];
  });
}

function groupFindings(table: Table, pointer: string): Finding[] {
  const groups = groupsOf(table);
  return groups.flatMap(({ title, from, headers }, index): Finding[] => {
    const found = (message: string, severity: Finding['severity']): Finding[] => [
      { code: 'senseless-group', pointer: `${pointer}/columns/${from}/group`, message, severity },
    ];
    if (groups.slice(0, index).some((group) => group.title === title)) {
      return found(`Put the columns of “${title}” side by side: a title stands once.`, 'error');
    }
    if (headers.includes(title)) {
      return found(
        `Give “${title}” to the group or to the column: it is printed twice.`,
        'warning',
      );
    }
    if (headers.length === 1) {
      return found('Take the group out: its title is over one column alone.', 'warning');
    }
    if (headers.length === table.columns.length && table.numbered === undefined) {
      return found('Write the title into label: it is over the whole table.', 'warning');
    }
    return [];
  });
}

function groupsOf({ columns }: Table): Group[] {
  const groups: Group[] = [];
  columns.forEach(({ group, header }, from) => {
    if (group === undefined) return;
    if (from > 0 && columns[from - 1]!.group === group) groups.at(-1)!.headers.push(header);
    else groups.push({ title: group, from, headers: [header] });
  });
  return groups;
}

function numberFindings({ numbers, numbered, columns }: Table, pointer: string): Finding[] {
  const wanted = columns.length + (numbered === undefined ? 0 : 1);
  if (numbers === undefined || numbers.length === wanted) return [];
  const message = `Write ${wanted} numbers, one for each column from left to right.`;
  return [{ code: 'unnumbered-column', pointer: `${pointer}/numbers`, message, severity: 'error' }];
}
