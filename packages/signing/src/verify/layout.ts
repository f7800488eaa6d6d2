import { fromLatin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { PdfFile, PdfView } from '../pdf/file.ts';
import type { Revision } from '../pdf/revisions.ts';
import { PdfParser } from '../pdf/parser.ts';
import type { IndirectObject } from '../pdf/parser.ts';
import type { XrefSection } from '../pdf/xref.ts';
import type { Modification } from './report.ts';

/**
 * Whether an incremental update is laid out as 7.5.6 of ISO 32000-1 says: objects one after
 * another, each listed once in its cross-reference, and the cross-reference pointing at nothing
 * else. Readers that scan the bytes and readers that follow references then see the same.
 */
export function checkLayout(file: PdfFile, revision: Revision, index: number): Modification[] {
  const view = file.view(index);
  const found: Modification[] = [];
  const section = revision.sections[0];
  if (section === undefined || revision.sections.length !== 1 || !isPlain(file.bytes, section))
    return [{ code: 'strange-update', revision: index }];
  const parser = new PdfParser(file.bytes, revision.start, file.budget);
  const seen = new Set<number>();
  for (;;) {
    parser.skipSpace();
    if (parser.at >= section.offset) break;
    const offset = parser.at;
    const known = file.knownAt({ offset, revision: index });
    const object = known ?? read(parser, view);
    if (known) parser.at = known.end;
    const entry = object && section.entries.get(object.num);
    const listed = entry?.kind === 'offset' && entry.offset === offset;
    if (object === undefined || !listed || object.end > section.offset) {
      found.push({
        code: 'hidden-object',
        revision: index,
        ...(object !== undefined && { object: object.num }),
      });
      break;
    }
    seen.add(object.num);
  }
  for (const [num, entry] of section.entries) {
    const own = entry.kind === 'offset' && entry.offset === section.offset;
    const inside =
      entry.kind === 'free' ||
      own ||
      (entry.kind === 'offset' ? seen.has(num) : seen.has(entry.stream));
    if (!inside) found.push({ code: 'entry-outside-revision', object: num, revision: index });
  }
  for (const num of seen) {
    const entry = section.entries.get(num);
    if (entry?.kind !== 'offset') continue;
    for (const packed of file.numbersIn(entry.offset)) {
      const listed = section.entries.get(packed);
      if (listed?.kind !== 'packed' || listed.stream !== num)
        found.push({ code: 'hidden-object', object: packed, revision: index });
    }
  }
  return found;
}

/** `xref`, a subsection, an entry, and `trailer`, as 7.5.4 writes them: an entry has 20 bytes. */
const tableLine = /(?:xref|\d+ \d+) *(?:\r\n|\r|\n)|\d{10} \d{5} [nf](?: \r| \n|\r\n)|(?=trailer)/y;

/**
 * Whether a cross-reference says the same to those who read it by words and those who count bytes,
 * and is one of its kind alone: others begin to scan the file for what looks like an object.
 */
function isPlain(bytes: Bytes, { kind, offset, end, hidden }: XrefSection): boolean {
  if (hidden !== undefined) return false;
  if (kind === 'stream') return /^\d$/.test(fromLatin1(bytes.subarray(offset, offset + 1)));
  const text = fromLatin1(bytes.subarray(offset, end));
  if (!text.startsWith('xref')) return false;
  for (let at = 0; ; at = tableLine.lastIndex) {
    tableLine.lastIndex = at;
    const line = tableLine.exec(text);
    if (line === null) return false;
    if (line[0] === '') return true;
  }
}

function read(parser: PdfParser, view: PdfView): IndirectObject | undefined {
  try {
    return parser.indirect((ref) => view.length(ref));
  } catch {
    return undefined;
  }
}
