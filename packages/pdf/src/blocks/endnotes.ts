import type { ElementType } from '../document/structure.ts';
import { rules } from '../layout/draw.ts';
import { paragraph } from '../layout/paragraph.ts';
import { leading } from '../layout/sheet.ts';
import type { Sheet } from '../layout/sheet.ts';
import { breakLines } from '../layout/text.ts';
import type { Line, Run, Style } from '../layout/text.ts';
import { ownRuns } from './form.ts';
import type { Form } from './form.ts';

export interface ListItem {
  /** What stands before the item: a number or a mark. */
  readonly label: string;
  readonly text: string;
}

/** An item as runs; a space is behind its label. */
interface ListRuns {
  readonly label: readonly Run[];
  readonly text: readonly Run[];
}

/** The notes that the marks in the form refer to, under a short rule. */
export function footnotes(form: Form): void {
  const notes = form.print.footnotes ?? [];
  if (notes.length === 0) return;
  const { sheet } = form;
  const style: Style = { face: 'regular', size: 10 };
  sheet.clear();
  const items = broken(
    sheet,
    notes.map(({ mark, text }) => ({
      label: ownRuns(form, `${mark} `, style),
      text: ownRuns(form, text, style),
    })),
  );
  const height = heightOf(items, style) + 10;
  // Short notes stay together: one of them alone on a page would look lost.
  sheet.need(height > sheet.pageRoom / 2 ? 4 * style.size * leading : height);
  sheet.y += 6;
  const y = sheet.up(sheet.y);
  const { left } = sheet;
  sheet.builder.artifact('Layout', (content) => rules(content, [[left, y, left + 140, y]]));
  sheet.y += 4;
  list(sheet, items, style);
}

/** A heading and a list on the last page. */
export function appendix(sheet: Sheet, title: string, items: readonly ListItem[]): void {
  const style: Style = { face: 'regular', size: 10.5 };
  sheet.clear();
  // A short list stays in one piece.
  sheet.need(Math.min((2 * items.length + 2) * style.size * leading, sheet.pageRoom / 3));
  paragraph(sheet, [{ text: title, face: 'bold', size: 12 }], {
    type: 'H2',
    before: 8,
    keep: 3 * style.size,
  });
  const runs = items.map(({ label, text }) => ({
    label: [{ ...style, text: `${label} ` }],
    text: [{ ...style, text }],
  }));
  list(sheet, broken(sheet, runs), style);
}

/** Points between two items. */
const air = 1.5;

/** An item in lines. */
interface BrokenItem {
  /** Its label with a space behind, so that words do not run together when they are read. */
  readonly label: Line;
  readonly lines: readonly Line[];
  /** Where the text begins, from the left end of the label, in points. */
  readonly indent: number;
}

function broken({ typefaces, width }: Sheet, items: readonly ListRuns[]): BrokenItem[] {
  const labels = items.map(({ label }) => breakLines(typefaces, label, width)[0]!);
  const indent = Math.max(...labels.map((label) => label.width)) + 6;
  return items.map(({ text }, i) => ({
    label: labels[i]!,
    lines: breakLines(typefaces, text, width - indent),
    indent,
  }));
}

function heightOf(items: readonly BrokenItem[], { size }: Style): number {
  return items.reduce((sum, { lines }) => sum + lines.length * size * leading + air, 0);
}

/** Labels with their texts hanging beside them. */
function list(sheet: Sheet, items: readonly BrokenItem[], style: Style): void {
  const { builder } = sheet;
  const height = style.size * leading;
  const part = (type: ElementType, draw: () => void): unknown => builder.element(type, draw);
  part('L', () => {
    for (const { label, lines, indent } of items) {
      sheet.need(Math.min(lines.length, 2) * height);
      part('LI', () => {
        part('Lbl', () => sheet.line(label, sheet.left, sheet.y, style.size));
        part('LBody', () => {
          lines.forEach((line, i) => {
            if (i > 0) sheet.need(height);
            sheet.line(line, sheet.left + indent, sheet.y, style.size);
            sheet.y += height;
          });
        });
      });
      sheet.y += air;
    }
  });
}
