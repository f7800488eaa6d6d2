import type { PdfView } from '../pdf/file.ts';
import { parseBudget } from '../pdf/parser.ts';
import { PdfDict, PdfRef, PdfStream } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';

/** Who refers to objects, and how often. */
export interface References {
  /** Numbers of the objects, reachable or not, that refer to one of the targets or cannot be read. */
  readonly from: readonly number[];
  /** How many references lead to each target. */
  readonly to: ReadonlyMap<number, number>;
}

/** Looks through all objects of a document for references to the targets. */
export function findReferences(view: PdfView, targets: ReadonlySet<number>): References {
  const from: number[] = [];
  const to = new Map<number, number>();
  const { file } = view;
  // Of its own: all objects of a large file are more than what verification may keep in memory.
  const budget = { nodes: 20_000_000, bytes: parseBudget(file.bytes.length).bytes };
  const seen = new Set<number>();
  for (let revision = view.index; revision >= 0; revision--)
    for (const section of file.revisions[revision]?.sections ?? [])
      for (const [num, entry] of section.entries) {
        if (seen.has(num)) continue;
        seen.add(num);
        if (entry.kind === 'free') continue;
        try {
          // Read anew and forgotten at once.
          const value =
            entry.kind === 'offset'
              ? file
                  .parserAt({ offset: entry.offset, revision }, budget)
                  .indirect((ref) => view.length(ref)).value
              : view.get(new PdfRef(num));
          if (count(value, targets, to)) from.push(num);
        } catch {
          from.push(num);
          if (budget.bytes < 0 || budget.nodes < 0) return { from, to };
        }
      }
  return { from, to };
}

/** Counts the references to the targets in a value. @returns whether there is one */
function count(
  value: PdfValue,
  targets: ReadonlySet<number>,
  counts: Map<number, number>,
): boolean {
  if (value instanceof PdfRef) {
    if (!targets.has(value.num)) return false;
    counts.set(value.num, (counts.get(value.num) ?? 0) + 1);
    return true;
  }
  if (value instanceof PdfStream) return count(value.dict, targets, counts);
  const items = value instanceof PdfDict ? [...value.values()] : Array.isArray(value) ? value : [];
  return items.filter((item) => count(item, targets, counts)).length > 0;
}
