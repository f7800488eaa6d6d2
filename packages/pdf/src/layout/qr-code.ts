import { correction, generate } from 'lean-qr/nano';
import { operands } from '../document/numbers.ts';

/**
 * A QR code as one path: a rectangle for each run of black modules. It needs white of four modules
 * on every side (ISO/IEC 18004, 5.3.8), which the place has to leave.
 *
 * @param x left end of the first module, in points
 * @param top upper end of the first module, over the page's lower edge
 * @param width of the code without its quiet zone, in points
 */
export function qrCode(text: string, x: number, top: number, width: number): string[] {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const module = width / code.size;
  const runs: string[] = [];
  for (let row = 0; row < code.size; row += 1) {
    for (let from = 0; from < code.size; from += 1) {
      if (!code.get(from, row)) continue;
      let to = from;
      while (code.get(to, row)) to += 1;
      const box = [x + from * module, top - (row + 1) * module, (to - from) * module, module];
      runs.push(`${operands(...box)} re`);
      from = to;
    }
  }
  return ['q', '0 g', ...runs, 'f', 'Q'];
}
