import type { Page, ProcedureFile } from '../generated/procedure.ts';
import { plainText } from '../formio/plain-text.ts';
import { canonicalJson, type JsonObject } from '../json.ts';
import type { Section } from './parts.ts';
import type { Asked } from './reading.ts';

/** Most questions on a page. */
const PER_PAGE = 15;
/** Longest title of a page, in characters. */
const MAX_TITLE = 300;
/** Most pages, as the language takes them. */
const MAX_PAGES = 100;

/** The procedure file of what is asked. What people are told beforehand, a plain schema does not know. */
export function fileOf(root: JsonObject, asked: readonly Asked[]): ProcedureFile {
  const title = plainText(root['title'], 200) ?? 'Tờ khai';
  const description = plainText(root['description'], 1000);
  const unsaid = 'Chưa ghi trong lược đồ';
  return {
    $id: `https://tokhai.example/plain/${fingerprint(canonicalJson(root))}`,
    title,
    ...(description === undefined ? {} : { description }),
    type: 'object',
    properties: Object.fromEntries(asked.map(({ name, schema }) => [name, schema])),
    additionalProperties: false,
    procedure: {
      form: 'JSON Schema',
      effectiveFrom: '2000-01-01',
      draft: true,
      reliability: 'Dựng từ một lược đồ JSON Schema.',
      legalBasis: unsaid,
      agency: unsaid,
      contact: { name: unsaid },
      fee: unsaid,
      deadline: { text: unsaid },
      minutes: Math.min(240, Math.max(1, Math.ceil(asked.length / 4))),
      bring: [],
      handBack: [],
      stateHolds: [],
      pages: pagesOf(asked),
      signers: [{ id: 'nguoiKhai', title: 'NGƯỜI KHAI', required: true }],
    },
  };
}

/** A page for each section, in pieces when it is long. */
function pagesOf(asked: readonly Asked[]): [Page, ...Page[]] {
  const pages: Page[] = [];
  const titles = new Map<string, number>();
  const nameOf = sectionNames(asked);
  let current: Section | undefined;
  for (const { name, section } of asked) {
    const last = pages.at(-1);
    if (last && current === section && last.questions.length < PER_PAGE) {
      last.questions.push(name);
      continue;
    }
    current = section;
    const words = nameOf(section);
    const count = (titles.get(words) ?? 0) + 1;
    titles.set(words, count);
    const title = count === 1 ? words : `${words} (${count})`;
    pages.push({ id: `trang${pages.length + 1}`, title, questions: [name] });
  }
  return (pages.length > MAX_PAGES ? joined(pages) : pages) as [Page, ...Page[]];
}

/** Sections of one title are told apart by those that they are in. */
function sectionNames(asked: readonly Asked[]): (section: Section) => string {
  const sections = new Map<string, Set<Section>>();
  for (const { section } of asked) {
    const same = sections.get(section.title) ?? new Set();
    sections.set(section.title, same.add(section));
  }
  return ({ title, inside }) =>
    inside && sections.get(title)!.size > 1
      ? `${inside.title} – ${title}`.slice(0, MAX_TITLE)
      : title;
}

/** Neighbours on one page, as far as a page takes their questions: half as many pages, or fewer. */
function joined(pages: readonly Page[]): Page[] {
  const fewer: { first: Page; last: Page; questions: string[] }[] = [];
  for (const page of pages) {
    const before = fewer.at(-1);
    if (before && before.questions.length + page.questions.length <= PER_PAGE) {
      before.questions.push(...page.questions);
      before.last = page;
    } else fewer.push({ first: page, last: page, questions: [...page.questions] });
  }
  return fewer.map(({ first, last, questions }) => ({
    ...first,
    title: first === last ? first.title : `${first.title} – ${last.title}`,
    questions,
  }));
}

/** FNV-1a of 32 bits, twice: tells drafts of different schemas apart; it keeps no secret. */
function fingerprint(text: string): string {
  const hash = (seed: number): string => {
    let value = seed;
    for (let index = 0; index < text.length; index += 1) {
      value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    }
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return hash(0x811c9dc5) + hash(0x01234567);
}
