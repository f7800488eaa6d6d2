import { hasTextAt, lastIndexOfText } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { PdfParser, malformed } from './parser.ts';
import { readXref } from './xref.ts';
import type { Budget, XrefSection } from './xref.ts';

/** One writing of the file: its first, or an incremental update (ISO 32000-1, 7.5.6). */
export interface Revision {
  /** Newest first: lookups ask them in this order. Two in a linearized first revision, else one. */
  readonly sections: readonly XrefSection[];
  /** Offset of its first byte. */
  readonly start: number;
  /** Offset after its `%%EOF`. */
  readonly eof: number;
  /** Offset after the one end of line that may follow `%%EOF`; equals `eof` when none does. */
  readonly end: number;
  /** The file as it was then. */
  readonly upTo: Bytes;
}

/** All revisions, oldest first. The chain is followed from the last `startxref` of the file. */
export async function readRevisions(bytes: Bytes, budget: Budget): Promise<Revision[]> {
  const keyword = lastIndexOfText(bytes, 'startxref');
  if (keyword === -1) throw malformed('it has no startxref');
  const chain = await readChain(bytes, new PdfParser(bytes, keyword + 9).integer(), budget);
  const revisions: Revision[] = [];
  for (const sections of groupByRevision(chain).reverse()) {
    const start = revisions.at(-1)?.end ?? 0;
    const eof = endOf(bytes, sections);
    const end = eof + lineEndAt(bytes, eof);
    const inside = sections.every(
      ({ offset, hidden }) =>
        offset >= start && (hidden === undefined || (hidden.offset >= start && hidden.end <= end)),
    );
    if (!inside || end <= start) throw malformed('its revisions overlap');
    revisions.push({ sections, start, eof, end, upTo: bytes.subarray(0, end) });
  }
  return revisions;
}

async function readChain(bytes: Bytes, newest: number, budget: Budget): Promise<XrefSection[]> {
  const chain: XrefSection[] = [];
  let offset: unknown = newest;
  while (offset !== undefined) {
    if (typeof offset !== 'number' || chain.some((section) => section.offset === offset))
      throw malformed('its cross-references run in a circle');
    if (chain.length > budget.limits.maxRevisions) throw malformed('it has too many revisions');
    const section = await readXref(bytes, offset, budget);
    chain.push(section);
    offset = section.trailer.get('Prev');
  }
  return chain;
}

/**
 * Newest first. In a linearized file the part of the cross-reference that readers meet first lies
 * before the other (Annex F): both belong to one writing. Anywhere else an offset that grows
 * towards the past is an attempt to confuse.
 */
function groupByRevision(chain: XrefSection[]): XrefSection[][] {
  const groups: XrefSection[][] = [];
  for (let index = 0; index < chain.length; index++) {
    const [section, older] = [chain[index], chain[index + 1]] as [XrefSection, XrefSection?];
    if (older === undefined || older.offset < section.offset) groups.push([section]);
    else if (index + 2 === chain.length) {
      groups.push([section, older]);
      break;
    } else throw malformed('its cross-references are out of order');
  }
  return groups;
}

/** The offset after the `%%EOF` that closes the revision, behind the last of its sections. */
function endOf(bytes: Bytes, sections: readonly XrefSection[]): number {
  const last = sections.reduce((a, b) => (a.offset > b.offset ? a : b));
  const parser = new PdfParser(bytes, last.end);
  if (!parser.take('startxref')) throw malformed('a revision does not end with startxref');
  const target = parser.integer();
  // Linearized: the part at the end names the part at the beginning (Annex F.3).
  if (target !== sections[0]?.offset)
    throw malformed('a revision ends with the startxref of another');
  while ([9, 10, 12, 13, 32].includes(bytes[parser.at] ?? -1)) parser.at++;
  if (!hasTextAt(bytes, '%%EOF', parser.at)) throw malformed('a revision has no %%EOF');
  return parser.at + 5;
}

function lineEndAt(bytes: Bytes, at: number): number {
  if (bytes[at] === 13) return bytes[at + 1] === 10 ? 2 : 1;
  return bytes[at] === 10 ? 1 : 0;
}
