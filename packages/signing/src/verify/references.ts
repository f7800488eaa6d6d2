import type { ListedEntry, PdfFile, PdfView } from '../pdf/file.ts';
import { parseBudget } from '../pdf/parser.ts';
import { PdfDict, PdfRef, PdfStream } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';

/** The largest number that an object may have (ISO 32000-1, annex C). */
const MAX_NUMBER = 8_388_607;
/** Values read for this in a file, however many updates it has. */
const MAX_NODES = 20_000_000;

/**
 * How often the objects of a document, reachable or not, refer to each other. It follows the updates
 * of a file one by one, so that many updates of a large file are not many readings of it.
 */
export class References {
  readonly #file: PdfFile;
  readonly #budget: { nodes: number; bytes: number };
  readonly #counts: Uint32Array;
  readonly #unreadable = new Set<number>();
  /** The revision up to which it has read. */
  #revision = -1;
  /** Whether somebody has been looked for: that takes one more reading, and is done once. */
  #named = false;

  constructor(file: PdfFile) {
    this.#file = file;
    // Of its own: all objects of a large file are more than what verification may keep in memory.
    this.#budget = { nodes: MAX_NODES, bytes: 2 * parseBudget(file.bytes.length).bytes };
    let highest = 0;
    for (const { sections } of file.revisions)
      for (const { entries } of sections)
        for (const num of entries.keys()) highest = Math.max(highest, num);
    this.#counts = new Uint32Array(Math.min(highest, MAX_NUMBER) + 1);
  }

  /** Numbers of objects that cannot be read. Each of them may refer to anything. */
  unreadable(view: PdfView): ReadonlySet<number> {
    this.#follow(view.index);
    return this.#unreadable;
  }

  /** How many references lead to an object; infinitely many when that cannot be told. */
  count(view: PdfView, num: number): number {
    this.#follow(view.index);
    if (this.#isSpent) return Infinity;
    return this.#counts[num] ?? Infinity;
  }

  /** Numbers of objects that refer to one of the targets, for the first who asks with any. */
  from(view: PdfView, targets: ReadonlySet<number>): number[] {
    if (this.#named || targets.size === 0) return [];
    this.#named = true;
    const found: number[] = [];
    const seen = new Set<number>();
    for (let revision = view.index; revision >= 0; revision--)
      for (const { entries } of this.#file.revisions[revision]?.sections ?? [])
        for (const [num, entry] of entries) {
          if (seen.has(num) || this.#isSpent) continue;
          seen.add(num);
          let leads = false;
          this.#each(
            view,
            num,
            { ...entry, revision },
            (target) => (leads ||= targets.has(target)),
          );
          if (leads) found.push(num);
        }
    return found;
  }

  get #isSpent(): boolean {
    return this.#budget.nodes < 0 || this.#budget.bytes < 0;
  }

  #follow(index: number): void {
    for (; this.#revision < index; this.#revision++) {
      const view = this.#file.view(this.#revision + 1);
      const before = this.#revision < 0 ? undefined : this.#file.view(this.#revision);
      const seen = new Set<number>();
      for (const { entries } of this.#file.revisions[view.index]?.sections ?? [])
        for (const [num, entry] of entries) {
          if (seen.has(num) || this.#isSpent) continue;
          seen.add(num);
          const old = before?.entry(num);
          if (before !== undefined && old !== undefined) this.#add(before, num, old, -1);
          this.#add(view, num, { ...entry, revision: view.index }, 1);
        }
    }
  }

  #add(view: PdfView, num: number, entry: ListedEntry, step: 1 | -1): void {
    this.#unreadable.delete(num);
    const readable = this.#each(view, num, entry, (target) => {
      const count = this.#counts[target];
      if (count !== undefined) this.#counts[target] = count + step;
    });
    if (!readable && step === 1) this.#unreadable.add(num);
  }

  /** Reads an object anew, forgets it at once, and tells of each reference. @returns whether it can be read */
  #each(view: PdfView, num: number, entry: ListedEntry, tell: (target: number) => void): boolean {
    if (entry.kind === 'free') return true;
    try {
      const value =
        entry.kind === 'offset'
          ? this.#file.parserAt(entry, this.#budget).indirect((ref) => view.length(ref)).value
          : view.get(new PdfRef(num));
      visit(value, tell);
      return true;
    } catch {
      return false;
    }
  }
}

function visit(value: PdfValue, tell: (target: number) => void): void {
  if (value instanceof PdfRef) tell(value.num);
  else if (value instanceof PdfStream) visit(value.dict, tell);
  else if (value instanceof PdfDict) for (const item of value.values()) visit(item, tell);
  else if (Array.isArray(value)) for (const item of value) visit(item, tell);
}
