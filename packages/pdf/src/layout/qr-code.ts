import { correction, generate } from 'lean-qr/nano';
import type { Content } from '../document/content.ts';

/**
 * A QR code as a stencil mask of one bit a module, in the content itself (ISO 32000-1, 8.9.6.2 and 8.9.7).
 * Its bits are written as hexadecimal digits, among which no `EI` can end it too early. It needs white
 * of four modules on every side (ISO/IEC 18004, 5.3.8), which the place has to leave.
 *
 * @param x left end of the first module, in points
 * @param top upper end of the first module, over the page's lower edge
 * @param width of the code without its quiet zone, in points
 */
export function qrCode(
  content: Content,
  text: string,
  x: number,
  top: number,
  width: number,
): void {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const { size } = code;
  content
    .text('q\n0 g\n')
    .four(width, 0, 0, width)
    .text(' ')
    .pair(x, top - width);
  // 1 is a dark module; without the array 0 would be.
  content.text(` cm\nBI/IM true/W ${size}/H ${size}/D[1 0]/F/AHx\nID `);
  for (let row = 0; row < size; row += 1) {
    for (let from = 0; from < size; from += 8) {
      let byte = 0;
      for (let column = from; column < from + 8; column += 1)
        byte = 2 * byte + Number(code.get(column, row));
      content.hex(byte, 1);
    }
  }
  content.text('>\nEI\nQ\n');
}
