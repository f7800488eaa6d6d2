import { hasTextAt } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';
import { defaultLimits } from '../limits.ts';
import type { Limits } from '../limits.ts';
import { decodeStream } from './inflate.ts';
import { PdfParser, malformed, parseBudget } from './parser.ts';
import type { IndirectObject, ParseBudget } from './parser.ts';
import { readRevisions } from './revisions.ts';
import type { Revision } from './revisions.ts';
import { PdfDict, PdfRef, PdfStream, nameOf } from './values.ts';
import type { PdfValue } from './values.ts';
import type { Budget, XrefEntry } from './xref.ts';

/** The objects of one object stream (7.5.7), read when asked for. */
interface PackedObjects {
  readonly data: Bytes;
  /** Number and offset in `data`, by index. */
  readonly places: ReadonlyArray<readonly [num: number, offset: number]>;
  readonly values: Map<number, PdfValue>;
}

/** An entry, and the index of the revision that lists it. */
export type ListedEntry = XrefEntry & { readonly revision: number };

/** A place in the file, and the index of the revision that lists it. */
interface ListedOffset {
  readonly offset: number;
  readonly revision: number;
}

/** A PDF file with all its revisions, read strictly through its cross-references. */
export class PdfFile {
  readonly bytes: Bytes;
  readonly revisions: readonly Revision[];
  readonly budget: ParseBudget;
  /** By revision and offset. */
  readonly #objects: Array<Map<number, IndirectObject>> = [];
  readonly #packed = new Map<number, PackedObjects>();

  constructor(bytes: Bytes, revisions: readonly Revision[]) {
    this.bytes = bytes;
    this.revisions = revisions;
    this.budget = parseBudget(bytes.length);
  }

  /** The document as it stood after revision `index`; the newest by default. */
  view(index = this.revisions.length - 1): PdfView {
    return new PdfView(this, index);
  }

  /** The object at the place that a revision lists. */
  objectAt(place: ListedOffset, view: PdfView): IndirectObject {
    const objects = (this.#objects[place.revision] ??= new Map());
    const known = objects.get(place.offset);
    if (known !== undefined) return known;
    const object = this.parserAt(place).indirect((ref) => view.length(ref));
    objects.set(place.offset, object);
    return object;
  }

  /** The same, if it was read before and is no stream: how long one is may depend on the view. */
  knownAt({ offset, revision }: ListedOffset): IndirectObject | undefined {
    const known = this.#objects[revision]?.get(offset);
    return known?.value instanceof PdfStream ? undefined : known;
  }

  /**
   * Reads from the place that a revision lists, and no further than the revision goes: what is
   * appended later must not bring or complete an object that was listed before.
   */
  parserAt({ offset, revision }: ListedOffset, budget = this.budget): PdfParser {
    return new PdfParser(this.revisions[revision]?.upTo ?? this.bytes, offset, budget);
  }

  /** Numbers of the objects in the object stream written at `offset`, in their order. */
  numbersIn(offset: number): number[] {
    return (this.#packed.get(offset)?.places ?? []).map(([num]) => num);
  }

  /** The object at `index` of the object stream written at `offset`. */
  packedAt(offset: number, index: number, num: number): PdfValue {
    const packed = this.#packed.get(offset);
    const place = packed?.places[index];
    if (packed === undefined || place?.[0] !== num) throw malformed(`object ${num} is not listed`);
    let value = packed.values.get(index);
    if (value === undefined) {
      value = new PdfParser(packed.data, place[1], this.budget, false).value();
      packed.values.set(index, value);
    }
    return value;
  }

  /** Undoes the compression of every object stream, so that all later reading is synchronous. */
  async unpack(budget: Budget): Promise<void> {
    for (const [index, revision] of this.revisions.entries()) {
      const view = this.view(index);
      const streams = new Set<number>();
      for (const section of revision.sections)
        for (const entry of section.entries.values())
          if (entry.kind === 'packed') streams.add(entry.stream);
      for (const num of streams) await this.#unpackOne(num, view, budget);
    }
  }

  async #unpackOne(num: number, view: PdfView, budget: Budget): Promise<void> {
    const entry = view.entry(num);
    if (entry?.kind !== 'offset') throw malformed(`object stream ${num} is missing`);
    if (this.#packed.has(entry.offset)) return;
    const { value } = this.objectAt(entry, view);
    if (!(value instanceof PdfStream) || nameOf(value.dict.get('Type')) !== 'ObjStm')
      throw malformed(`object ${num} is no object stream`);
    const data = await decodeStream(value, budget.limits.maxInflatedBytes - budget.inflated);
    budget.inflated += data.length;
    const [count, first] = [
      view.resolve(value.dict.get('N')),
      view.resolve(value.dict.get('First')),
    ];
    if (typeof count !== 'number' || typeof first !== 'number' || count > data.length)
      throw malformed(`object stream ${num}`);
    const parser = new PdfParser(data, 0, this.budget, false);
    const places: [number, number][] = [];
    for (let index = 0; index < count; index++)
      places.push([parser.integer(), parser.integer() + first]);
    // Some readers look for the number, others for the place in the stream.
    if (new Set(places.map(([one]) => one)).size !== places.length)
      throw malformed(`object stream ${num} holds an object twice`);
    this.#packed.set(entry.offset, { data, places, values: new Map() });
  }
}

/** The document after one of its revisions. */
export class PdfView {
  readonly file: PdfFile;
  /** Index of the revision. */
  readonly index: number;

  constructor(file: PdfFile, index: number) {
    this.file = file;
    this.index = index;
  }

  /** The newest trailer: Root, Info, ID, Size. */
  get trailer(): PdfDict {
    return this.file.revisions[this.index]?.sections[0]?.trailer ?? new PdfDict();
  }

  /** Where object `num` is to be found; undefined when no revision so far lists it. */
  entry(num: number): ListedEntry | undefined {
    for (let revision = this.index; revision >= 0; revision--)
      for (const section of this.file.revisions[revision]?.sections ?? []) {
        const entry = section.entries.get(num);
        if (entry !== undefined) return { ...entry, revision };
      }
    return undefined;
  }

  /** The object a reference names; null when it is missing or free, as 7.3.10 says. */
  get(ref: PdfRef): PdfValue {
    const entry = this.entry(ref.num);
    if (entry === undefined || entry.kind === 'free') return null;
    if (entry.kind === 'packed') {
      const container = this.entry(entry.stream);
      if (container?.kind !== 'offset') throw malformed(`object ${ref.num} is missing`);
      return this.file.packedAt(container.offset, entry.index, ref.num);
    }
    const object = this.file.objectAt(entry, this);
    if (object.num !== ref.num || object.gen !== entry.gen)
      throw malformed(`object ${ref.num} is another`);
    return object.gen === ref.gen ? object.value : null;
  }

  /** The value itself, references followed. */
  resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let hops = 0; current instanceof PdfRef; hops++) {
      if (hops > 16) throw malformed('references run in a circle');
      current = this.get(current);
    }
    return current;
  }

