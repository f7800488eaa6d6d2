import { correction, generate } from 'lean-qr/nano';

/** The rows of a QR code, true for dark, without a quiet zone. */
export function qrRows(text: string): boolean[][] {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const places = Array.from({ length: code.size }, (_, index) => index);
  return places.map((y) => places.map((x) => code.get(x, y)));
}
