/**
 * What a comparison of a script says. Paths are keys of Form.io's `data`, joined by dots.
 */
export type Comparison =
  | { path: string; operator: 'equals' | 'differs'; value: string | number | boolean }
  | { path: string; operator: 'includes'; value: string }
  | { path: string; operator: 'truthy' }
  | { not: Comparison }
  | { all: Comparison[] }
  | { any: Comparison[] };

/** Longest script read, in UTF-16 code units. */
const MAX_LENGTH = 1000;
/** Deepest nesting of brackets and negations. */
const MAX_DEPTH = 8;

const token =
  /\s*(?:(===|!==|==|!=|&&|\|\||[!()=;,])|('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")|(-?\d{1,15}(?:\.\d{1,10})?)|([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\['[^'\\\n]*'\]|\["[^"\\\n]*"\])*))/y;

/**
 * Reads a script of Form.io (`customConditional`) that does nothing but compare answers with
 * constants: `show = data.loai === 'khac' && !data.dongY`. It is read, never evaluated.
 *
 * @returns undefined when the script does anything else
 */
export function readScriptCondition(script: string): Comparison | undefined {
  const tokens = split(script);
  if (!tokens) return undefined;
  const reader = new Reader(tokens);
  try {
    return reader.script();
  } catch (error) {
    if (error instanceof NotSimple) return undefined;
    throw error;
  }
}

class NotSimple extends Error {}

function split(script: string): string[] | undefined {
  if (script.length > MAX_LENGTH) return undefined;
  const tokens: string[] = [];
  token.lastIndex = 0;
  const text = script.trimEnd();
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match) return undefined;
    tokens.push(match[0].trim());
  }
  return tokens;
}

class Reader {
  readonly #tokens: string[];
  #next = 0;
  #depth = 0;

  constructor(tokens: string[]) {
    this.#tokens = tokens;
  }

  script(): Comparison {
    if (this.#tokens[0] === 'show' && this.#tokens[1] === '=') this.#next = 2;
    const read = this.#any();
    while (this.#take(';'));
    if (this.#next < this.#tokens.length) throw new NotSimple();
    return read;
  }

  #any(): Comparison {
    const list = [this.#all()];
    while (this.#take('||')) list.push(this.#all());
    return list.length > 1 ? { any: list } : list[0]!;
  }

  #all(): Comparison {
    const list = [this.#one()];
    while (this.#take('&&')) list.push(this.#one());
    return list.length > 1 ? { all: list } : list[0]!;
  }

  #one(): Comparison {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new NotSimple();
    try {
      if (this.#take('!')) return { not: this.#one() };
      if (this.#take('(')) {
        const inner = this.#any();
        this.#expect(')');
        return inner;
      }
      return this.#comparison();
    } finally {
      this.#depth -= 1;
    }
  }

  #comparison(): Comparison {
    const path = this.#path();
    if (path.endsWith('.includes') && this.#take('(')) {
      const value = this.#literal();
      this.#expect(')');
      if (typeof value !== 'string') throw new NotSimple();
      return { path: path.slice(0, -'.includes'.length), operator: 'includes', value };
    }
    if (this.#take('===') || this.#take('==')) {
      return { path, operator: 'equals', value: this.#literal() };
    }
    if (this.#take('!==') || this.#take('!=')) {
      return { path, operator: 'differs', value: this.#literal() };
    }
    return { path, operator: 'truthy' };
  }

  /** `data.a.b`, `data['a']` → `a.b`, `a`. Anything else may be code. */
  #path(): string {
    const text = this.#tokens[this.#next++] ?? '';
    const match = /^data((?:\.[\w$]+|\['[^']*'\]|\["[^"]*"\])+)$/.exec(text);
    if (!match) throw new NotSimple();
    return match[1]!.replace(/\[['"]([^'"]*)['"]\]/g, '.$1').slice(1);
  }

  #literal(): string | number | boolean {
    const text = this.#tokens[this.#next++] ?? '';
    if (text === 'true' || text === 'false') return text === 'true';
    if (/^-?\d/.test(text)) return Number(text);
    const quoted = /^(['"])(.*)\1$/s.exec(text)?.[2];
    if (quoted === undefined) throw new NotSimple();
    return quoted.replace(/\\(.)/gs, (_, character: string) => {
      // Other escapes (\n, \u…) stand for characters that no value of an option has.
      if (!/['"\\]/.test(character)) throw new NotSimple();
      return character;
    });
  }

  #take(wanted: string): boolean {
    if (this.#tokens[this.#next] !== wanted) return false;
    this.#next += 1;
    return true;
  }

  #expect(wanted: string): void {
    if (!this.#take(wanted)) throw new NotSimple();
  }
}
