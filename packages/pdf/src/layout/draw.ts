import type { Content } from '../document/content.ts';
import { placeMarks } from './marks.ts';
import { useOf } from './clusters.ts';
import type { Cluster, Line, Style, Typefaces } from './text.ts';
import type { FontUse } from '../fonts/font-use.ts';

/** Shows clusters of text after each other, in as few operators as it takes (ISO 32000-1, 9.4). */
class Showing {
  readonly #content: Content;
  readonly #typefaces: Typefaces;
  #use: FontUse | undefined;
  /** Which of the fonts that the use is embedded as. */
  #part = 0;
  #style: Style | undefined;
  #inArray = false;
  #inCodes = false;

  /** @param x the pen, in points; @param baseline over the page's lower edge */
  constructor(content: Content, typefaces: Typefaces, x: number, baseline: number) {
    this.#content = content;
    this.#typefaces = typefaces;
    content.text('BT\n').pair(x, baseline).text(' Td\n');
  }

  cluster(cluster: Cluster): void {
    const { style, place, base, marks } = cluster;
    const use = useOf(this.#typefaces, cluster);
    const code = place === 0 ? use.codeOf(base) : use.codeAt(place, base);
    const isNew = use !== this.#use || (style !== this.#style && !sameStyle(style, this.#style!));
    if (isNew || code >> 8 !== this.#part) this.#setFont(use, code >> 8, style);
    this.#style = style;
    this.#show(code);
    if (marks.length > 0) this.#marks(use, cluster);
  }

  /** Moves the pen to the right, by points. */
  move(points: number): void {
    this.#moveBy((points * 1000) / (this.#style!.size * this.#use!.scale));
  }

  end(): void {
    this.#endArray();
    if ((this.#style?.rise ?? 0) !== 0) this.#raise(0);
    this.#content.text('ET\n');
  }

  #setFont(use: FontUse, part: number, style: Style): void {
    this.#endArray();
    this.#content.font(use.nameOf(part), style.size * use.scale);
    const rise = style.rise ?? 0;
    if (rise !== (this.#style?.rise ?? 0)) this.#raise(rise);
    this.#use = use;
    this.#part = part;
  }

  #raise(rise: number): void {
    this.#content.number(rise).text(' Ts\n');
  }

  #show(code: number): void {
    if (!this.#inCodes) {
      this.#content.text(this.#inArray ? '(' : '[(');
      this.#inArray = this.#inCodes = true;
    }
    this.#content.code(code & 0xff);
  }

  /** Marks over the letter just shown: moved to its middle, raised, and the pen put back. */
  #marks(use: FontUse, { style, base, marks }: Cluster): void {
    const { font } = use;
    const scale = 1000 / font.unitsPerEm;
    const rise = style.rise ?? 0;
    const size = style.size * use.scale;
    let pen = font.advanceOf(font.glyphOf(base));
    for (const { code: mark, x, y } of placeMarks(font, base, marks)) {
      this.#moveBy((x - pen) * scale);
      const code = use.codeOf(mark);
      if (code >> 8 !== this.#part) this.#setFont(use, code >> 8, style);
      if (y !== 0) {
        this.#endArray();
        this.#raise(rise + (y * size) / font.unitsPerEm);
      }
      this.#show(code);
      if (y !== 0) {
        this.#endArray();
        this.#raise(rise);
      }
      pen = x + font.advanceOf(font.glyphOf(mark));
    }
    this.#moveBy((font.advanceOf(font.glyphOf(base)) - pen) * scale);
  }

  /** Moves right by thousandths of the font size. */
  #moveBy(thousandths: number): void {
    if (Math.abs(thousandths) < 0.005) return;
    this.#closeCodes();
    if (!this.#inArray) this.#content.text('[');
    this.#content.number(-thousandths);
    this.#inArray = true;
  }

  /** Shows what was collected, if there is anything. */
  #endArray(): void {
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
  typefaces: Typefaces,
  { clusters }: Line,
  x: number,
  baseline: number,
  stretch = 0,
): void {
  const showing = new Showing(content, typefaces, x, baseline);
  for (const cluster of clusters) {
    showing.cluster(cluster);
    if (cluster.space && stretch !== 0) showing.move(stretch);
  }
  showing.end();
}

/** Draws each cluster of a line in the middle of a box; the boxes stand side by side from `x` on. */
export function drawInBoxes(
  content: Content,
  typefaces: Typefaces,
  { clusters }: Line,
  x: number,
  baseline: number,
  boxWidth: number,
): void {
  const leftOf = (i: number): number => x + i * boxWidth + (boxWidth - clusters[i]!.width) / 2;
  const showing = new Showing(content, typefaces, leftOf(0), baseline);
  clusters.forEach((cluster, i) => {
    if (i > 0) showing.move(leftOf(i) - leftOf(i - 1) - clusters[i - 1]!.width);
    showing.cluster(cluster);
  });
  showing.end();
}

function sameStyle(a: Style, b: Style): boolean {
  return a.face === b.face && a.size === b.size && (a.rise ?? 0) === (b.rise ?? 0);
}

/** From one point to another. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** Rules of one width, in points. */
export function rules(content: Content, segments: readonly Segment[], width = 0.5): void {
  content.number(width).text(' w\n');
  stroke(content, segments);
}

function stroke(content: Content, segments: readonly Segment[]): void {
  for (const [x1, y1, x2, y2] of segments) {
    content.pair(x1, y1).text(' m ').pair(x2, y2).text(' l\n');
  }
  content.text('S\n');
}

/** A shorter line of dots than this is none; in points. */
const leastDots = 3;

/** The dots between two things on a line; nothing where they would be too few. */
export function dotted(x1: number, y: number, x2: number): Segment[] {
  return x2 - x1 < leastDots ? [] : [[x1 + 1, y, x2, y]];
}

/** Lines of round dots, as on paper forms. */
export function dots(content: Content, segments: readonly Segment[]): void {
  if (segments.length === 0) return;
  content.text('q 1 J 0.7 w [0 2.2] 0 d\n');
  stroke(content, segments);
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
