import { PDFDocument, PDFHexString, PDFName, type PDFField, type PDFPage } from '@cantoo/pdf-lib';

/** A fillable PDF under construction: fields stand where they are told to. */
export interface FillablePdf {
  document: PDFDocument;
  page: PDFPage;
  /** A place on the page, in points from its left and upper edge. */
  at: (left: number, top: number) => Placement;
}

interface Placement {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An A4 page without fields. */
export async function fillablePdf(): Promise<FillablePdf> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  return {
    document,
    page,
    at: (left, top) => ({ x: left, y: 842 - top - 20, width: 150, height: 20 }),
  };
}

/** Writes what a viewer tells about a field. */
export function tell(field: PDFField, tooltip: string): void {
  field.acroField.dict.set(PDFName.of('TU'), PDFHexString.fromText(tooltip));
}

/** A signature field, which the library reads and does not make. */
export function addSignature({ document, page, at }: FillablePdf, name: string, top: number): void {
  const { x, y, width, height } = at(50, top);
  const field = document.context.register(
    document.context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFHexString.fromText(name),
      Rect: [x, y, x + width, y + height],
      P: page.ref,
    }),
  );
  document.getForm().acroForm.addField(field);
  page.node.addAnnot(field);
}
