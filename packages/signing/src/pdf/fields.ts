import type { PdfFile, PdfView } from './file.ts';
import { malformed } from './parser.ts';
import { textOf } from './text.ts';
import { PdfRef, nameOf } from './values.ts';
import type { PdfValue, PdfDict } from './values.ts';

const MAX_FIELDS = 20_000;
/** Fields looked at in a file, over all its revisions: many of both must not keep the desk busy. */
const MAX_LOOKS = 200_000;
const MAX_DEPTH = 32;

/** A signature field of the interactive form (ISO 32000-1, 12.7.4.5). */
export interface SignatureField {
  /** Fully qualified name: partial names joined by full stops (12.7.3.2). */
  readonly name: string;
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** Its first widget annotation: usually the field itself. */
  readonly widget?: { readonly ref: PdfRef; readonly dict: PdfDict };
  /** The signature dictionary when the field is signed. */
  readonly value?: PdfDict;
}

interface Looks {
  left: number;
  /** By the index of the revision. */
  readonly found: Map<number, readonly SignatureField[]>;
}

const looked = new WeakMap<PdfFile, Looks>();

/** All signature fields of the document, in the order of the form; looked for once. */
export function signatureFieldsOf(view: PdfView): readonly SignatureField[] {
  const looks = looked.get(view.file) ?? { left: MAX_LOOKS, found: new Map() };
  looked.set(view.file, looks);
  let fields = looks.found.get(view.index);
  if (fields === undefined) looks.found.set(view.index, (fields = findFields(view, looks)));
  return fields;
}

function findFields(view: PdfView, looks: Looks): SignatureField[] {
  const form = view.dict(view.catalog.get('AcroForm'));
  const found: SignatureField[] = [];
  const seen = new Set<number>();

  const visit = (item: PdfValue, prefix: string, inherited: string | undefined, depth: number) => {
    if (!(item instanceof PdfRef)) return;
    if (seen.has(item.num) || seen.size > MAX_FIELDS || depth > MAX_DEPTH)
      throw malformed('its form fields run in a circle');
    seen.add(item.num);
    if (--looks.left < 0) throw malformed('it has too many form fields');
    const dict = view.dict(item);
    if (dict === undefined) return;
    const partial = textOf(view.resolve(dict.get('T')));
    const name = [prefix, partial ?? ''].filter((part) => part !== '').join('.');
    const type = nameOf(view.resolve(dict.get('FT'))) ?? inherited;
    const kids = view.array(dict.get('Kids'));
    const fields = kids.filter((kid) => view.dict(kid)?.has('T'));
    if (fields.length > 0) {
      for (const kid of fields) visit(kid, name, type, depth + 1);
    } else if (type === 'Sig') found.push(describe(view, item, dict, name, kids[0]));
  };

  for (const item of view.array(form?.get('Fields'))) visit(item, '', undefined, 0);
  return found;
}

function describe(
  view: PdfView,
  ref: PdfRef,
  dict: PdfDict,
  name: string,
  kid: PdfValue | undefined,
): SignatureField {
  const value = view.dict(dict.get('V'));
  const own = nameOf(view.resolve(dict.get('Subtype'))) === 'Widget';
  const kidDict = view.dict(kid);
  const widget = own
    ? { ref, dict }
    : kid instanceof PdfRef && kidDict !== undefined
      ? { ref: kid, dict: kidDict }
      : undefined;
  return { name, ref, dict, ...(widget && { widget }), ...(value && { value }) };
}

/** A rectangle as left, bottom, right, top in points; zeros when there is none. */
export function rectOf(
  view: PdfView,
  value: PdfValue | undefined,
): [number, number, number, number] {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = view
    .array(value)
    .map((item) => view.resolve(item))
    .map((item) => (typeof item === 'number' ? item : 0));
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}
