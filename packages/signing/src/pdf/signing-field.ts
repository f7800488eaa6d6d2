import { SigningError } from '../error.ts';
import { signatureFieldsOf } from './fields.ts';
import type { SignatureField } from './fields.ts';
import type { PdfView } from './file.ts';
import type { Increment } from './increment.ts';
import { pagesOf } from './pages.ts';
import { malformed } from './parser.ts';
import { textString } from './text.ts';
import { PdfDict, PdfRef, dict, name } from './values.ts';
import type { PdfValue } from './values.ts';

/** SignaturesExist and AppendOnly (ISO 32000-1, table 219). */
const SIG_FLAGS = 3;
/** Print and Locked (table 165): PDF/A wants printable, nobody wants it moved. */
const WIDGET_FLAGS = 132;

/**
 * The field that will be signed. An existing one is taken as it is; a missing one is added without
 * looks. Sets SigFlags on the way.
 *
 * @throws {SigningError} `field-already-signed`, `bad-field-name`
 */
export function fieldToSign(
  view: PdfView,
  increment: Increment,
  fieldName: string,
): Pick<SignatureField, 'ref' | 'widget'> {
  const existing = signatureFieldsOf(view).find((field) => field.name === fieldName);
  if (existing?.value !== undefined)
    throw new SigningError(
      'field-already-signed',
      'This place is signed already. Choose another signature field.',
    );
  if (existing !== undefined) {
    updateForm(view, increment, []);
    return existing;
  }
  // A full stop would name a child of another field (12.7.3.2).
  if (fieldName === '' || fieldName.includes('.'))
    throw new SigningError('bad-field-name', 'Name an existing field, or a new one without dots.');
  const page = pagesOf(view)[0];
  if (page === undefined) throw malformed('it has no page');
  const ref = increment.add(
    dict({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: textString(fieldName),
      TU: textString(fieldName),
      F: WIDGET_FLAGS,
      Rect: [0, 0, 0, 0],
      P: page,
    }),
  );
  updateForm(view, increment, [ref]);
  append(view, increment, page, 'Annots', ref);
  return { ref };
}

/** Sets SigFlags and appends fields; writes only what changes, the catalog only when it must. */
function updateForm(view: PdfView, increment: Increment, added: PdfRef[]): void {
  const { catalog } = view;
  const place = catalog.get('AcroForm');
  const form = view.dict(place) ?? new PdfDict();
  const flags = view.resolve(form.get('SigFlags'));
  const wanted = (typeof flags === 'number' ? flags : 0) | SIG_FLAGS;
  if (wanted === flags && added.length === 0) return;
  const next = new PdfDict(form).set('SigFlags', wanted);
  if (added.length > 0 || !next.has('Fields')) {
    const fields = form.get('Fields');
    if (fields instanceof PdfRef) increment.replace(fields, [...view.array(fields), ...added]);
    else next.set('Fields', [...view.array(fields), ...added]);
  }
  if (place instanceof PdfRef) increment.replace(place, next);
  else {
    const root = view.trailer.get('Root');
    if (!(root instanceof PdfRef)) throw malformed('it has no catalog');
    increment.replace(root, new PdfDict(catalog).set('AcroForm', next));
  }
}

/** Appends to an array that is a value of the dictionary, or an object of its own. */
function append(
  view: PdfView,
  increment: Increment,
  owner: PdfRef,
  key: string,
  item: PdfValue,
): void {
  const current = view.dict(owner)?.get(key);
  const items = [...view.array(current), item];
  if (current instanceof PdfRef) increment.replace(current, items);
  else increment.replace(owner, increment.changed(owner, { [key]: items }));
}
