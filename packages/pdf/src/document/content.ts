const [zero, minus, point, blank, backslash] = [0x30, 0x2d, 0x2e, 0x20, 0x5c];

const digit = (value: number): number => (value < 10 ? zero + value : 0x37 + value);

/** What stands behind a backslash for bytes that cannot stand in a string (7.3.4.2); 0: they can. */
const escapes = new Uint8Array(256);
for (const letter of '()\\') escapes[letter.charCodeAt(0)] = letter.charCodeAt(0);
[escapes[0x0a], escapes[0x0d]] = [0x6e, 0x72];

/** A content stream in the making (ISO 32000-1, 7.8.2): written as bytes from the beginning. */
export class Content {
  #bytes: Uint8Array;
  #length = 0;
  /** The font that was chosen last, and its size. */
  #font = '';
  #size = 0;

  /** @param room bytes that it will about have: more are taken when need be */
  constructor(room = 512) {
    this.#bytes = new Uint8Array(room);
  }

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

  /** Chooses a font, when it is another one. No text is shown between `q` and `Q`, which would undo it. */
  font(name: string, size: number): void {
    if (name === this.#font && size === this.#size) return;
    this.#font = name;
    this.#size = size;
    this.text('/').text(name).text(' ').number(size).text(' Tf\n');
  }

  /** Adds an operand, rounded to two decimals: 4 micrometres on paper. */
  number(value: number): this {
    const hundredths = Math.round(value * 100);
    if (!(Math.abs(hundredths) < 1e9)) return this.text(String(hundredths / 100));
    this.#make(12);
    const bytes = this.#bytes;
    let at = this.#length;
    let rest = hundredths;
    if (rest < 0) {
      bytes[at++] = minus;
      rest = -rest;
    }
    let whole = Math.floor(rest / 100);
    rest -= 100 * whole;
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
      for (let part = 10; rest > 0; part /= 10) {
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

  /**
   * Adds a byte to a string in parentheses (ISO 32000-1, 7.3.4.2). Line ends are escaped too: a reader
   * takes each for a line feed.
   */
  code(byte: number): this {
    this.#make(2);
    const escape = escapes[byte]!;
    if (escape === 0) {
      this.#bytes[this.#length++] = byte;
    } else {
      this.#bytes[this.#length++] = backslash;
      this.#bytes[this.#length++] = escape;
    }
    return this;
  }

  /** Adds a number as hexadecimal digits: two for each byte. */
  hex(value: number, bytes: 1 | 2): this {
    this.#make(4);
    for (let shift = 8 * bytes - 4; shift >= 0; shift -= 4)
      this.#bytes[this.#length++] = digit((value >> shift) & 15);
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
