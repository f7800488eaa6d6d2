import { inflate } from '../inflate.ts';
import { FirstRevision } from '../read/first-revision.ts';
import type { PdfStream } from '../read/first-revision.ts';
import { Reference } from '../read/values.ts';
import type { Dictionary, Name, Value } from '../read/values.ts';
import { readToUnicode } from './read-to-unicode.ts';
import { byteText, shownCodes } from './shown-codes.ts';

export interface ReadElement {
  readonly type: string;
  readonly actualText?: string;
  readonly alt?: string;
  /** TH: what the header is of. */
  readonly scope?: string;
  /** TH, TD: how many columns it is merged over. */
  readonly columns?: number;
  /** TH: how many rows it is merged over. */
  readonly rows?: number;
  /** Name of the signature field, for a Form. */
  readonly field?: string;
  /** What a screen reader says of the field. */
  readonly tooltip?: string;
  /** Where its own marked content is. */
  readonly marks: readonly { readonly page: number; readonly id: number }[];
  /** The text of its own marked content, with words in another language where they stand. */
  readonly text: string;
  /** These words, which are no children. */
  readonly foreign: readonly { readonly lang: string; readonly text: string }[];
  readonly children: readonly ReadElement[];
}

export interface ReadDocument {
  readonly root: ReadElement;
  /** Names of the signature fields, in the order of the form. */
  readonly fields: readonly string[];
  /** Content streams by page. */
  readonly pages: readonly string[];
}

const limit = 4_000_000;

/** Reads the structure tree with its text out of a PDF of ours, as a screen reader would. */
export function readStructure(pdf: Uint8Array): ReadDocument {
  const revision = FirstRevision.find(pdf);
  if (revision === undefined) throw new Error('This is no PDF of ours.');
  const dictionary = (value: Value | undefined): Dictionary => revision.dictionary(value)!;
  const stream = (value: Value | undefined): string => byteText(unpacked(revision.stream(value)!));
  const catalog = dictionary(revision.trailer.get('Root'));
  const pageReferences = dictionary(catalog.get('Pages')).get('Kids') as readonly Reference[];
  const numbers = pageReferences.map(({ number }) => number);
  const first = dictionary(pageReferences[0]);
  const fonts = dictionary(dictionary(first.get('Resources')).get('Font'));
  const characters = new Map(
    [...fonts].map(([name, font]) => [
      name,
      readToUnicode(stream(dictionary(font).get('ToUnicode'))),
    ]),
  );
  const pages = pageReferences.map((page) => stream(dictionary(page).get('Contents')));
  const texts = pages.map((content) => markedTexts(content, characters));

  const visit = (value: Value, inheritedPage: number): ReadElement => {
    const element = dictionary(value);
    const own = element.get('Pg');
    const page = own instanceof Reference ? numbers.indexOf(own.number) : inheritedPage;
    const kids = element.get('K');
    const list = kids === undefined ? [] : Array.isArray(kids) ? (kids as Value[]) : [kids];
    const children: ReadElement[] = [];
    const foreign: { lang: string; text: string }[] = [];
    let text = '';
    let form: { field: string; tooltip: string } | undefined;
    const marks: { page: number; id: number }[] = [];
    const take = (at: number, id: number): void => {
      marks.push({ page: at, id });
      text += texts[at]!.get(id) ?? '';
    };
    for (const kid of list) {
      if (typeof kid === 'number') {
        take(page, kid);
        continue;
      }
      const child = dictionary(kid);
      const type = (child.get('Type') as Name | undefined)?.text;
      if (type === 'MCR') {
        const at = numbers.indexOf((child.get('Pg') as Reference).number);
        take(at, child.get('MCID') as number);
      } else if (type === 'OBJR') {
        const widget = dictionary(child.get('Obj'));
        form = { field: widget.get('T') as string, tooltip: utf16(widget.get('TU') as string) };
      } else {
        const read = visit(kid, page);
        const lang = child.get('Lang');
        if (typeof lang === 'string') {
          foreign.push({ lang, text: read.text });
          marks.push(...read.marks);
          text += read.text;
        } else {
          children.push(read);
        }
      }
    }
    const actualText = element.get('ActualText');
    const alt = element.get('Alt');
    const owned = element.has('A') ? dictionary(element.get('A')) : undefined;
    const scope = owned?.get('Scope');
    const columns = owned?.get('ColSpan');
    const rows = owned?.get('RowSpan');
    return {
      type: (element.get('S') as Name).text,
      text,
      marks,
      foreign,
      children,
      ...form,
      ...(typeof columns === 'number' && { columns }),
      ...(typeof rows === 'number' && { rows }),
      ...(scope !== undefined && { scope: (scope as Name).text }),
      ...(typeof actualText === 'string' && { actualText: utf16(actualText) }),
      ...(typeof alt === 'string' && { alt: utf16(alt) }),
    };
  };
  const root = visit(dictionary(catalog.get('StructTreeRoot')).get('K')!, 0);
  const form = dictionary(catalog.get('AcroForm')).get('Fields') as readonly Value[];
  return { root, pages, fields: form.map((field) => dictionary(field).get('T') as string) };
}

function unpacked({ dictionary, data }: PdfStream): Uint8Array {
  return dictionary.has('Filter') ? inflate(data, limit)! : data;
}

/** What is read of an element and all in it, one after another. */
export function allText(element: ReadElement): string {
  return (element.actualText ?? element.text) + element.children.map(allText).join(' ');
}

/** Every element of a type, in reading order. */
export function elementsOf(root: ReadElement, type: string): ReadElement[] {
  const own = root.type === type ? [root] : [];
  return [...own, ...root.children.flatMap((child) => elementsOf(child, type))];
}

function utf16(text: string): string {
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return new TextDecoder('utf-16be').decode(bytes);
}

/** The text of each piece of marked content of a page, by its number. */
function markedTexts(
  content: string,
  characters: ReadonlyMap<string, ReadonlyMap<number, string>>,
): Map<number, string> {
  const texts = new Map<number, string>();
  /** The marked contents around a line, from the outermost; those inside one belong to it. */
  const around: (number | undefined)[] = [];
  let font = new Map() as ReadonlyMap<number, string>;
  const saved: (typeof font)[] = [];
  for (const line of content.split('\n')) {
    const begin = /<<\/MCID (\d+).*BDC$/.exec(line);
    if (begin !== null) around.push(Number(begin[1]));
    else if (line.endsWith('BDC')) around.push(around.at(-1));
    else if (line === 'EMC') around.pop();
    const id = around.at(-1);
    const chosen = /^\/(F[\d.]+) /.exec(line);
    if (chosen !== null) font = characters.get(chosen[1]!)!;
    // What was chosen since `q` is undone.
    if (/^q( |$)/.test(line)) saved.push(font);
    else if (line === 'Q') font = saved.pop()!;
    if (id === undefined || !line.endsWith('TJ')) continue;
    const text = shownCodes(line)
      .map((code) => font.get(code) ?? '\uFFFD')
      .join('');
    texts.set(id, (texts.get(id) ?? '') + text);
  }
  return texts;
}
