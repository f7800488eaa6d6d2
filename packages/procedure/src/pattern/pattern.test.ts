import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePattern, type PatternNode } from './parse-pattern.ts';
import { patternCost } from './pattern-cost.ts';
import { isSafePattern } from './safe-pattern.ts';

test('patterns that forms use are safe for any text', () => {
  for (const source of [
    '^[0-9]{12}$',
    '^([0-9]{9}|[0-9]{12})$',
    '^[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+$',
    '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$',
    '^20[0-9]{2} ?[-–] ?20[0-9]{2}$',
    '^[a-z][A-Za-z0-9]*(/[a-z][A-Za-z0-9]*)*$',
    '^\\p{L}+$',
    '[0-9]',
  ]) {
    assert.ok(isSafePattern(source), source);
  }
});

test('patterns that would hang a form are not', () => {
  for (const source of [
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|ab|b)*$',
    '^(\\w+\\s?)*$',
    '^(\\d|[0-9]{2})*$',
    '^([^,]*,?)*$',
    '^(.*)*$',
    'a*a*a*a*b',
    '^(\\p{L}|é)*$',
    '^(?=a+)+b$',
    '^(a*)\\1*$',
    '(',
    `^${'(a?'.repeat(30)}${')'.repeat(30)}$`,
    '^(?:(?:a{1000}){1000}){1000}$',
  ]) {
    assert.equal(isSafePattern(source), false, source);
  }
});

test('a bound to the text makes an ambiguous pattern safe', () => {
  assert.equal(isSafePattern('^.*@.*$'), false);
  assert.equal(isSafePattern('^.*@.*$', 200), true);
  assert.equal(isSafePattern('^.*a.*b.*$', 4000), false);
  assert.equal(isSafePattern('^.*a.*b.*$', 200), true);
});

/** A matcher that tries every way in turn, as JavaScript's does, and counts its steps. */
function match(tree: PatternNode, text: string): { fits: boolean; steps: number } {
  const characters = Array.from(text);
  let steps = 0;
  type Then = (at: number) => boolean;
  const run = (node: PatternNode, at: number, then: Then): boolean => {
    steps += 1;
    if (steps > 3_000_000) throw new Error('too many steps');
    if (node.is === 'character') {
      const isOne = new RegExp(`^${node.source}$`, 'u');
      return at < characters.length && isOne.test(characters[at]!) && then(at + 1);
    }
    if (node.is === 'nothing')
      return (node.start ? at === 0 : at === characters.length) && then(at);
    if (node.is === 'choice') return node.ways.some((way) => run(way, at, then));
    if (node.is === 'sequence') {
      const from = (index: number, place: number): boolean =>
        index === node.parts.length
          ? then(place)
          : run(node.parts[index]!, place, (next) => from(index + 1, next));
      return from(0, at);
    }
    const { body, min, max } = node;
    const again = (count: number, place: number): boolean => {
      const more = () =>
        count < max &&
        run(body, place, (next) => (next > place || count < min) && again(count + 1, next));
      return more() || (count >= min && then(place));
    };
    return again(0, at);
  };
  const starts = Array.from({ length: characters.length + 1 }, (_, index) => index);
  return { fits: starts.some((at) => run(tree, at, () => true)), steps };
}

function nodesOf(node: PatternNode): number {
  if (node.is === 'repeat') return nodesOf(node.body) + 1;
  const inner = node.is === 'sequence' ? node.parts : node.is === 'choice' ? node.ways : [];
  return inner.reduce((sum, one) => sum + nodesOf(one), 1);
}

const patterns = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  pattern: fc
    .array(fc.array(tie('piece'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((ways) => ways.map((pieces) => pieces.join('')).join('|')),
  piece: fc
    .tuple(
      fc.oneof(
        { maxDepth: 3, depthIdentifier: 'piece' },
        fc.constantFrom('a', 'b', 'c', '[ab]', '[^a]', '.', '\\u0061', '\\x62'),
        tie('pattern').map((inner) => `(${inner})`),
        tie('pattern').map((inner) => `(?:${inner})`),
      ),
      fc.constantFrom('', '', '', '', '', '*', '+', '?', '{2}', '{0,2}?', '+?'),
    )
    .map(([atom, sign]) => atom + sign),
}));

test('no match takes more steps than the cost says, and the tree means what JavaScript means', () => {
  let judged = 0;
  fc.assert(
    fc.property(
      patterns.pattern,
      fc.constantFrom(['^(?:', ')$'], ['^(?:', ')'], ['', '']),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 }),
      (inner, [before, after], text) => {
        const source = before + inner + after;
        const tree = parsePattern(source)!;
        const cost = patternCost(source, 10);
        if (cost > 20_000) return;
        judged += 1;
        const { fits, steps } = match(tree, text);
        assert.equal(fits, new RegExp(source, 'u').test(text), source);
        assert.ok(steps <= (cost + 10) * nodesOf(tree) * 2, `${source}: ${steps} > ${cost}`);
      },
    ),
    { numRuns: 1500 },
  );
  assert.ok(judged > 150, `only ${judged} are cheap enough to try`);
});

test('any text is a pattern that is judged, or none', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab\\1(){}[]?*+|^$.,-:<=!>pux0dD') }),
      (source) => {
        let isPattern = true;
        try {
          void new RegExp(source, 'u');
        } catch {
          isPattern = false;
        }
        if (isPattern) assert.ok(patternCost(source, 100) >= 1, source);
        else assert.equal(isSafePattern(source), false);
      },
    ),
    { numRuns: 3000 },
  );
});
