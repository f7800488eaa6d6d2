import type { EmbeddedFont } from '../fonts/font-use.ts';
import type { Attachment } from './attachment.ts';
import { contentOf } from './builder.ts';
import type { Builder } from './builder.ts';
import { srgbProfile } from './icc.ts';
import { pdfDate } from './instant.ts';
import type { Instant } from './instant.ts';
import { pageHeight, pageWidth } from './numbers.ts';
import { PdfFile, ascii, byteString, unicode } from './pdf-file.ts';
import type { PdfValue, Ref } from './pdf-file.ts';
import type { Widget } from './structure.ts';
import { writeResources } from './write-resources.ts';
import { writeStructure } from './write-structure.ts';
import { xmp } from './xmp.ts';

const encoder = new TextEncoder();
/** Longer forms save room instead of time: so that they too are at most 80 KB. */
const mostFastPages = 3;

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
 * Writes a document as PDF 1.7: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once. Objects
 * are made in a fixed order, so that the same parts give the same bytes.
 */
export function writeDocument(parts: DocumentParts): Uint8Array {
  const { builder, title, producer, createdAt } = parts;
  const file = new PdfFile(builder.pages.length > mostFastPages);
  const pages = builder.pages.map(() => file.reserve());
  const widgets = new Map(builder.widgets.map((widget) => [widget, file.reserve()]));
  const resources = writeResources(file, parts.fonts, builder.pictures);
  const structure = writeStructure(file, builder, pages, widgets);
  const tree = writePages(file, builder, pages, widgets, resources);
  /** Places side by side share one. */
  const appearances = new Map<Uint8Array, Ref>();
  for (const [widget, ref] of widgets) {
    const appearance =
      appearances.get(widget.appearance) ?? writeAppearance(file, widget, resources);
    appearances.set(widget.appearance, appearance);
    file.set(ref, {
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: ascii(widget.name),
      TU: unicode(widget.label),
      // Print (ISO 19005-3, 6.3.2).
      F: 4,
      Rect: widget.rect,
      P: pages[widget.page]!,
      StructParent: structure.keyOf.get(widget)!,
      AP: { N: appearance },
    });
  }
  const files = parts.attachments.map((attachment) => ({
    key: attachment.key,
    ref: writeAttachment(file, attachment, createdAt),
  }));
  const metadata = file.addStream(
    encoder.encode(xmp({ title, producer, createdAt: createdAt.iso })),
    { Type: 'Metadata', Subtype: 'XML' },
  );
  const byKey = [...files].sort((a, b) => (a.key < b.key ? -1 : 1));
  const catalog = file.add({
    Type: 'Catalog',
    Pages: tree,
    Lang: ascii('vi-VN'),
    MarkInfo: { Marked: true },
    ViewerPreferences: { DisplayDocTitle: true },
    StructTreeRoot: structure.root,
    Metadata: metadata,
    OutputIntents: [outputIntent(file)],
    AcroForm: { Fields: [...widgets.values()], SigFlags: 3 },
    AF: files.map(({ ref }) => ref),
    Names: {
      EmbeddedFiles: { Names: byKey.flatMap(({ key, ref }): PdfValue[] => [ascii(key), ref]) },
    },
  });
  const date = ascii(pdfDate(createdAt));
  const info = file.add({
    Title: unicode(title),
    Creator: unicode(producer),
    Producer: unicode(producer),
    CreationDate: date,
    ModDate: date,
  });
  const id = byteString(parts.id);
  return file.bytes({ Root: catalog, Info: info, ID: [id, id] });
}

function writePages(
  file: PdfFile,
  builder: Builder,
  pages: readonly Ref[],
  widgets: ReadonlyMap<Widget, Ref>,
  resources: Ref,
): Ref {
  const tree = file.reserve();
  builder.pages.forEach((page, i) => {
    const annotations = [...widgets].filter(([widget]) => widget.page === i);
    file.set(pages[i]!, {
      Type: 'Page',
      Parent: tree,
      MediaBox: [0, 0, pageWidth, pageHeight],
      Resources: resources,
      Contents: file.addPacked(contentOf(page)),
      StructParents: i,
      Tabs: 'S',
      Annots: annotations.length > 0 ? annotations.map(([, ref]) => ref) : undefined,
    });
  });
  file.set(tree, { Type: 'Pages', Kids: pages, Count: pages.length });
  return tree;
}

function writeAppearance(file: PdfFile, widget: Widget, resources: Ref): Ref {
  const [left, bottom, right, top] = widget.rect;
  return file.addPacked(widget.appearance, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, right - left, top - bottom],
    Resources: resources,
  });
}

function writeAttachment(file: PdfFile, attachment: Attachment, createdAt: Instant): Ref {
  const { bytes, name, asciiName, type, description, relationship, pack } = attachment;
  const entries = {
    Type: 'EmbeddedFile',
    Subtype: type,
    Params: { Size: bytes.length, ModDate: ascii(pdfDate(createdAt)) },
  };
  const embedded = pack ? file.addPacked(bytes, entries) : file.addStream(bytes, entries);
  return file.add({
    Type: 'Filespec',
    F: ascii(asciiName),
    UF: unicode(name),
    Desc: unicode(description),
    AFRelationship: relationship,
    EF: { F: embedded, UF: embedded },
  });
}

/** The colour profile, the same for all documents. */
let profile: Uint8Array | undefined;

function outputIntent(file: PdfFile): PdfValue {
  return {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: ascii('sRGB'),
    Info: ascii('sRGB IEC61966-2.1'),
    DestOutputProfile: file.addStream((profile ??= srgbProfile()), { N: 3 }),
  };
}
