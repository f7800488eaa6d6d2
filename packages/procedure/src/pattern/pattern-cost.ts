import { characterSets, overlap, union, type CharacterSet } from './character-sets.ts';
import { parsePattern, type PatternNode } from './parse-pattern.ts';

const empty: CharacterSet = new Set();
/** Most characters of a pattern with its counted repetitions written out: engines refuse more. */
const MAX_SIZE = 5000;

/**
 * The most steps that a backtracking matcher can take to see whether a text fits a pattern:
 * Infinity where that is not known. A place where the next character decides which way to go costs
 * nothing; every other one multiplies the ways that are tried.
 *
 * @param source a regular expression that JavaScript takes with the flag `u`
 * @param length of the longest text, in characters
 */
export function patternCost(source: string, length: number): number {
  const tree = parsePattern(source);
  if (!tree || sizeOf(tree) > MAX_SIZE) return Infinity;
  const cost = new Cost(characterSets(source), length);
  const starts = isAnchored(tree) ? 1 : length + 1;
  return starts * cost.ways(tree, empty) * Math.max(1, Math.min(length, cost.longest(tree)));
}

function sizeOf(node: PatternNode): number {
  if (node.is === 'character' || node.is === 'nothing') return 1;
  if (node.is === 'repeat') {
    return sizeOf(node.body) * Math.max(1, Number.isFinite(node.max) ? node.max : node.min);
  }
  const inner = node.is === 'sequence' ? node.parts : node.ways;
  return inner.reduce((sum, one) => sum + sizeOf(one), 1);
}

/** Whether the pattern is tried at the beginning of the text only. */
function isAnchored(node: PatternNode): boolean {
  if (node.is === 'nothing') return node.start;
  if (node.is === 'choice') return node.ways.every(isAnchored);
  return node.is === 'sequence' && node.parts[0] !== undefined && isAnchored(node.parts[0]);
}

class Cost {
  readonly #setOf: (source: string) => CharacterSet;
  readonly #length: number;

  constructor(setOf: (source: string) => CharacterSet, length: number) {
    this.#setOf = setOf;
    this.#length = length;
  }

  /** In how many ways a node and what it is made of can be gone through; `next` follows it. */
  ways(node: PatternNode, next: CharacterSet): number {
    if (node.is === 'character' || node.is === 'nothing') return 1;
    if (node.is === 'sequence') {
      const start = { product: 1, after: next };
      return node.parts.reduceRight(
        ({ product, after }, part) => ({
          product: product * this.ways(part, after),
          after: this.#first(part, after),
        }),
        start,
      ).product;
    }
    if (node.is === 'choice') {
      const ways = node.ways.map((way) => this.ways(way, next));
      const firsts = node.ways.map((way) => this.#first(way, next));
      const isDecided = firsts.every((first, index) =>
        firsts.slice(index + 1).every((other) => !overlap(first, other)),
      );
      return isDecided ? Math.max(...ways) : ways.reduce((sum, one) => sum + one, 0);
    }
    return this.#repeated(node, next);
  }

  #repeated({ body, min, max }: PatternNode & { is: 'repeat' }, next: CharacterSet): number {
    const own = this.#first(body, empty);
    const once = this.ways(body, max > 1 ? union(own, next) : next);
    const most = Math.min(max, this.#length + 1);
    const isDecided = min >= max || (!overlap(own, next) && !this.#mayBeEmpty(body));
    if (once === 1) return isDecided ? 1 : Math.max(1, most - Math.min(min, most) + 1);
    return Math.pow(once, most) * (isDecided ? 1 : most + 1);
  }

  /** The characters with which a node can begin, or what comes after it where it may be empty. */
  #first(node: PatternNode, next: CharacterSet): CharacterSet {
    if (node.is === 'character') return this.#setOf(node.source);
    if (node.is === 'nothing') return next;
    if (node.is === 'choice') return union(...node.ways.map((way) => this.#first(way, next)));
    if (node.is === 'sequence') {
      return node.parts.reduceRight((after, part) => this.#first(part, after), next);
    }
    const first = this.#first(node.body, next);
    return node.min === 0 ? union(first, next) : first;
  }

  #mayBeEmpty(node: PatternNode): boolean {
    if (node.is === 'character') return false;
    if (node.is === 'nothing') return true;
    if (node.is === 'choice') return node.ways.some((way) => this.#mayBeEmpty(way));
    if (node.is === 'sequence') return node.parts.every((part) => this.#mayBeEmpty(part));
    return node.min === 0 || this.#mayBeEmpty(node.body);
  }

  /** The most characters that fit a node. */
  longest(node: PatternNode): number {
    if (node.is === 'character') return 1;
    if (node.is === 'nothing') return 0;
    if (node.is === 'choice') return Math.max(...node.ways.map((way) => this.longest(way)));
    if (node.is === 'sequence') {
      return node.parts.reduce((sum, part) => sum + this.longest(part), 0);
    }
    const once = this.longest(node.body);
    return once === 0 ? 0 : once * node.max;
  }
}
