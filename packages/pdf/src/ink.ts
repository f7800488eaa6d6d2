import type { Content } from './document/content.ts';
import { PdfError } from './error.ts';
import { drawLines, fit, frame, frameGap, padding } from './facts.ts';
import type { BesideFacts, Facts, Room } from './facts.ts';
import type { Typefaces } from './layout/text.ts';

/**
 * A picture of a handwritten signature: ink or none. It proves nothing; a digital signature may show
 * it.
 */
export interface SignatureInk {
  /** In pixels; at most {@link maxInkWidth}. */
  readonly width: number;
  /** In pixels; at most {@link maxInkHeight}. */
  readonly height: number;
  /** Rows from the top, each in whole bytes, the leftmost pixel in the highest bit; 1 is ink. */
  readonly bits: Uint8Array;
}

/** In a place of 5 cm that is 300 pixels an inch; no more than 15 kB before it is packed. */
export const maxInkWidth = 600;
export const maxInkHeight = 200;

/** What the law says of such a picture; it always stands beside it (Luật 20/2023/QH15, Điều 23). */
export const inkNotice = 'Hình chữ ký này không có giá trị thay chữ ký số.';
const alternative = `Hình chữ ký viết tay. ${inkNotice}`;

/** Name of the picture among the resources of an appearance. */
export const inkName = 'Ink';

/** Whether the numbers hold together: it comes out of a page, or out of a file. */
function isInk({ width, height, bits }: SignatureInk): boolean {
  return (
    Number.isInteger(width) &&
    Number.isInteger(height) &&
    width > 0 &&
    height > 0 &&
    width <= maxInkWidth &&
    height <= maxInkHeight &&
    bits.length === Math.ceil(width / 8) * height
  );
}

/** From this width on the picture stands beside the facts, in narrower places over them; in points. */
const besideFrom = 150;
/** Share of the room that it takes. */
const inkShare = 0.36;

/**
 * The picture of a handwritten signature for a digital one, with the words that it is worth nothing in
 * law. Where it and the facts do not both fit it is left out.
 *
 * @throws PdfError `ink-unsupported` for a picture that is too large or broken
 */
export function inkPicture(ink: SignatureInk): BesideFacts {
  if (!isInk(ink))
    throw new PdfError(
      'ink-unsupported',
      `Give the picture of a signature at most ${maxInkWidth} × ${maxInkHeight} pixels, one bit each.`,
    );
  return {
    draw: (content, typefaces, facts, room) =>
      drawBeside(content, typefaces, facts, { ...room, ink }) ? { [inkName]: ink } : undefined,
  };
}

/**
 * The picture left of the facts, or over them in a narrow place, and what it is worth among them.
 *
 * @returns whether both fit
 */
function drawBeside(
  content: Content,
  typefaces: Typefaces,
  facts: Facts,
  { ink, width, height }: Room & { readonly ink: SignatureInk },
): boolean {
  const inner = { width: width - 2 * padding, height: height - 2 * padding };
  const beside = width >= besideFrom;
  const box = {
    width: beside ? inner.width * inkShare : inner.width,
    height: beside ? inner.height : inner.height * inkShare,
  };
  const room = {
    width: beside ? inner.width - box.width - padding : inner.width,
    height: beside ? inner.height : inner.height - box.height - padding / 2,
  };
  if (room.width <= 0 || room.height <= 0) return false;
  const set = fit(typefaces, [...facts, [inkNotice, 'italic']], room);
  if (set.used > room.height) return false;
  const left = frameGap + padding;
  frame(content, { width, height });
  drawInk(content, ink, { x: left, y: frameGap + height - padding - box.height, ...box });
  const top = frameGap + padding + room.height - (room.height - set.used) / 2;
  drawLines(content, typefaces, set, beside ? left + box.width + padding : left, top);
  return true;
}

/** Draws the ink in blue, as large as it fits into a box and in its middle, with words for it. */
function drawInk(
  content: Content,
  { width, height }: SignatureInk,
  box: { x: number; y: number; width: number; height: number },
): void {
  const scale = Math.min(box.width / width, box.height / height);
  const [w, h] = [width * scale, height * scale];
  content.text(`/Span <</Lang (vi) /Alt <FEFF${utf16(alternative)}>>> BDC\nq 0.05 0.15 0.5 rg\n`);
  content.four(w, 0, 0, h).text(' ');
  content.pair(box.x + (box.width - w) / 2, box.y + (box.height - h) / 2);
  content.text(` cm\n/${inkName} Do\nQ\nEMC\n`);
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0'),
  ).join('');
}
