import { hex4, operands, round } from '../document/numbers.ts';
import { placeMarks } from './text.ts';
import type { Cluster, Line, Run } from './text.ts';
import type { FontUse } from '../fonts/font-use.ts';

/** Collects the elements of a TJ array: codes, and moves in thousandths of the font size. */
class Showing {
  #codes = '';
  #parts: string[] = [];

  show(code: number): void {
    this.#codes += hex4(code);
  }

  /** Moves right by thousandths of the font size. */
  move(thousandths: number): void {
    const rounded = round(-thousandths);
    if (rounded === 0) return;
    this.#flush();
    this.#parts.push(String(rounded));
  }

  take(): string[] {
    this.#flush();
    const operator = this.#parts.length > 0 ? [`[${this.#parts.join(' ')}] TJ`] : [];
    this.#parts = [];
    return operator;
  }

  #flush(): void {
    if (this.#codes !== '') this.#parts.push(`<${this.#codes}>`);
    this.#codes = '';
  }
}

/**
 * Operators that draw a line of text.
 *
 * @param x left end, in points
 * @param baseline height of the baseline over the page's lower edge, in points
 * @param stretch points added to each space, to justify
 */
export function drawLine(line: Line, x: number, baseline: number, stretch = 0): string[] {
  let current: Run | undefined;
  let use: FontUse | undefined;
  const operators = ['BT', `1 0 0 1 ${operands(x, baseline)} Tm`];
  const showing = new Showing();
  for (const cluster of line.clusters) {
    const { run } = cluster;
    if (cluster.use !== use || (run !== current && !sameStyle(run, current!))) {
      operators.push(...showing.take());
      use = cluster.use;
      operators.push(`/${use.resource} ${operands(run.size * use.scale)} Tf`);
      const rise = run.rise ?? 0;
      if (rise !== (current?.rise ?? 0)) operators.push(`${operands(rise)} Ts`);
      current = run;
    }
    showing.show(use.codeOf(cluster.base));
    if (cluster.marks.length > 0) operators.push(...drawMarks(cluster, showing));
    if (cluster.space) showing.move((stretch * 1000) / run.size);
  }
  operators.push(...showing.take());
  if ((current?.rise ?? 0) !== 0) operators.push('0 Ts');
  operators.push('ET');
  return operators;
}

/** Marks over the letter just shown: moved to its middle, raised, and the pen put back. */
function drawMarks({ use, run, base, marks }: Cluster, showing: Showing): string[] {
  const { font } = use;
  const scale = 1000 / font.unitsPerEm;
  const rise = run.rise ?? 0;
  const size = run.size * use.scale;
  const operators: string[] = [];
  let pen = font.advanceOf(font.glyphOf(base));
  for (const { code, x, y } of placeMarks(font, base, marks)) {
    showing.move((x - pen) * scale);
    if (y !== 0) {
      operators.push(...showing.take(), `${operands(rise + (y * size) / font.unitsPerEm)} Ts`);
    }
    showing.show(use.codeOf(code));
    if (y !== 0) operators.push(...showing.take(), `${operands(rise)} Ts`);
    pen = x + font.advanceOf(font.glyphOf(code));
  }
  showing.move((font.advanceOf(font.glyphOf(base)) - pen) * scale);
  return operators;
}

function sameStyle(a: Run, b: Run): boolean {
  return a.face === b.face && a.size === b.size && (a.rise ?? 0) === (b.rise ?? 0);
}

/** A rule, in points. */
export function rule(x1: number, y1: number, x2: number, y2: number, width = 0.5): string[] {
  return [`${operands(width)} w`, `${operands(x1, y1)} m ${operands(x2, y2)} l S`];
}

/** A line of round dots, as on paper forms. */
export function dots(x1: number, y: number, x2: number): string[] {
  if (x2 - x1 < 3) return [];
  return ['q 1 J 0.7 w [0 2.2] 0 d', `${operands(x1 + 1, y)} m ${operands(x2, y)} l S`, 'Q'];
}

/** The outline of a rectangle from its lower left corner. */
export function box(x: number, y: number, width: number, height: number, line = 0.6): string[] {
  return [`${operands(line)} w`, `${operands(x, y, width, height)} re S`];
}
