import type { EmbeddedFont } from './fonts/font-use.ts';
import type { Fonts } from './fonts/load.ts';
import { embedAll, typefacesOf } from './fonts/typefaces.ts';
import { replaceUnprintable } from './fonts/printable.ts';
import { Content } from './document/content.ts';
import { vietnameseInstant } from './document/instant.ts';
import { drawFacts, frameGap } from './facts.ts';
import type { BesideFacts, Facts, Mask } from './facts.ts';
import { drawLine } from './layout/draw.ts';
import { dateZone, fittingSize, signZone } from './layout/place.ts';
import { breakLines } from './layout/text.ts';
import type { Run, Typefaces } from './layout/text.ts';

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
  /** Of the signer's handwriting, for the looks alone (`@tokhai/pdf/ink`). */
  readonly picture?: BesideFacts | undefined;
}

export interface SignatureAppearance {
  /**
   * @param box size of the signature field in points
   * @returns operators of the appearance, and the fonts and pictures they name
   */
  build(box: { readonly width: number; readonly height: number }): {
    readonly content: Uint8Array;
    readonly fonts: Record<string, EmbeddedFont>;
    readonly images: Record<string, Mask>;
  };
}

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
  const facts: Facts = [
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
      const frame = { width: Math.max(0, width - 2 * frameGap), height: zone };
      const picture = words.picture?.draw(content, typefaces, shown, frame);
      if (picture === undefined) drawFacts(content, typefaces, shown, frame);
      return { content: content.bytes, fonts: embedAll(typefaces), images: picture ?? {} };
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
  drawLine(content, typefaces, line!, (width - line!.width) / 2, height - 12);
}
