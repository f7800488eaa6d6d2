import { concat, latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { PdfView } from './file.ts';
import { malformed } from './parser.ts';
import { serialise, writeIndirect } from './serialise.ts';
import { PdfDict, PdfRef, PdfStream, PdfString, dict, name } from './values.ts';
import type { PdfValue } from './values.ts';

/**
 * Changed and new objects, to be appended to a file as one incremental update (ISO 32000-1,
 * 7.5.6). The bytes before are never touched. The cross-reference is of the kind that the file's
 * newest one is: a table after tables, a stream after streams. Deterministic.
 */
export class Increment {
  readonly #view: PdfView;
  readonly #objects = new Map<number, { ref: PdfRef; value: PdfValue }>();
  #next: number;

  constructor(view: PdfView) {
    this.#view = view;
    let next = 1;
    for (const { sections } of view.file.revisions)
      for (const { entries, trailer } of sections) {
        const size = trailer.get('Size');
        if (typeof size === 'number') next = Math.max(next, size);
        for (const num of entries.keys()) next = Math.max(next, num + 1);
      }
    this.#next = next;
  }

  /** Puts a new object, and gives its reference. */
  add(value: PdfValue): PdfRef {
    const ref = new PdfRef(this.#next++);
    this.#objects.set(ref.num, { ref, value });
    return ref;
  }

  /** Replaces an object of the file, or one put here before. */
  replace(ref: PdfRef, value: PdfValue): void {
    this.#objects.set(ref.num, { ref, value });
  }

  /** The object as it will stand. */
  get(ref: PdfRef): PdfValue {
    return this.#objects.get(ref.num)?.value ?? this.#view.get(ref);
  }

  /** The dictionary behind a reference with some keys set, ready for {@link replace}. */
  changed(ref: PdfRef, keys: Record<string, PdfValue>): PdfDict {
    const current = this.get(ref);
    if (!(current instanceof PdfDict)) throw malformed(`object ${ref.num} is no dictionary`);
    return new PdfDict([...current, ...Object.entries(keys)]);
  }

  /**
   * The whole file: the old bytes and the update.
   *
   * @param id 16 bytes for the second half of the file identifier (14.4)
   */
  write(id: Bytes): Bytes {
    const { bytes, revisions } = this.#view.file;
    const newest = revisions.at(-1);
    const section = newest?.sections[0];
    if (newest === undefined || section === undefined) throw malformed('it has no revision');
    if (newest.end !== bytes.length) throw malformed('bytes follow its end');
    const parts: Bytes[] = [bytes];
    let offset = bytes.length;
    const put = (part: Bytes) => {
      parts.push(part);
      offset += part.length;
    };
    if (newest.end === newest.eof) put(latin1('\n'));
    const offsets = new Map<number, { offset: number; gen: number }>();
    const sorted = [...this.#objects.values()].sort((a, b) => a.ref.num - b.ref.num);
    for (const { ref, value } of sorted) {
      offsets.set(ref.num, { offset, gen: ref.gen });
      put(writeIndirect(ref, value));
    }
    const start = offset;
    const trailer = this.#trailer(section.offset, id);
    if (section.kind === 'table') put(table(offsets, trailer.set('Size', this.#next)));
    else {
      offsets.set(this.#next, { offset, gen: 0 });
      const ref = new PdfRef(this.#next);
      put(writeIndirect(ref, crossReference(offsets, trailer.set('Size', this.#next + 1))));
    }
    put(latin1(`startxref\n${start}\n%%EOF\n`));
    return concat(...parts);
  }

  #trailer(previous: number, id: Bytes): PdfDict {
    const old = this.#view.trailer;
    const trailer = new PdfDict();
    trailer.set('Size', 0);
    for (const key of ['Root', 'Info']) {
      const value = old.get(key);
      if (value !== undefined) trailer.set(key, value);
    }
    const [first] = this.#view.array(old.get('ID'));
    const second = new PdfString(id, true);
    trailer.set('ID', [
      first instanceof PdfString ? new PdfString(first.bytes, true) : second,
      second,
    ]);
    trailer.set('Prev', previous);
    return trailer;
  }
}

type Offsets = ReadonlyMap<number, { readonly offset: number; readonly gen: number }>;

/** Runs of consecutive object numbers. */
function runs(offsets: Offsets): number[][] {
  const result: number[][] = [];
  for (const num of [...offsets.keys()].sort((a, b) => a - b)) {
    const run = result.at(-1);
    if (run !== undefined && run.at(-1) === num - 1) run.push(num);
    else result.push([num]);
  }
  return result;
}

function table(offsets: Offsets, trailer: PdfDict): Bytes {
  let text = 'xref\n';
  for (const run of runs(offsets)) {
    text += `${run[0]} ${run.length}\n`;
    for (const num of run) {
      const { offset, gen } = offsets.get(num) ?? { offset: 0, gen: 0 };
      text += `${String(offset).padStart(10, '0')} ${String(gen).padStart(5, '0')} n \n`;
    }
  }
  return latin1(`${text}trailer\n${serialise(trailer)}\n`);
}

/** A cross-reference stream with fields of 1, 4 and 2 bytes, not compressed. */
function crossReference(offsets: Offsets, trailer: PdfDict): PdfStream {
  const data = new Uint8Array(offsets.size * 7);
  const view = new DataView(data.buffer);
  let at = 0;
  const sorted = runs(offsets);
  for (const num of sorted.flat()) {
    const { offset, gen } = offsets.get(num) ?? { offset: 0, gen: 0 };
    data[at] = 1;
    view.setUint32(at + 1, offset);
    view.setUint16(at + 5, gen);
    at += 7;
  }
  const index = sorted.flatMap((run) => [run[0] ?? 0, run.length]);
  return new PdfStream(
    new PdfDict([...dict({ Type: name('XRef'), W: [1, 4, 2], Index: index }), ...trailer]),
    data,
  );
}
