import type { EmbeddedFont } from './fonts/font-use.ts';
import type { Fonts } from './fonts/load.ts';
import { embedAll, typefacesOf } from './fonts/typefaces.ts';
import { replaceUnprintable } from './fonts/printable.ts';
import { Content } from './document/content.ts';
import { vietnameseInstant } from './document/instant.ts';
import { box, drawLine } from './layout/draw.ts';
import { dateZone, fittingSize, signZone } from './layout/place.ts';
import { breakLines } from './layout/text.ts';
import type { Line, Run, Style, Typefaces } from './layout/text.ts';

/** What a signature shows in its place on the form. */
export interface SignatureWords {
  /** Title of the place, e.g. NGƯỜI KÊ KHAI: already printed, named for a place with no form. */
  readonly title: string;
  /** Who signed, as the certificate names the person. */
  readonly name: string;
  /** Who issued the certificate. */
  readonly issuer: string;
  readonly signedAt: Date;
  /** Place and date over the title, e.g. "Hà Nội, ngày 22 tháng 11 năm 2026". */
  readonly dateLine?: string;
}

export interface SignatureAppearance {
  /**
   * @param box size of the signature field in points
   * @returns operators of the appearance and the fonts they name
   */
  build(box: { readonly width: number; readonly height: number }): {
    readonly content: Uint8Array;
    readonly fonts: Record<string, EmbeddedFont>;
  };
}

const frameGap = 2;
const padding = 4;
const largest = 10;
const smallest = 4.5;
const spacing = 1.18;

/**
 * Draws what a digital signature shows: the real date over the title that the form prints, and
 * under it who signed, by whose certificate, and when (Vietnamese time). Characters that the fonts
 * lack show a box in their place: a signature is never refused for that. `loadFonts(names)` loads
 * the fonts that names need.
 */
export function signatureAppearance(fonts: Fonts, words: SignatureWords): SignatureAppearance {
  const instant = vietnameseInstant(words.signedAt);
  const { day, month, year, time } = instant;
  const dateLine = words.dateLine ?? `Ngày ${day} tháng ${month} năm ${year}`;
  const facts: [string, Style['face']][] = [
    [`Ký số bởi: ${words.name}`, 'bold'],
    [`Đơn vị cấp chứng thư: ${words.issuer}`, 'regular'],
    [`Thời điểm ký: ${day}/${month}/${year} ${time} +07:00`, 'regular'],
  ];
  return {
    build({ width, height }) {
      const typefaces = typefacesOf(fonts);
      const hasDateZone = height > signZone + dateZone;
      const content = new Content();
      const clean = (text: string): string => replaceUnprintable(text, fonts);
      const printed = facts.map(([text, face]) => [clean(text), face] as const);
      const shown = hasDateZone ? printed : [[clean(words.title), 'bold'] as const, ...printed];
      if (hasDateZone) drawDate(content, typefaces, clean(dateLine), width, height);
      const zone = Math.max(0, Math.min(height, signZone) - 2 * frameGap);
      drawFacts(content, typefaces, shown, Math.max(0, width - 2 * frameGap), zone);
      return { content: content.bytes, fonts: embedAll(typefaces) };
    },
  };
}

function drawDate(
  content: Content,
  typefaces: Typefaces,
  text: string,
  width: number,
  height: number,
): void {
  const size = fittingSize(typefaces, text, { face: 'italic', size: 12 }, width);
  const runs: Run[] = [{ text, face: 'italic', size }];
  const [line] = breakLines(typefaces, runs, Number.POSITIVE_INFINITY);
  drawLine(content, line!, (width - line!.width) / 2, height - 12);
}

/** Facts in a thin frame, in the largest size in which all of them fit. */
function drawFacts(
  content: Content,
  typefaces: Typefaces,
  facts: readonly (readonly [string, Style['face']])[],
  width: number,
  height: number,
): void {
  const room = { width: Math.max(1, width - 2 * padding), height: height - 2 * padding };
  let size = largest;
  let lines = factLines(typefaces, facts, size, room.width);
  while (size > smallest && lines.length * size * spacing > room.height) {
    size -= 0.5;
    lines = factLines(typefaces, facts, size, room.width);
  }
  const used = lines.length * size * spacing;
  const top = frameGap + height - Math.max(0, (height - used) / 2);
  content.text('q\n0.45 G\n');
  box(content, frameGap, frameGap, width, height, 0.6);
  content.text('Q\n');
  lines.forEach((line, i) => {
    const baseline = top - size * 0.95 - i * size * spacing;
    drawLine(content, line, frameGap + padding, baseline);
  });
}

function factLines(
  typefaces: Typefaces,
  facts: readonly (readonly [string, Style['face']])[],
  size: number,
  width: number,
): Line[] {
  return facts.flatMap(([text, face]) => breakLines(typefaces, [{ text, face, size }], width));
}
