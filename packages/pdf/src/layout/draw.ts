import type { Content } from '../document/content.ts';
import { round } from '../document/numbers.ts';
import { placeMarks } from './marks.ts';
import type { Cluster, Line, Style } from './text.ts';
import type { FontUse } from '../fonts/font-use.ts';

/** Writes the elements of a TJ array: codes, and moves in thousandths of the font size. */
class Showing {
  readonly #content: Content;
  #inArray = false;
  #inCodes = false;

  constructor(content: Content) {
    this.#content = content;
  }

  show(code: number): void {
    if (!this.#inCodes) {
      this.#content.text(this.#inArray ? '(' : '[(');
      this.#inArray = this.#inCodes = true;
    }
    this.#content.code(code);
  }

  /** Moves right by thousandths of the font size. */
  move(thousandths: number): void {
    const rounded = round(-thousandths);
    if (rounded === 0) return;
    this.#closeCodes();
    if (!this.#inArray) this.#content.text('[');
    this.#content.number(rounded);
    this.#inArray = true;
  }

  /** Shows what was collected, if there is anything. */
  end(): void {
    if (!this.#inArray) return;
    this.#closeCodes();
    this.#content.text(']TJ\n');
    this.#inArray = false;
  }

  #closeCodes(): void {
    if (this.#inCodes) this.#content.text(')');
    this.#inCodes = false;
  }
}

/**
 * Draws a line of text.
 *
 * @param x left end, in points
 * @param baseline height of the baseline over the page's lower edge, in points
 * @param stretch points added to each space, to justify
 */
export function drawLine(
  content: Content,
  line: Line,
  x: number,
  baseline: number,
  stretch = 0,
): void {
  let current: Style | undefined;
  let use: FontUse | undefined;
  content.text('BT\n').pair(x, baseline).text(' Td\n');
  const showing = new Showing(content);
  for (const cluster of line.clusters) {
    const { style } = cluster;
    if (cluster.use !== use || (style !== current && !sameStyle(style, current!))) {
      showing.end();
      use = cluster.use;
      content
        .text('/')
        .text(use.resource)
        .text(' ')
        .number(style.size * use.scale)
        .text(' Tf\n');
      const rise = style.rise ?? 0;
      if (rise !== (current?.rise ?? 0)) raise(content, rise);
      current = style;
    }
    if (cluster.code === 0) cluster.code = use.codeOf(cluster.base);
    showing.show(cluster.code);
    if (cluster.marks.length > 0) drawMarks(content, cluster, showing);
    if (cluster.space && stretch !== 0) showing.move((stretch * 1000) / style.size);
  }
  showing.end();
  if ((current?.rise ?? 0) !== 0) raise(content, 0);
  content.text('ET\n');
}

function raise(content: Content, rise: number): void {
  content.number(rise).text(' Ts\n');
}

/** Marks over the letter just shown: moved to its middle, raised, and the pen put back. */
function drawMarks(content: Content, { use, style, base, marks }: Cluster, showing: Showing): void {
  const { font } = use;
  const scale = 1000 / font.unitsPerEm;
  const rise = style.rise ?? 0;
  const size = style.size * use.scale;
  let pen = font.advanceOf(font.glyphOf(base));
  for (const { code, x, y } of placeMarks(font, base, marks)) {
    showing.move((x - pen) * scale);
    if (y !== 0) {
      showing.end();
      raise(content, rise + (y * size) / font.unitsPerEm);
    }
    showing.show(use.codeOf(code));
    if (y !== 0) {
      showing.end();
      raise(content, rise);
    }
    pen = x + font.advanceOf(font.glyphOf(code));
  }
  showing.move((font.advanceOf(font.glyphOf(base)) - pen) * scale);
}

function sameStyle(a: Style, b: Style): boolean {
  return a.face === b.face && a.size === b.size && (a.rise ?? 0) === (b.rise ?? 0);
}

/** A rule, in points. */
export function rule(
  content: Content,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  width = 0.5,
): void {
  content.number(width).text(' w\n');
  stroke(content, x1, y1, x2, y2);
}

function stroke(content: Content, x1: number, y1: number, x2: number, y2: number): void {
  content.pair(x1, y1).text(' m ').pair(x2, y2).text(' l S\n');
}

/** A shorter line of dots than this is none; in points. */
export const leastDots = 3;

/** A line of round dots, as on paper forms; nothing where it would be too short. */
export function dots(content: Content, x1: number, y: number, x2: number): void {
  if (x2 - x1 < leastDots) return;
  content.text('q 1 J 0.7 w [0 2.2] 0 d\n');
  stroke(content, x1 + 1, y, x2, y);
  content.text('Q\n');
}

/** The outline of a rectangle from its lower left corner. */
export function box(
  content: Content,
  x: number,
  y: number,
  width: number,
  height: number,
  line = 0.6,
): void {
  content.number(line).text(' w\n').four(x, y, width, height).text(' re S\n');
}
