import type { PdfView } from './file.ts';

/**
 * Whether the author certified the document so that nothing may be changed, not even by a further
 * signature (DocMDP with P 1; ISO 32000-1, 12.8.2.2). Forms that others sign are certified with 2.
 */
export function forbidsChanges(view: PdfView): boolean {
  const certification = view.dict(view.dict(view.catalog.get('Perms'))?.get('DocMDP'));
  return view
    .array(certification?.get('Reference'))
    .some(
      (item) => view.resolve(view.dict(view.dict(item)?.get('TransformParams'))?.get('P')) === 1,
    );
}
