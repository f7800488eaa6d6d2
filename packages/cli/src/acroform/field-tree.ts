import { PDFArray, PDFDict, PDFName, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import { CommandError } from '../errors.ts';

/** Most fields, and most fields and boxes together. */
export const MAX_FIELDS = 2_000;
const MAX_NODES = 20_000;
/** Deepest nesting of fields, in levels. */
const MAX_DEPTH = 32;

/**
 * Walks the fields of a form before the library does, which trusts that they are a tree: it would
 * follow a loop, or a node with many parents, for ever.
 *
 * @param fields Fields of the form (ISO 32000-2, table 224)
 * @throws {CommandError} `broken-pdf`, `too-many-fields`
 */
export function checkFieldTree(fields: PDFObject | undefined): void {
  const seen = new Set<PDFRef>();
  const waiting: Array<{ list: PDFObject | undefined; depth: number }> = [
    { list: fields, depth: 0 },
  ];
  let leaves = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { list, depth } = next;
    if (!(list instanceof PDFArray)) continue;
    if (depth > MAX_DEPTH) throw broken();
    for (let index = 0; index < list.size(); index += 1) {
      const ref = list.get(index);
      const dict = list.lookup(index);
      if (!(ref instanceof PDFRef) || !(dict instanceof PDFDict)) continue;
      if (seen.has(ref)) throw broken();
      seen.add(ref);
      if (seen.size > MAX_NODES) throw tooMany();
      const kids = dict.lookup(PDFName.of('Kids'));
      const named = dict.has(PDFName.of('T'));
      if (named && !hasNamedKid(kids)) leaves += 1;
      if (leaves > MAX_FIELDS) throw tooMany();
      waiting.push({ list: kids, depth: depth + 1 });
    }
  }
}

function hasNamedKid(kids: PDFObject | undefined): boolean {
  if (!(kids instanceof PDFArray)) return false;
  for (let index = 0; index < Math.min(kids.size(), MAX_NODES); index += 1) {
    const kid = kids.lookup(index);
    if (kid instanceof PDFDict && kid.has(PDFName.of('T'))) return true;
  }
  return false;
}

export function broken(): CommandError {
  return new CommandError(
    'broken-pdf',
    'The PDF is broken, or none: open it in a PDF viewer, save it under another name and try again.',
  );
}

function tooMany(): CommandError {
  return new CommandError(
    'too-many-fields',
    `The PDF has more than ${MAX_FIELDS} fields: divide it into several forms.`,
  );
}
