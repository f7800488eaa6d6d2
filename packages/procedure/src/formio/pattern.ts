const MAX_LENGTH = 200;

/**
 * A regular expression of a Form.io form as JSON Schema writes it, anchored at both ends as Form.io
 * does. Undefined when it is none, or when it has a shape that may take exponential time: a
 * repeated group that repeats something inside, or a back reference.
 */
export function safePattern(pattern: unknown): string | undefined {
  if (typeof pattern !== 'string' || pattern === '' || pattern.length > MAX_LENGTH)
    return undefined;
  if (/\\[1-9k]|\(\?<?[=!]/.test(pattern) || repeatsRepetition(pattern)) return undefined;
  const whole = /^\^[^|]*\$$/.test(pattern) ? pattern : `^(?:${pattern})$`;
  return isPattern(whole) ? whole : undefined;
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').flags === 'u';
  } catch {
    return false;
  }
}

function repeatsRepetition(pattern: string): boolean {
  // For each open group: whether something in it repeats or gives a choice.
  const open: boolean[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at]!;
    if (character === '\\') at += 1;
    else if (character === '[') at = endOfClass(pattern, at);
    else if (character === '(') open.push(false);
    else if (character === ')') {
      const branches = open.pop() ?? false;
      if (branches && /^[*+{?]/.test(pattern.slice(at + 1))) return true;
      if (branches && open.length > 0) open[open.length - 1] = true;
    } else if (/[*+{|]/.test(character) && open.length > 0) open[open.length - 1] = true;
  }
  return false;
}

function endOfClass(pattern: string, start: number): number {
  let at = start + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at;
}
