/** A tone as a WAV file: 8 kHz, 8 bits, one channel. */
export function tone(milliseconds: number): Uint8Array {
  const rate = 8000;
  const samples = Math.round((rate * milliseconds) / 1000);
  const bytes = new Uint8Array(44 + samples);
  const view = new DataView(bytes.buffer);
  const text = (at: number, words: string): void => {
    bytes.set(new TextEncoder().encode(words), at);
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, samples, true);
  for (let index = 0; index < samples; index += 1) {
    bytes[44 + index] = 128 + Math.round(60 * Math.sin((index * 2 * Math.PI * 440) / rate));
  }
  return bytes;
}
