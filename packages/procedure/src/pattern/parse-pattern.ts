/** A regular expression as a tree, as far as its cost needs it. */
export type PatternNode =
  /** One character out of a set: the source of it, for a RegExp of its own. */
  | { is: 'character'; source: string }
  /** Takes no character: an anchor, a word boundary, nothing at all. */
  | { is: 'nothing'; start: boolean }
  | { is: 'sequence'; parts: readonly PatternNode[] }
  | { is: 'choice'; ways: readonly PatternNode[] }
  | { is: 'repeat'; body: PatternNode; min: number; max: number };

/** Deepest nesting of groups that is followed. */
const MAX_DEPTH = 20;

const quantifier = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/u;
/** One escaped character or class of characters; a surrogate pair written as two escapes is one. */
const escape =
  /^\\(?:u\{[0-9a-f]+\}|ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|p\{[^}]*\}|[^])/iu;

/**
 * Reads a regular expression that JavaScript takes with the flag `u`. Undefined where it looks back
 * or ahead (a back reference, a lookaround), is deeper than 20 groups, or changes its flags: what
 * such a one costs is not known.
 */
export function parsePattern(source: string): PatternNode | undefined {
  let rest = source;
  let isKnown = true;
  const take = (length: number): string => {
    const taken = rest.slice(0, length);
    rest = rest.slice(length);
    return taken;
  };

  function choice(depth: number): PatternNode {
    const ways = [sequence(depth)];
    while (rest.startsWith('|')) {
      take(1);
      ways.push(sequence(depth));
    }
    return ways.length === 1 ? ways[0]! : { is: 'choice', ways };
  }

  function sequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    while (isKnown && rest !== '' && !/^[|)]/u.test(rest)) parts.push(repeated(atom(depth)));
    return { is: 'sequence', parts };
  }

  function repeated(body: PatternNode): PatternNode {
    const found = quantifier.exec(rest);
    if (!found) return body;
    const sign = take(found[0].length);
    if (sign.startsWith('*')) return { is: 'repeat', body, min: 0, max: Infinity };
    if (sign.startsWith('+')) return { is: 'repeat', body, min: 1, max: Infinity };
    if (sign.startsWith('?')) return { is: 'repeat', body, min: 0, max: 1 };
    const [, least, comma, most] = found;
    const min = Number(least);
    const max = comma === undefined ? min : most === '' ? Infinity : Number(most);
    return { is: 'repeat', body, min, max };
  }

  function atom(depth: number): PatternNode {
    if (rest.startsWith('(')) return group(depth);
    if (/^[\^$]|^\\[bB]/u.test(rest)) {
      return { is: 'nothing', start: take(rest.startsWith('\\') ? 2 : 1) === '^' };
    }
    if (/^\\[1-9k]/u.test(rest)) isKnown = false;
    if (rest.startsWith('[')) return { is: 'character', source: take(endOfClass(rest)) };
    const length =
      escape.exec(rest)?.[0].length ?? String.fromCodePoint(rest.codePointAt(0)!).length;
    return { is: 'character', source: take(length) };
  }

  function group(depth: number): PatternNode {
    const [opening] = /^\((?:\?(?:[:]|<[^=!>][^>]*>))?/u.exec(rest)!;
    take(opening.length);
    if (rest.startsWith('?') || depth > MAX_DEPTH) {
      isKnown = false;
      return { is: 'nothing', start: false };
    }
    const inner = choice(depth + 1);
    take(1);
    return inner;
  }

  const tree = choice(0);
  return isKnown ? tree : undefined;
}

function endOfClass(source: string): number {
  let at = 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at + 1;
}