  /** The dictionary a value is or refers to. */
  dict(value: PdfValue | undefined): PdfDict | undefined {
    const resolved = this.resolve(value);
    return resolved instanceof PdfDict ? resolved : undefined;
  }

  /** The array a value is or refers to; empty when it is none. */
  array(value: PdfValue | undefined): PdfValue[] {
    const resolved = this.resolve(value);
    return Array.isArray(resolved) ? resolved : [];
  }

  /** The document catalog (7.7.2). */
  get catalog(): PdfDict {
    const catalog = this.dict(this.trailer.get('Root'));
    if (catalog === undefined) throw malformed('it has no catalog');
    return catalog;
  }

  /** A stream's length that is an object of its own: a number somewhere in the file, nothing else. */
  length(ref: PdfRef): PdfValue {
    const entry = this.entry(ref.num);
    if (entry?.kind !== 'offset') throw malformed('a stream without a length');
    const { num, value } = this.file.parserAt(entry).indirect(() => {
      throw malformed('a length that has a length');
    });
    if (num !== ref.num) throw malformed('a stream without a length');
    return value;
  }
}

/**
 * Reads a PDF file from anywhere.
 *
 * @throws {SigningError} `too-large`, `not-a-pdf`, `malformed-pdf` or `encrypted-pdf`
 */
export async function openPdf(bytes: Bytes, limits: Limits = defaultLimits): Promise<PdfFile> {
  if (bytes.length > limits.maxBytes)
    throw new SigningError('too-large', `Send a file of at most ${limits.maxBytes} bytes.`);
  if (!hasTextAt(bytes, '%PDF-', 0))
    throw new SigningError('not-a-pdf', 'This is no PDF file. Send the PDF that was signed.');
  const budget: Budget = { objects: 0, inflated: 0, limits };
  const revisions = await readRevisions(bytes, budget);
  if (revisions.some(({ sections }) => sections.some(({ trailer }) => trailer.has('Encrypt'))))
    throw new SigningError(
      'encrypted-pdf',
      'The PDF is protected by a password. Save it without one, then sign or send it.',
    );
  const file = new PdfFile(bytes, revisions);
  await file.unpack(budget);
  return file;
}
