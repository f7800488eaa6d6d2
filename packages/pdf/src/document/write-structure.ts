import type { Builder } from './builder.ts';
import { ascii, unicode } from './pdf-file.ts';
import type { PdfFile, PdfValue, Ref } from './pdf-file.ts';
import { isElement, isMarked } from './structure.ts';
import type { ElementChild, StructureElement, Widget } from './structure.ts';

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
  const references = new Map<StructureElement, Ref>();
  const formOf = new Map<Widget, Ref>();
  const refer = (element: StructureElement): void => {
    const ref = file.reserve();
    references.set(element, ref);
    for (const child of element.children) {
      if (isElement(child)) refer(child);
      else if (!isMarked(child)) formOf.set(child.widget, ref);
    }
  };
  refer(builder.root);
  for (const [element, ref] of references) {
    const parent = element.parent === undefined ? root : references.get(element.parent)!;
    file.set(ref, elementValue(element, parent, references, pages, widgets));
  }

  const numbers: PdfValue[] = builder.pages.flatMap((page, i): PdfValue[] => [
    i,
    page.owners.map((owner) => references.get(owner)!),
  ]);
  const keyOf = new Map<Widget, number>();
  for (const widget of widgets.keys()) {
    const key = builder.pages.length + keyOf.size;
    keyOf.set(widget, key);
    numbers.push(key, formOf.get(widget)!);
  }
  file.set(root, {
    Type: 'StructTreeRoot',
    K: references.get(builder.root)!,
    ParentTree: file.add({ Nums: numbers }),
    ParentTreeNextKey: builder.pages.length + keyOf.size,
  });
  return { root, keyOf };
}

function elementValue(
  element: StructureElement,
  parent: Ref,
  references: ReadonlyMap<StructureElement, Ref>,
  pages: readonly Ref[],
  widgets: ReadonlyMap<Widget, Ref>,
): PdfValue {
  const { type, attributes, children } = element;
  const first = children.find(isMarked);
  const kid = (child: ElementChild): PdfValue => {
    if (isElement(child)) return references.get(child)!;
    if (!isMarked(child)) {
      const { widget } = child;
      return { Type: 'OBJR', Pg: pages[widget.page]!, Obj: widgets.get(widget)! };
    }
    return child.page === first!.page
      ? child.id
      : { Type: 'MCR', Pg: pages[child.page]!, MCID: child.id };
  };
  const { scope, columns, box, lang, actualText, alt } = attributes;
  const own: PdfValue | undefined =
    scope === undefined && columns === undefined
      ? box && { O: 'Layout', Placement: 'Block', BBox: box }
      : { O: 'Table', Scope: scope, ColSpan: columns };
  return {
    S: type,
    P: parent,
    Pg: first && pages[first.page]!,
    K: children.length > 1 ? children.map(kid) : children[0] && kid(children[0]),
    A: own,
    Lang: lang === undefined ? undefined : ascii(lang),
    ActualText: actualText === undefined ? undefined : unicode(actualText),
    Alt: alt === undefined ? undefined : unicode(alt),
  };
}
