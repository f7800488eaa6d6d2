import type { PdfView } from './file.ts';
import { malformed } from './parser.ts';
import { PdfRef } from './values.ts';
import type { PdfValue } from './values.ts';

const MAX_PAGES = 20_000;
const MAX_DEPTH = 64;

/** References to all pages in reading order (ISO 32000-1, 7.7.3). */
export function pagesOf(view: PdfView): PdfRef[] {
  const pages: PdfRef[] = [];
  const seen = new Set<number>();
  const visit = (node: PdfValue | undefined, depth: number) => {
    if (!(node instanceof PdfRef)) return;
    if (seen.has(node.num) || seen.size > MAX_PAGES || depth > MAX_DEPTH)
      throw malformed('its pages run in a circle');
    seen.add(node.num);
    const dict = view.dict(node);
    if (dict === undefined) return;
    if (dict.has('Kids')) for (const kid of view.array(dict.get('Kids'))) visit(kid, depth + 1);
    else pages.push(node);
  };
  visit(view.catalog.get('Pages'), 0);
  return pages;
}

/** For each annotation, by object number, the page it stands on (0-based). */
export function annotationPages(view: PdfView): Map<number, number> {
  const places = new Map<number, number>();
  for (const [index, page] of pagesOf(view).entries())
    for (const annotation of view.array(view.dict(page)?.get('Annots')))
      if (annotation instanceof PdfRef) places.set(annotation.num, index);
  return places;
}
