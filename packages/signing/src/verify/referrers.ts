import type { PdfView } from '../pdf/file.ts';
import { PdfParser, parseBudget } from '../pdf/parser.ts';
import { PdfDict, PdfRef, PdfStream } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';

/**
 * Numbers of the objects of a document, reachable or not, that refer to one of the targets. An
 * object that cannot be read counts as one that does.
 */
export function findReferrers(view: PdfView, targets: ReadonlySet<number>): number[] {
  const found: number[] = [];
  const seen = new Set<number>();
  const { bytes, revisions } = view.file;
  // Of its own: all objects of a large file are more than what verification may keep in memory.
  const budget = { nodes: 20_000_000, bytes: parseBudget(bytes.length).bytes };
  for (let index = view.index; index >= 0; index--)
    for (const section of revisions[index]?.sections ?? [])
      for (const [num, entry] of section.entries) {
        if (seen.has(num)) continue;
        seen.add(num);
        if (entry.kind === 'free') continue;
        try {
          // Read anew and forgotten at once.
          const value =
            entry.kind === 'offset'
              ? new PdfParser(bytes, entry.offset, budget).indirect((ref) => view.length(ref)).value
              : view.get(new PdfRef(num));
          if (refersTo(value, targets)) found.push(num);
        } catch {
          found.push(num);
          if (budget.bytes < 0 || budget.nodes < 0) return found;
        }
      }
  return found;
}

function refersTo(value: PdfValue, targets: ReadonlySet<number>): boolean {
  if (value instanceof PdfRef) return targets.has(value.num);
  if (value instanceof PdfStream) return refersTo(value.dict, targets);
  if (value instanceof PdfDict) return [...value.values()].some((item) => refersTo(item, targets));
  return Array.isArray(value) && value.some((item) => refersTo(item, targets));
}
