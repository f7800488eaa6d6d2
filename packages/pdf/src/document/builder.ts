import { PdfError } from '../error.ts';
import { Content } from './content.ts';
import type { Draw } from './content.ts';
import { unicode } from './pdf-file.ts';
import type { Picture } from '../images/picture.ts';
import { noAttributes } from './structure.ts';
import type { ElementAttributes, ElementType, StructureElement, Widget } from './structure.ts';

/** A page as it is being drawn: content, and the element that each piece of it belongs to. */
interface PageContent {
  readonly content: Content;
  /** By marked-content id. */
  readonly owners: StructureElement[];
  /** Whether the last piece of content still takes more: of its element alone. */
  isOpen: boolean;
}

const maxPages = 200;
/** Bytes that the content of most pages takes. */
const pageRoom = 16_384;

/** Why something on a page is no part of the text (ISO 32000-1, 14.8.2.2.2). */
export type ArtifactKind = 'Layout' | 'Header' | 'Footer' | 'Repeated';

const artifactBegins: Readonly<Record<ArtifactKind, string>> = {
  Layout: '/Artifact<</Type/Layout>>BDC\n',
  Header: '/Artifact<</Type/Pagination/Subtype/Header>>BDC\n',
  Footer: '/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n',
  Repeated: '/Artifact<</Type/Pagination>>BDC\n',
};

/**
 * Draws pages and their structure tree in one go, so that the order of the content is the order of
 * the structure and of reading.
 */
export class Builder {
  readonly pages: PageContent[] = [];
  readonly widgets: Widget[] = [];
  readonly pictures: Picture[] = [];
  readonly root: StructureElement = {
    type: 'Document',
    attributes: noAttributes,
    parent: undefined,
    children: [],
  };

  #current: StructureElement = this.root;

  /** The page that is drawn again, if it is not the last one. */
  #earlier: number | undefined;

  /** The number of the page being drawn, from 0. */
  get page(): number {
    return this.#earlier ?? this.pages.length - 1;
  }

  /** Draws on a page that was drawn before. */
  onPage(page: number, draw: () => void): void {
    this.#earlier = page;
    draw();
    this.#earlier = undefined;
  }

  /**
   * Begins a page. Open elements go on there.
   *
   * @throws PdfError `too-large` over 200 pages
   */
  addPage(): void {
    if (this.pages.length >= maxPages) {
      throw new PdfError('too-large', `A submission has at most ${maxPages} pages: shorten it.`, {
        limit: maxPages,
      });
    }
    this.pages.push({ content: new Content(pageRoom), owners: [], isOpen: false });
  }

  /** Opens a structure element inside the current one. */
  open(type: ElementType, attributes: ElementAttributes = noAttributes): void {
    const parent = this.#current;
    const element: StructureElement = { type, attributes, parent, children: [], ref: undefined };
    this.#current.children.push(element);
    this.#current = element;
  }

  close(): void {
    if (this.#current.parent === undefined) throw new Error('No structure element is open.');
    this.#current = this.#current.parent;
  }

  /** Opens an element around what `draw` draws, and gives it back. */
  element(
    type: ElementType,
    draw: () => void,
    attributes: ElementAttributes = noAttributes,
  ): StructureElement {
    this.open(type, attributes);
    const element = this.#current;
    draw();
    this.close();
    return element;
  }

  /** Goes on inside an element that was closed: a table cell that continues on the next page. */
  inside(element: StructureElement, draw: () => void): void {
    const before = this.#current;
    this.#current = element;
    draw();
    this.#current = before;
  }

  /**
   * Draws content that belongs to the current element: lines after each other are one piece of it. An
   * element's ActualText stands beside the content too: programs that copy text look for it there.
   */
  mark(draw: Draw): void {
    const page = this.#content();
    const { content, owners } = page;
    if (!page.isOpen || owners.at(-1) !== this.#current) {
      closeMark(page);
      const id = owners.push(this.#current) - 1;
      this.#current.children.push({ page: this.page, id });
      const { type, attributes } = this.#current;
      const read = attributes.actualText;
      content.text('/').text(type).text('<</MCID ').number(id);
      if (read !== undefined) content.text('/ActualText').text(unicode(read).text);
      content.text('>>BDC\n');
      page.isOpen = true;
    }
    draw(content);
  }

  /** Draws what is no part of the text: rules, boxes, page numbers. */
  artifact(kind: ArtifactKind, draw: Draw): void {
    const page = this.#content();
    closeMark(page);
    const { content } = page;
    content.text(artifactBegins[kind]);
    draw(content);
    content.text('EMC\n');
  }

  /** Draws a picture into a rectangle, as a Figure. */
  figure(
    picture: Picture,
    box: { left: number; bottom: number; width: number; height: number },
    alt: string,
  ): void {
    const { left, bottom, width, height } = box;
    const name = `Im${this.pictures.push(picture)}`;
    this.open('Figure', { alt, box: [left, bottom, left + width, bottom + height] });
    const [a, b, c, d, x, y] = turn(picture.turns, width, height);
    this.mark((content) => {
      content.text('q\n1 0 0 1 ').pair(left, bottom).text(' cm\n');
      content.four(a, b, c, d).text(' ').pair(x, y).text(` cm\n/${name} Do\nQ\n`);
    });
    this.close();
  }

  /** Lays a signature field on the current page, in a Form element of its own. */
  widget(widget: Omit<Widget, 'page'>): void {
    const placed = { ...widget, page: this.page };
    this.widgets.push(placed);
    this.open('Form');
    this.#current.children.push({ widget: placed });
    this.close();
  }

  #content(): PageContent {
    const page = this.pages[this.page];
    if (page === undefined) throw new Error('There is no page to draw on.');
    return page;
  }
}

/** The content of a page that nothing is added to any more. */
export function contentOf(page: PageContent): Uint8Array {
  closeMark(page);
  return page.content.bytes;
}

function closeMark(page: PageContent): void {
  if (page.isOpen) page.content.text('EMC\n');
  page.isOpen = false;
}

/** The matrix that puts the unit square, turned clockwise by quarter turns, into a rectangle. */
function turn(
  turns: number,
  width: number,
  height: number,
): readonly [number, number, number, number, number, number] {
  if (turns === 1) return [0, -height, width, 0, 0, height];
  if (turns === 2) return [-width, 0, 0, -height, width, height];
  if (turns === 3) return [0, height, -width, 0, width, 0];
  return [width, 0, 0, height, 0, 0];
}
