import type { ElementType } from '../document/structure.ts';
import { leading } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { balancedLines, breakLines } from './text.ts';
import type { Line, Run } from './text.ts';

export type Align = 'justify' | 'left' | 'center' | 'right';

export interface ParagraphOptions {
  readonly type?: ElementType;
  readonly align?: Align;
  /** First line indent, in points. */
  readonly indent?: number;
  /** Space before and after, in points. */
  readonly before?: number;
  readonly after?: number;
  /** Left end and width; the sheet's own when left out. */
  readonly x?: number;
  readonly width?: number;
  /** Points of what follows that have to stand on the page of the last lines. */
  readonly keep?: number;
  /** More of the block follows: the sheet's tail does not belong to this paragraph. */
  readonly goesOn?: boolean;
}

/** Sets a paragraph from the sheet's present place down, over as many pages as it takes. */
export function paragraph(
  sheet: Sheet,
  runs: readonly Run[],
  options: ParagraphOptions = {},
): void {
  const { type = 'P', align = 'left', before = 0, after = 3, keep = 0, goesOn = false } = options;
  const kept = keep + (goesOn ? 0 : sheet.tail);
  const indent = options.indent ?? 0;
  const size = Math.max(...runs.map((run) => run.size));
  const height = size * leading;
  sheet.y += before;
  const x = options.x ?? sheet.left;
  const width = options.width ?? sheet.width;
  const lines =
    align === 'center' && indent === 0
      ? balancedLines(sheet.typefaces, runs, width)
      : breakLines(sheet.typefaces, runs, width, width - indent);
  // Three lines are never parted: one of them would stand alone.
  if (lines.length <= 3) need(sheet, lines.length * height, kept);
  else sheet.need(Math.min(lines.length * height, sheet.pageRoom / 3));
  sheet.builder.element(type, () => {
    lines.forEach((line, i) => {
      // The last two lines stay together, with what follows.
      if (i === lines.length - 2) need(sheet, 2 * height, kept);
      else sheet.need(height);
      const room = i === 0 ? width - indent : width;
      const left = x + (i === 0 ? indent : 0) + shift(align, room - line.width);
      sheet.line(line, left, sheet.y, size, align === 'justify' ? stretchOf(line, room) : 0);
      sheet.y += height;
    });
  });
  sheet.y += after;
}

/** Room for lines and what is kept with them; where no page holds both, for the lines. */
function need(sheet: Sheet, lines: number, kept: number): void {
  sheet.need(lines + kept > sheet.pageRoom ? lines : lines + kept);
}

function shift(align: Align, free: number): number {
  if (align === 'center') return free / 2;
  return align === 'right' ? free : 0;
}

function stretchOf(line: Line, width: number): number {
  return line.last || line.spaces === 0 ? 0 : (width - line.width) / line.spaces;
}
