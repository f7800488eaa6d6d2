import type { Builder } from '../document/builder.ts';
import type { Draw } from '../document/content.ts';
import { mm, pageHeight, pageWidth } from '../document/numbers.ts';
import { dots, dotted, drawLine } from './draw.ts';
import type { Segment } from './draw.ts';
import { breakLines } from './text.ts';
import type { Line, Run, Typefaces } from './text.ts';

/** Margins by Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I: 20–25, 20–25, 30–35 and 15–20 mm. */
export const margins = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) } as const;

/** Size of running text in points (Phụ lục I: 13–14). */
export const bodySize = 13;

/** Height of a line in parts of the size: single spacing of the typeface and a little air. */
export const leading = 1.2;

/** From the top of a line to its baseline, in parts of the size. */
const ascent = 0.95;

/** The pages as a form fills them from the top: where the next line goes, and when a page is full. */
export class Sheet {
  readonly builder: Builder;
  readonly typefaces: Typefaces;
  /** The next line's top, in points from the top of the page. */
  y = margins.top;
  /** Points of what comes next that have to stand on the page of the present block's last lines. */
  tail = 0;
  /** The dotted lines of each page: drawn together when all pages are there. */
  readonly #leaders: Segment[][] = [];
  /** A picture at the left that lines run beside until they are below it. */
  #float: { bottom: number; width: number } | undefined;

  constructor(builder: Builder, typefaces: Typefaces) {
    this.builder = builder;
    this.typefaces = typefaces;
    this.newPage();
  }

  /** Left end of the lines, in points. */
  get left(): number {
    return margins.left + (this.#besideFloat() ? this.#float!.width : 0);
  }

  get right(): number {
    return pageWidth - margins.right;
  }

  get width(): number {
    return this.right - this.left;
  }

  /** Width between the margins, in points. */
  get fullWidth(): number {
    return this.right - margins.left;
  }

  /** Points left on this page. */
  get room(): number {
    return pageHeight - margins.bottom - this.y;
  }

  /** Height that a page offers. */
  get pageRoom(): number {
    return pageHeight - margins.bottom - margins.top;
  }

  /** Begins a page when this one has no room for a height (in points) that a page does have. */
  need(height: number): void {
    if (height > this.room + 0.001 && this.y > margins.top) this.newPage();
  }

  /** Begins a page when a height and the tail do not fit on this one. */
  needWithTail(height: number): void {
    this.need(height + this.tail > this.pageRoom ? height : height + this.tail);
  }

  newPage(): void {
    this.builder.addPage();
    this.#float = undefined;
    this.y = margins.top;
    if (this.builder.page > 0) this.#pageNumber();
  }

  /**
   * Draws the dotted lines, and what stands at the foot of all pages. On the last one it is read; on
   * the others it is decoration, so that it is read once.
   *
   * @param lines at the foot of each page
   * @param corner draws something in a corner of the first page
   */
  finish(lines: readonly string[], corner: Draw): void {
    const { builder } = this;
    const last = builder.page;
    const size = 9;
    const drawings = lines.map((text, i) =>
      this.#centred(text, size, pageHeight - mm(13) + i * size * 1.2),
    );
    for (let page = 0; page <= last; page += 1) {
      builder.onPage(page, () => {
        const leaders = this.#leaders[page] ?? [];
        if (leaders.length > 0) builder.artifact('Layout', (content) => dots(content, leaders));
        if (page === 0) builder.artifact('Footer', corner);
        for (const line of drawings) {
          if (page === last) builder.element('P', () => builder.mark(line));
          else builder.artifact('Footer', line);
        }
      });
    }
  }

  /** Points from the page's lower edge, as PDF counts, for points from its top. */
  up(y: number): number {
    return pageHeight - y;
  }

  /** Lets what follows run beside something at the left, until `bottom` (points from the top). */
  float(bottom: number, width: number): void {
    this.#float = { bottom, width };
  }

  /** Goes below what floats at the left. */
  clear(): void {
    if (this.#besideFloat()) this.y = this.#float!.bottom;
    this.#float = undefined;
  }

  /** Draws one line of text as content of the open element; `y` is the line's top. */
  line(line: Line, x: number, y: number, size: number, stretch = 0): void {
    const { typefaces } = this;
    const baseline = this.up(y + size * ascent);
    if (typefaces.others === undefined) {
      this.builder.mark((content) => drawLine(content, typefaces, line, x, baseline, stretch));
      return;
    }
    let left = x;
    for (const { lang, part, width } of typefaces.others.languagesOf(line, stretch)) {
      const from = left;
      const draw = (): void =>
        this.builder.mark((content) => drawLine(content, typefaces, part, from, baseline, stretch));
      if (lang === undefined) draw();
      else this.builder.element('Span', draw, { lang });
      left += width;
    }
  }

  /** Dots under a line of text of a size whose top is the present place. */
  leader(from: number, to: number, size: number): void {
    const y = this.up(this.y + size * ascent + 2.4);
    const leaders = (this.#leaders[this.builder.page] ??= []);
    leaders.push(...dotted(from, y, to));
  }

  #besideFloat(): boolean {
    return this.#float !== undefined && this.y < this.#float.bottom;
  }

  /** Centred in the top margin, not on page 1 (Nghị định 30/2020, Phụ lục I). */
  #pageNumber(): void {
    const number = this.#centred(String(this.builder.page + 1), bodySize, mm(10));
    this.builder.artifact('Header', number);
  }

  /** Draws a line in the middle between the margins; `y` is its top. */
  #centred(text: string, size: number, y: number): Draw {
    const runs: Run[] = [{ text, face: 'regular', size }];
    const middle = (margins.left + pageWidth - margins.right) / 2;
    const { typefaces } = this;
    const [line] = breakLines(typefaces, runs, Number.POSITIVE_INFINITY);
    const baseline = this.up(y + size * ascent);
    const left = middle - line!.width / 2;
    return (content) => drawLine(content, typefaces, line!, left, baseline);
  }
}

export { ascent };
