import type { FieldsBlock } from '@tokhai/procedure';
import { bodySize, leading } from '../layout/sheet.ts';
import type { Sheet } from '../layout/sheet.ts';
import { layOut } from '../layout/clusters.ts';
import type { Laid } from '../layout/clusters.ts';
import { linesOf } from '../layout/text.ts';
import type { Line } from '../layout/text.ts';
import { body, printedAt, withFootnoteMarks, wordsAt } from './form.ts';
import type { Form } from './form.ts';

const gap = 8;
/** The least dotted line after a label that has no answer, in points. */
const shortestBlank = 60;
const height = bodySize * leading;

interface Item {
  readonly laid: Laid;
  readonly share: number;
  /** The whole on one line, or its first line where an answer has several. */
  readonly line: Line;
  readonly isLine: boolean;
  /** Width on one line, in points. */
  readonly natural: number;
}

/**
 * Labels, each followed by its answer on a dotted line. Items that do not fit beside each other
 * stand under each other.
 */
export function fields(form: Form, block: FieldsBlock): void {
  const items = block.items.map((item) => {
    const value = (item.words ? wordsAt : printedAt)(form, item.question);
    const laid = laidField(form, item.label, value);
    const lines = linesOf(laid, Number.POSITIVE_INFINITY);
    const blank = value === '' ? shortestBlank : 0;
    return {
      laid,
      share: item.width ?? 1 / block.items.length,
      line: lines[0]!,
      isLine: lines.length === 1,
      natural: lines[0]!.width + blank + 0.01,
    };
  });
  const { sheet } = form;
  const free = sheet.width - gap * (items.length - 1);
  const needed = items.reduce((sum, { natural: width }) => sum + width, 0);
  const shares = items.reduce((sum, { share }) => sum + share, 0);
  if (items.length > 1 && needed > free) {
    const { tail } = sheet;
    items.forEach((item, i) => {
      sheet.tail = i === items.length - 1 ? tail : 0;
      row(sheet, [item], [sheet.width]);
    });
    return;
  }
  const byShare = items.map(({ share }) => (share / shares) * free);
  const fits = items.every((item, i) => item.natural <= byShare[i]!);
  const widths =
    fits || items.length === 1
      ? byShare
      : items.map((item) => item.natural + ((free - needed) * item.share) / shares);
  row(sheet, items, widths);
}

/** A label and its answer. The label ends with a space, so nothing in the answer joins it. */
function laidField(form: Form, label: string, value: string): Laid {
  const { typefaces } = form.sheet;
  const laid = layOut(typefaces, withFootnoteMarks(form, `${label} `, body));
  if (value === '') return laid;
  return laid.concat(layOut(typefaces, [{ ...body, text: value, answer: true }]));
}

function row(sheet: Sheet, items: readonly Item[], widths: readonly number[]): void {
  const broken = items.map(({ laid, line, isLine }, i) =>
    isLine && line.width <= widths[i]! ? [line] : linesOf(laid, widths[i]!),
  );
  if (broken.length === 1) {
    field(sheet, broken[0]!, sheet.left, widths[0]!, true);
  } else {
    const rows = Math.max(...broken.map((lines) => lines.length));
    sheet.needWithTail(rows * height);
    const top = sheet.y;
    let x = sheet.left;
    broken.forEach((lines, i) => {
      sheet.y = top;
      field(sheet, lines, x, widths[i]!, false);
      x += widths[i]! + gap;
    });
    sheet.y = top + rows * height;
  }
  sheet.y += 2;
}

/** One label with its answer, from the sheet's place down; dots under the answer to the right end. */
function field(
  sheet: Sheet,
  lines: readonly Line[],
  x: number,
  width: number,
  flows: boolean,
): void {
  const blank = !lines.some((line) => line.clusters.some(({ style }) => style.answer === true));
  sheet.builder.element('P', () => {
    lines.forEach((line, i) => {
      // The last two lines stay together.
      if (flows && i === Math.max(0, lines.length - 2)) {
        sheet.needWithTail((lines.length - i) * height);
      } else if (flows) {
        sheet.need(height);
      }
      sheet.line(line, x, sheet.y, bodySize);
      const last = i === lines.length - 1;
      const from = blank && last ? x + line.width + 2 : answerStart(line, x);
      if (from !== undefined) sheet.leader(from, x + width, bodySize);
      sheet.y += height;
    });
  });
}

/** Where on a line the answer begins; undefined when the line holds the label only. */
function answerStart(line: Line, x: number): number | undefined {
  let at = x;
  for (const cluster of line.clusters) {
    if (cluster.style.answer === true) return at;
    at += cluster.width;
  }
  return undefined;
}
