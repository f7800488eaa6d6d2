import { correction, generate } from 'lean-qr/nano';
import type { Content } from '../document/content.ts';

/**
 * A QR code as one path: a rectangle for each run of black modules. It needs white of four modules
 * on every side (ISO/IEC 18004, 5.3.8), which the place has to leave.
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
  // Whole numbers in a space of modules, whose rows count down: a fourth of the bytes.
  const module = width / code.size;
  content.text('q\n0 g\n').four(module, 0, 0, -module).text(' ').pair(x, top).text(' cm\n');
  for (let row = 0; row < code.size; row += 1) {
    for (let from = 0; from < code.size; from += 1) {
      if (!code.get(from, row)) continue;
      let to = from;
      while (code.get(to, row)) to += 1;
      content.four(from, row, to - from, 1).text(' re\n');
      from = to;
    }
  }
  content.text('f\nQ\n');
}
