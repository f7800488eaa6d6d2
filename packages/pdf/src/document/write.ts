import {
  PDFContext,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  PDFWriter,
} from '@cantoo/pdf-lib';
import type { PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';
import type { EmbeddedFont } from '../fonts/font-use.ts';
import type { Picture } from '../images/picture.ts';
import type { Builder } from './builder.ts';
import type { Attachment } from './attachment.ts';
import { pdfDate } from './instant.ts';
import type { Instant } from './instant.ts';
import { srgbProfile } from './icc.ts';
import { pageHeight, pageWidth, round } from './numbers.ts';
import { isElement, isMarked } from './structure.ts';
import type { StructureElement, Widget } from './structure.ts';
import { xmp } from './xmp.ts';

export interface DocumentParts {
  readonly builder: Builder;
  /** By resource name, e.g. F1. */
  readonly fonts: Readonly<Record<string, EmbeddedFont>>;
  readonly title: string;
  readonly producer: string;
  readonly createdAt: Instant;
  /** 16 bytes that name the document. */
  readonly id: Uint8Array;
  readonly attachments: readonly Attachment[];
}

/**
 * Writes a document as PDF 1.7 with a classic cross-reference table: PDF/A-3a and PDF/UA-1.
 * Objects are made in a fixed order and streams are packed by one pinned deflate, so that the same
 * parts give the same bytes in every engine.
 */
export async function writeDocument(parts: DocumentParts): Promise<Uint8Array> {
  const context = PDFContext.create();
  new Document(context, parts).write();
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

type Literal = Parameters<PDFContext['obj']>[0];

class Document {
  readonly #context: PDFContext;
  readonly #parts: DocumentParts;
  readonly #pages: PDFRef[];
  readonly #widgets: Map<Widget, PDFRef>;

  constructor(context: PDFContext, parts: DocumentParts) {
    this.#context = context;
    this.#parts = parts;
    this.#pages = parts.builder.pages.map(() => context.nextRef());
    this.#widgets = new Map(parts.builder.widgets.map((widget) => [widget, context.nextRef()]));
  }

  write(): void {
    const { title, producer, createdAt, id, attachments } = this.#parts;
    const context = this.#context;
    const resources = context.register(this.#resources());
    const structure = this.#structure();
    const pages = this.#writePages(resources);
    this.#writeWidgets(resources, structure.parentOf);
    const files = attachments.map((file) => ({ name: file.key, ref: this.#attach(file) }));
    const metadata = this.#stream(
      new TextEncoder().encode(xmp({ title, producer, createdAt: createdAt.iso })),
      { Type: 'Metadata', Subtype: 'XML' },
      false,
    );
    const byName = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
    context.trailerInfo.Root = this.#dict({
      Type: 'Catalog',
      Pages: pages,
      Lang: PDFString.of('vi-VN'),
      MarkInfo: { Marked: true },
      ViewerPreferences: { DisplayDocTitle: true },
      StructTreeRoot: structure.root,
      Metadata: metadata,
      OutputIntents: [this.#outputIntent()],
      AcroForm: { Fields: [...this.#widgets.values()], SigFlags: 3 },
      AF: files.map(({ ref }) => ref),
      Names: {
        EmbeddedFiles: { Names: byName.flatMap(({ name, ref }) => [PDFString.of(name), ref]) },
      },
    });
    const date = PDFString.of(pdfDate(createdAt));
    context.trailerInfo.Info = this.#dict({
      Title: PDFHexString.fromText(title),
      Producer: PDFHexString.fromText(producer),
      Creator: PDFHexString.fromText(producer),
      CreationDate: date,
      ModDate: date,
    });
    const name = PDFHexString.fromBytes(id);
    context.trailerInfo.ID = context.obj([name, name] as never);
  }

  #dict(entries: Record<string, unknown>): PDFRef {
    return this.#context.register(this.#context.obj(entries as Literal));
  }

  #stream(data: Uint8Array, entries: Record<string, unknown>, pack = true): PDFRef {
    const contents = pack ? zlibSync(data, { level: 6, mem: 4 }) : data;
    const all = pack ? { ...entries, Filter: 'FlateDecode' } : entries;
    const dict = this.#context.obj(all as never) as unknown as PDFDict;
    return this.#context.register(PDFRawStream.of(dict, contents));
  }

  #resources(): PDFObject {
    const fonts = Object.entries(this.#parts.fonts).map(
      ([name, font]) => [name, this.#font(font)] as const,
    );
    const pictures = this.#parts.builder.pictures.map(
      (picture, i) => [`Im${i + 1}`, this.#picture(picture)] as const,
    );
    return this.#context.obj({
      Font: Object.fromEntries(fonts),
      ...(pictures.length > 0 && { XObject: Object.fromEntries(pictures) }),
    } as never);
  }

  #font(font: EmbeddedFont): PDFRef {
    const file = this.#stream(font.fontFile, { Length1: font.fontFile.length });
    const descriptor = this.#dict({
      Type: 'FontDescriptor',
      FontName: font.baseFont,
      Flags: font.flags,
      FontBBox: [...font.bbox],
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent,
      Descent: font.descent,
      CapHeight: font.capHeight,
      StemV: font.stemV,
      FontFile2: file,
    });
    const descendant = this.#dict({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: font.baseFont,
      CIDSystemInfo: {
        Registry: PDFString.of('Adobe'),
        Ordering: PDFString.of('Identity'),
        Supplement: 0,
      },
      FontDescriptor: descriptor,
      W: [0, [...font.widths]],
      CIDToGIDMap: 'Identity',
    });
    return this.#dict({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: font.baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: this.#stream(font.toUnicode, {}),
    });
  }

  #picture(picture: Picture): PDFRef {
    return this.#stream(
      picture.data,
      {
        Type: 'XObject',
        Subtype: 'Image',
        Width: picture.width,
        Height: picture.height,
        BitsPerComponent: 8,
        ...colour(picture),
        ...(picture.filter === 'DCTDecode'
          ? { Filter: 'DCTDecode' }
          : {
              Filter: 'FlateDecode',
              DecodeParms: {
                Predictor: 15,
                Colors: picture.components,
                BitsPerComponent: 8,
                Columns: picture.width,
              },
            }),
      },
      false,
    );
  }

  #writePages(resources: PDFRef): PDFRef {
    const parent = this.#context.nextRef();
    this.#parts.builder.pages.forEach((page, i) => {
      const contents = this.#stream(latin1(page.operators), {});
      const annotations = [...this.#widgets].filter(([widget]) => widget.page === i);
      const entries = {
        Type: 'Page',
        Parent: parent,
        MediaBox: [0, 0, pageWidth, pageHeight],
        Resources: resources,
        Contents: contents,
        StructParents: i,
        Tabs: 'S',
        ...(annotations.length > 0 && { Annots: annotations.map(([, ref]) => ref) }),
      };
      this.#context.assign(this.#pages[i]!, this.#context.obj(entries as never));
    });
    const tree = { Type: 'Pages', Kids: [...this.#pages], Count: this.#pages.length };
    this.#context.assign(parent, this.#context.obj(tree as never));
    return parent;
  }

  #writeWidgets(resources: PDFRef, parentOf: ReadonlyMap<Widget, number>): void {
    for (const [widget, ref] of this.#widgets) {
      const [left, bottom, right, top] = widget.rect;
      const appearance = this.#stream(latin1([widget.appearance]), {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, round(right - left), round(top - bottom)],
        Resources: resources,
      });
      const entries = {
        Type: 'Annot',
        Subtype: 'Widget',
        FT: 'Sig',
        T: PDFString.of(widget.name),
        TU: PDFHexString.fromText(widget.label),
        F: 4,
        Rect: widget.rect.map(round),
        P: this.#pages[widget.page],
        StructParent: parentOf.get(widget),
        AP: { N: appearance },
      };
      this.#context.assign(ref, this.#context.obj(entries as never));
    }
  }

  /** The structure tree in reading order, and the tree that leads from content back to it. */
  #structure(): { root: PDFRef; parentOf: Map<Widget, number> } {
    const context = this.#context;
    const { builder } = this.#parts;
    const root = context.nextRef();
    const references = new Map<StructureElement, PDFRef>();
    const formOf = new Map<Widget, PDFRef>();
    const refer = (element: StructureElement): void => {
      const ref = context.nextRef();
      references.set(element, ref);
      for (const child of element.children) {
        if (isElement(child)) refer(child);
        else if (!isMarked(child)) formOf.set(child.widget, ref);
      }
    };
    refer(builder.root);
    for (const [element, ref] of references) {
      const parent = element.parent === undefined ? root : references.get(element.parent)!;
      context.assign(ref, this.#element(element, parent, references));
    }

    const numbers: unknown[] = builder.pages.flatMap((page, i) => [
      i,
      page.owners.map((owner) => references.get(owner)!),
    ]);
    const parentOf = new Map<Widget, number>();
    for (const widget of this.#widgets.keys()) {
      const number = builder.pages.length + parentOf.size;
      parentOf.set(widget, number);
      numbers.push(number, formOf.get(widget)!);
    }
    const tree = {
      Type: 'StructTreeRoot',
      K: references.get(builder.root)!,
      ParentTree: this.#dict({ Nums: numbers }),
      ParentTreeNextKey: builder.pages.length + parentOf.size,
    };
    context.assign(root, context.obj(tree as never));
    return { root, parentOf };
  }

  #element(
    element: StructureElement,
    parent: PDFRef,
    references: ReadonlyMap<StructureElement, PDFRef>,
  ): PDFObject {
    const { type, attributes, children } = element;
    const first = children.find(isMarked);
    const kids = children.map((child) => {
      if (isElement(child)) return references.get(child)!;
      if (!isMarked(child)) {
        return {
          Type: 'OBJR',
          Pg: this.#pages[child.widget.page],
          Obj: this.#widgets.get(child.widget),
        };
      }
      return child.page === first!.page
        ? PDFNumber.of(child.id)
        : { Type: 'MCR', Pg: this.#pages[child.page], MCID: child.id };
    });
    const { scope, box, actualText, alt } = attributes;
    return this.#context.obj({
      Type: 'StructElem',
      S: type,
      P: parent,
      ...(first && { Pg: this.#pages[first.page] }),
      ...(kids.length > 0 && { K: kids.length === 1 ? kids[0] : kids }),
      ...(scope && { A: { O: 'Table', Scope: scope } }),
      ...(box && { A: { O: 'Layout', Placement: 'Block', BBox: box.map(round) } }),
      ...(actualText !== undefined && { ActualText: PDFHexString.fromText(actualText) }),
      ...(alt !== undefined && { Alt: PDFHexString.fromText(alt) }),
    } as never);
  }

  #outputIntent(): PDFObject {
    const profile = this.#stream(srgbProfile(), { N: 3 });
    return this.#context.obj({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: PDFString.of('sRGB'),
      Info: PDFString.of('sRGB IEC61966-2.1'),
      DestOutputProfile: profile,
    } as never);
  }

  #attach(file: Attachment): PDFRef {
    const date = PDFString.of(pdfDate(this.#parts.createdAt));
    const embedded = this.#stream(
      file.bytes,
      {
        Type: 'EmbeddedFile',
        // A name holds no slash: the writer escapes it.
        Subtype: PDFName.of(file.type),
        Params: { Size: file.bytes.length, ModDate: date },
      },
      file.pack,
    );
    return this.#dict({
      Type: 'Filespec',
      F: PDFString.of(file.asciiName),
      UF: PDFHexString.fromText(file.name),
      Desc: PDFHexString.fromText(file.description),
      AFRelationship: file.relationship,
      EF: { F: embedded, UF: embedded },
    });
  }
}

function colour({ components, palette }: Picture): Record<string, unknown> {
  if (palette !== undefined) {
    const entries = palette.length / 3 - 1;
    return { ColorSpace: ['Indexed', 'DeviceRGB', entries, PDFHexString.fromBytes(palette)] };
  }
  return { ColorSpace: components === 1 ? 'DeviceGray' : 'DeviceRGB' };
}

/** Operators as bytes, a line each; they are ASCII. */
function latin1(operators: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${operators.join('\n')}\n`);
}
