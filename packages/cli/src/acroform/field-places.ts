import {
  PDFArray,
  PDFRef,
  type PDFDocument,
  type PDFField,
  type PDFPage,
  type PDFWidgetAnnotation,
} from '@cantoo/pdf-lib';
import type { FieldPlace } from '@tokhai/procedure/acroform';

/** The boxes of a field: one with each place in which it is shown. */
export interface FieldBox {
  widget: PDFWidgetAnnotation;
  place?: FieldPlace;
  hidden: boolean;
}

/** Annotation flags (ISO 32000-2, table 167): Hidden, NoView. */
const UNSEEN = 0b10_0010;

/** @returns a function that finds the boxes of a field on the pages, the first one in reading first */
export function placeFinder(document: PDFDocument): (field: PDFField) => FieldBox[] {
  const pages = document.getPages();
  const pageOf = new Map<PDFRef, number>();
  pages.forEach((page, index) => {
    const annotations = page.node.Annots();
    if (!(annotations instanceof PDFArray)) return;
    for (let at = 0; at < annotations.size(); at += 1) {
      const ref = annotations.get(at);
      if (ref instanceof PDFRef) pageOf.set(ref, index);
    }
  });
  const pageRefs = new Map(pages.map((page, index) => [page.ref, index]));

  return (field) => {
    const kids = field.acroField.Kids();
    const boxes = field.acroField.getWidgets().map((widget, index): FieldBox => {
      const ref = kids ? kids.get(index) : field.ref;
      const own = widget.P();
      const number =
        (ref instanceof PDFRef ? pageOf.get(ref) : undefined) ??
        (own instanceof PDFRef ? pageRefs.get(own) : undefined);
      const hidden = ((widget.F()?.asNumber() ?? 0) & UNSEEN) !== 0;
      if (number === undefined) return { widget, hidden };
      return { widget, hidden, place: placeOn(pages[number]!, number, widget) };
    });
    return boxes.toSorted((one, other) => position(one) - position(other));
  };
}

function position({ place }: FieldBox): number {
  return place ? place.page * 1e6 + place.top : Number.POSITIVE_INFINITY;
}

/** Where a box stands on the page as it is shown, turned by its /Rotate. */
function placeOn(page: PDFPage, number: number, widget: PDFWidgetAnnotation): FieldPlace {
  const { x, y, width, height } = widget.getRectangle();
  const crop = page.getCropBox();
  const left = x - crop.x;
  const bottom = y - crop.y;
  const right = crop.width - left - width;
  const top = crop.height - bottom - height;
  const turned = (((Math.round(page.getRotation().angle / 90) * 90) % 360) + 360) % 360;
  const at = { 0: [left, top], 90: [bottom, left], 180: [right, bottom], 270: [top, right] }[
    turned
  ];
  const [fromLeft = left, fromTop = top] = at ?? [];
  return {
    page: number,
    left: fromLeft,
    top: fromTop,
    height: turned % 180 === 0 ? height : width,
  };
}
