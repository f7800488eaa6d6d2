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
  // Whole numbers in a space of modules, whose rows count down: a fourth of the bytes.
  const module = width / code.size;
  const space = `${operands(module, 0, 0, -module, x, top)} cm`;
  const runs: string[] = [];
  for (let row = 0; row < code.size; row += 1) {
    for (let from = 0; from < code.size; from += 1) {
      if (!code.get(from, row)) continue;
      let to = from;
      while (code.get(to, row)) to += 1;
      runs.push(`${operands(from, row, to - from, 1)} re`);
      from = to;
    }
  }
  return ['q', '0 g', space, ...runs, 'f', 'Q'];
}
