import type { Builder } from './builder.ts';
import { round } from './numbers.ts';
import { Written, ascii, unicode } from './pdf-file.ts';
import type { PdfFile, PdfValue, Ref } from './pdf-file.ts';
import { isElement, isMarked, noAttributes } from './structure.ts';
import type { ElementAttributes, StructureElement, Widget } from './structure.ts';

export interface WrittenStructure {
  /** The structure tree's root. */
  readonly root: Ref;
  /** Key of each widget in the tree that leads from content to structure. */
  readonly keyOf: ReadonlyMap<Widget, number>;
}

/**
 * Writes the structure tree in reading order, and the tree that leads from content back to it: for
 * each page its elements by marked-content id, then for each widget its Form (ISO 32000-1, 14.7.4).
 */
export function writeStructure(
  file: PdfFile,
  builder: Builder,
  pages: readonly Ref[],
  widgets: ReadonlyMap<Widget, Ref>,
): WrittenStructure {
  const root = file.reserve();
  const elements: StructureElement[] = [];
  const formOf = new Map<Widget, Ref>();
  const refer = (element: StructureElement): void => {
    const ref = (element.ref = file.reserve());
    elements.push(element);
    for (const child of element.children) {
      if (isElement(child)) refer(child);
      else if (!isMarked(child)) formOf.set(child.widget, ref);
    }
  };
  refer(builder.root);
  for (const element of elements) {
    const parent = element.parent?.ref ?? root;
    file.set(element.ref!, new Written(elementText(element, parent, pages, widgets)));
  }

  const numbers: PdfValue[] = builder.pages.flatMap((page, i): PdfValue[] => [
    i,
    page.owners.map((owner) => owner.ref!),
  ]);
  const keyOf = new Map<Widget, number>();
  for (const widget of widgets.keys()) {
    const key = builder.pages.length + keyOf.size;
    keyOf.set(widget, key);
    numbers.push(key, formOf.get(widget)!);
  }
  file.set(root, {
    Type: 'StructTreeRoot',
    K: builder.root.ref!,
    ParentTree: file.add({ Nums: numbers }),
    ParentTreeNextKey: builder.pages.length + keyOf.size,
  });
  return { root, keyOf };
}

/** An element as it is written: most objects of a file are elements, so this is no PdfDict first. */
function elementText(
  { type, attributes, children }: StructureElement,
  parent: Ref,
  pages: readonly Ref[],
  widgets: ReadonlyMap<Widget, Ref>,
): string {
  const first = children.find(isMarked);
  let kids = '';
  for (const child of children) {
    if (kids !== '') kids += ' ';
    if (isElement(child)) {
      kids += child.ref!.text;
    } else if (!isMarked(child)) {
      const { widget } = child;
      kids += `<</Type/OBJR/Pg ${pages[widget.page]!.text}/Obj ${widgets.get(widget)!.text}>>`;
    } else if (child.page === first!.page) {
      kids += child.id;
    } else {
      kids += `<</Type/MCR/Pg ${pages[child.page]!.text}/MCID ${child.id}>>`;
    }
  }
  let text = `<</S/${type}/P ${parent.text}`;
  if (first !== undefined) text += `/Pg ${pages[first.page]!.text}`;
  if (kids !== '') text += children.length > 1 ? `/K[${kids}]` : `/K ${kids}`;
  return `${text}${attributesText(attributes)}>>`;
}

function attributesText(attributes: ElementAttributes): string {
  if (attributes === noAttributes) return '';
  const { scope, columns, rows, box, lang, actualText, alt } = attributes;
  let text = '';
  let cell = '';
  if (scope !== undefined) cell += `/Scope/${scope}`;
  if (columns !== undefined) cell += `/ColSpan ${columns}`;
  if (rows !== undefined) cell += `/RowSpan ${rows}`;
  if (cell !== '') text += `/A<</O/Table${cell}>>`;
  if (box !== undefined)
    text += `/A<</O/Layout/Placement/Block/BBox[${box.map(round).join(' ')}]>>`;
  if (lang !== undefined) text += `/Lang${ascii(lang).text}`;
  if (actualText !== undefined) text += `/ActualText${unicode(actualText).text}`;
  if (alt !== undefined) text += `/Alt${unicode(alt).text}`;
  return text;
}
