import type { Content } from '../document/content.ts';
import { qrModules, qrSize } from './qr-modules.ts';

/**
 * A QR code as one path: a rectangle for each run of black modules. It needs white of four modules
 * on every side (ISO/IEC 18004, 5.3.8), which the place has to leave.
 *
 * @param text at most 20 digits, capitals and ` $%*+-./:`
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
  // Whole numbers in a space of modules, whose rows count down: a fourth of the bytes.
  const module = width / qrSize;
  content.text('q\n0 g\n').four(module, 0, 0, -module).text(' ').pair(x, top).text(' cm\n');
  qrModules(text).forEach((row, y) => {
    let rest = row;
    for (let from = 0; rest !== 0;) {
      // The light modules before a run, then its dark ones.
      const light = 31 - Math.clz32(rest & -rest);
      rest >>= light;
      const dark = 31 - Math.clz32(~rest & -~rest);
      rest >>= dark;
      content.four(from + light, y, dark, 1).text(' re\n');
      from += light + dark;
    }
  });
  content.text('f\nQ\n');
}
