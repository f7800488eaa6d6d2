import type { PdfView } from '../pdf/file.ts';
import type { Revision } from '../pdf/revisions.ts';
import { PdfDict, PdfRef, PdfStream, equalValues, nameOf } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';
import type { References } from './references.ts';
import type { Modification } from './report.ts';

/** What one incremental update did to the objects, and which of it has been found harmless. */
export class Changes {
  readonly before: PdfView;
  readonly after: PdfView;
  readonly modifications: Modification[] = [];
  /** The largest number that the update lists. */
  readonly highest: number;
  readonly #references: References;
  /** Objects that said something else before. */
  readonly #changed = new Set<number>();
  /** Objects that did not exist before. */
  readonly #added = new Set<number>();
  /** The same, and never settled. */
  readonly #all = new Set<number>();
  /** Changed objects that were judged by one meaning, and so may have no other. */
  readonly #sole = new Set<number>();

  constructor(before: PdfView, after: PdfView, revision: Revision, references: References) {
    this.#references = references;
    this.before = before;
    this.after = after;
    let highest = 0;
    for (const section of revision.sections)
      for (const [num, entry] of section.entries) {
        highest = Math.max(highest, num);
        const known = before.entry(num);
        const used = known !== undefined && known.kind !== 'free';
        if (entry.kind === 'free') {
          if (used) this.report('object-removed', num);
          continue;
        }
        if (entry.kind === 'offset' && entry.offset === section.offset) {
          // The cross-reference stream itself, which may not take the place of an object.
          if (used) this.report('object-changed', num);
          this.#all.add(num);
          continue;
        }
        const gen = entry.kind === 'offset' ? entry.gen : 0;
        const value = after.get(new PdfRef(num, gen));
        if (!used) {
          this.#all.add(num);
          if (!isContainer(value)) this.#added.add(num);
        } else if ((known.kind === 'offset' ? known.gen : 0) !== gen)
          this.report('object-changed', num);
        else if (!equalValues(before.get(new PdfRef(num, gen)), value)) this.#changed.add(num);
      }
    this.highest = highest;
  }

  /** Notes a change that nobody agreed to. */
  report(code: string, object?: number): void {
    const revision = this.after.index;
    this.modifications.push({ code, revision, ...(object !== undefined && { object }) });
  }

  isAdded(value: PdfValue | undefined): value is PdfRef {
    return value instanceof PdfRef && this.#added.has(value.num);
  }

  isChanged(value: PdfValue | undefined): value is PdfRef {
    return value instanceof PdfRef && this.#changed.has(value.num);
  }

  /** The change of this one object has been judged. */
  settle(value: PdfValue | undefined): void {
    if (value instanceof PdfRef) this.#changed.delete(value.num);
  }

  /**
   * The change of this one object has been judged by what refers to it: harmless only when nothing
   * else did, for which it means something else.
   */
  settleSole(value: PdfValue | undefined): void {
    if (value instanceof PdfRef && this.#changed.delete(value.num)) this.#sole.add(value.num);
  }

  /** New objects are harmless when only something harmless leads to them. */
  settleAdded(value: PdfValue | undefined): void {
    const pending: PdfValue[] = [value ?? null];
    while (pending.length > 0) {
      const item = pending.pop();
      if (item instanceof PdfRef) {
        if (this.#added.delete(item.num)) pending.push(this.after.get(item));
      } else if (item instanceof PdfStream) pending.push(item.dict);
      else if (item instanceof PdfDict) pending.push(...item.values());
      else if (Array.isArray(item)) pending.push(...item);
    }
  }

  /** Keys under which two dictionaries differ. */
  differingKeys(before: PdfDict, after: PdfDict): string[] {
    return [...new Set([...before.keys(), ...after.keys()])].filter(
      (key) => !equalValues(before.get(key), after.get(key)),
    );
  }

  /** Whatever nobody has judged harmless is a modification. */
  finish(): Modification[] {
    for (const num of this.#changed) this.report('object-changed', num);
    for (const num of this.#added) this.report('object-added', num);
    if (this.modifications.length === 0) this.#checkTraps();
    return this.modifications;
  }

  /**
   * Traps that were laid before the signature. An old object may refer to one that did not exist,
   * which counts as null, or cannot be read: when an update brings what was missing, it says something
   * new. And an object may be in the document for two things, one of which may change.
   */
  #checkTraps(): void {
    const { before } = this;
    const completed = [...this.#all].filter((num) => this.#references.count(before, num) > 0);
    const named = this.#references.from(before, new Set(completed));
    for (const num of named) this.report('object-completed', num);
    if (completed.length > 0 && named.length === 0) this.report('object-completed');
    for (const num of this.#references.unreadable(before)) this.report('object-completed', num);
    for (const num of this.#sole)
      if (this.#references.count(before, num) > 1) this.report('object-changed', num);
  }
}

/** Object streams hold objects that are judged one by one. */
function isContainer(value: PdfValue): boolean {
  return value instanceof PdfStream && nameOf(value.dict.get('Type')) === 'ObjStm';
}
