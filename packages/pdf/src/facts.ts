import type { Content } from './document/content.ts';
import { box, drawLine } from './layout/draw.ts';
import { breakLines } from './layout/text.ts';
import type { Line, Style, Typefaces } from './layout/text.ts';

/** What is told of a signature, a line or more each. */
export type Facts = readonly (readonly [text: string, face: Style['face']])[];

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** A picture of one colour; see the masks of `@tokhai/signing`. */
export interface Mask extends Room {
  readonly bits: Uint8Array;
}

/** Something that stands in the frame of the facts, beside them. */
export interface BesideFacts {
  /**
   * Draws itself and the facts into a frame.
   *
   * @returns the pictures that it names; undefined, and nothing is drawn, where both do not fit
   */
  draw(
    content: Content,
    typefaces: Typefaces,
    facts: Facts,
    frame: Room,
  ): Readonly<Record<string, Mask>> | undefined;
}

export const frameGap = 2;
export const padding = 4;
const largest = 10;
const smallest = 4.5;
const spacing = 1.18;

/** Facts in a thin frame, in the largest size in which all of them fit. */
export function drawFacts(
  content: Content,
  typefaces: Typefaces,
  facts: Facts,
  { width, height }: Room,
): void {
  const room = { width: Math.max(1, width - 2 * padding), height: height - 2 * padding };
  const set = fit(typefaces, facts, room);
  frame(content, { width, height });
  const top = frameGap + height - Math.max(0, (height - set.used) / 2);
  drawLines(content, typefaces, set, frameGap + padding, top);
}

/** Lines of one size. */
export interface Setting {
  readonly size: number;
  readonly lines: readonly Line[];
  /** Height of all of them. */
  readonly used: number;
}

/** The largest size in which the facts fit, or the smallest one. */
export function fit(typefaces: Typefaces, facts: Facts, room: Room): Setting {
  for (let size = largest; ; size -= 0.5) {
    const lines = facts.flatMap(([text, face]) =>
      breakLines(typefaces, [{ text, face, size }], room.width),
    );
    const used = lines.length * size * spacing;
    if (used <= room.height || size <= smallest) return { size, lines, used };
  }
}

/** A thin frame. */
export function frame(content: Content, { width, height }: Room): void {
  content.text('q\n0.45 G\n');
  box(content, frameGap, frameGap, width, height, 0.6);
  content.text('Q\n');
}

export function drawLines(
  content: Content,
  typefaces: Typefaces,
  { size, lines }: Setting,
  x: number,
  top: number,
): void {
  lines.forEach((line, i) => {
    drawLine(content, typefaces, line, x, top - size * 0.95 - i * size * spacing);
  });
}
