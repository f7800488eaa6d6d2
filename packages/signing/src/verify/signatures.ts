import { fromLatin1, indexOfText } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { signatureFieldsOf } from '../pdf/fields.ts';
import type { PdfFile } from '../pdf/file.ts';
import { malformed } from '../pdf/parser.ts';
import { PdfString, nameOf } from '../pdf/values.ts';
import type { PdfDict } from '../pdf/values.ts';

/** A signature dictionary, wherever in the file's history a field held it. */
export interface FoundSignature {
  readonly field: string;
  readonly dict: PdfDict;
  /** The string of /Contents, when there is one that stands in the file. */
  readonly contents?: PdfString;
  /** Index of the first revision in which the field holds it. */
  readonly revision: number;
  /** Whether the field still holds it in the newest revision. */
  readonly present: boolean;
}

/** Whether a signature's dictionary is that of a document timestamp (ETSI EN 319 142-1, 5.4.3). */
export function isTimestamp(dict: PdfDict | undefined): boolean {
  return nameOf(dict?.get('SubFilter')) === 'ETSI.RFC3161';
}

/** All signatures that any revision shows, oldest first: what a later revision hides is found too. */
export function findSignatures(file: PdfFile, maximum: number): FoundSignature[] {
  const found = new Map<string, FoundSignature & { present: boolean }>();
  const newest = file.revisions.length - 1;
  for (let revision = 0; revision <= newest; revision++) {
    for (const { name, value } of signatureFieldsOf(file.view(revision))) {
      if (value === undefined) continue;
      const contents = value.get('Contents');
      const inFile = contents instanceof PdfString && contents.start >= 0 ? contents : undefined;
      const key = `${inFile?.start ?? 'none'} ${name}`;
      const known = found.get(key);
      if (known !== undefined) known.present = revision === newest;
      else
        found.set(key, {
          field: name,
          dict: value,
          ...(inFile && { contents: inFile }),
          revision,
          present: revision === newest,
        });
      if (found.size > maximum) throw malformed('it has too many signatures');
    }
  }
  return [...found.values()];
}

const MAX_ORPHANS = 1000;

/** A byte range that stands in the file but belongs to no field of any revision. */
export interface Orphan {
  readonly start: number;
  /** Offset after the last byte it covers. */
  readonly end: number;
}

/**
 * Traces of signatures that the cross-references no longer lead to: a file rewritten around a
 * signature must not look like one that never had any.
 *
 * @param known offsets of the /Contents strings that are accounted for
 */
export function findOrphans(bytes: Bytes, known: ReadonlySet<number>): Orphan[] {
  const orphans: Orphan[] = [];
  const keyword = '/ByteRange';
  let at = indexOfText(bytes, keyword);
  for (let seen = 0; at !== -1 && seen < MAX_ORPHANS; seen++) {
    const range = readRange(bytes, at + keyword.length);
    if (range !== undefined && !known.has(range.start)) orphans.push(range);
    at = indexOfText(bytes, keyword, at + keyword.length);
  }
  return orphans;
}

/** Looks at a few bytes only: the keyword may stand in the middle of anything. */
function readRange(bytes: Bytes, at: number): Orphan | undefined {
  const text = fromLatin1(bytes.subarray(at, at + 128));
  const match = /^\s*\[\s*0\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/.exec(text);
  if (match === null) return undefined;
  const [start = 0, resume = 0, rest = 0] = match.slice(1).map(Number);
  const plausible =
    resume + rest <= bytes.length && bytes[start] === 0x3c && bytes[resume - 1] === 0x3e;
  return plausible ? { start, end: resume + rest } : undefined;
}
