import { round } from './numbers.ts';

const [zero, minus, point, blank] = [0x30, 0x2d, 0x2e, 0x20];

const digit = (value: number): number => (value < 10 ? zero + value : 0x37 + value);

/** A content stream in the making (ISO 32000-1, 7.8.2): written as bytes from the beginning. */
export class Content {
  #bytes = new Uint8Array(4096);
  #length = 0;

  /** Bytes that hold the stream as it is now. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Adds ASCII as it is. */
  text(ascii: string): this {
    const { length } = ascii;
    this.#make(length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < length; i += 1) bytes[at++] = ascii.charCodeAt(i);
    this.#length = at;
    return this;
  }

  /** Adds an operand, rounded to three decimals. */
  number(value: number): this {
    const thousandths = Math.round(value * 1000);
    if (!(Math.abs(thousandths) < 1e9)) return this.text(String(round(value)));
    this.#make(12);
    const bytes = this.#bytes;
    let at = this.#length;
    let rest = thousandths;
    if (rest < 0) {
      bytes[at++] = minus;
      rest = -rest;
    }
    let whole = Math.floor(rest / 1000);
    rest -= 1000 * whole;
    let power = 1;
    while (whole >= 10 * power) power *= 10;
    for (; power >= 1; power = Math.floor(power / 10)) {
      const front = Math.floor(whole / power);
      bytes[at++] = zero + front;
      whole -= front * power;
    }
    if (rest > 0) {
      bytes[at++] = point;
      // Zeros at the end are left out.
      for (let part = 100; rest > 0; part /= 10) {
        const front = Math.floor(rest / part);
        bytes[at++] = zero + front;
        rest -= front * part;
      }
    }
    this.#length = at;
    return this;
  }

  /** Adds two operands. */
  pair(a: number, b: number): this {
    this.number(a).#blank();
    return this.number(b);
  }

  /** Adds four operands. */
  four(a: number, b: number, c: number, d: number): this {
    this.pair(a, b).#blank();
    return this.pair(c, d);
  }

  /** Adds a character code as four hexadecimal digits. */
  code(value: number): this {
    this.#make(4);
    const bytes = this.#bytes;
    const at = this.#length;
    bytes[at] = digit((value >> 12) & 15);
    bytes[at + 1] = digit((value >> 8) & 15);
    bytes[at + 2] = digit((value >> 4) & 15);
    bytes[at + 3] = digit(value & 15);
    this.#length = at + 4;
    return this;
  }

  #blank(): void {
    this.#make(1);
    this.#bytes[this.#length++] = blank;
  }

  #make(room: number): void {
    const needed = this.#length + room;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** Draws something: adds its operators, each line with its end. */
export type Draw = (content: Content) => void;
