import { rectOf, signatureFieldsOf } from '../pdf/fields.ts';
import type { SignatureField } from '../pdf/fields.ts';
import type { PdfFile, PdfView } from '../pdf/file.ts';
import { permissionsOf } from '../pdf/permissions.ts';
import { pagesOf } from '../pdf/pages.ts';
import { PdfDict, PdfRef, PdfStream, equalValues, nameOf } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';
import { Changes } from './changes.ts';
import { checkLayout } from './layout.ts';
import type { References } from './references.ts';
import type { Modification } from './report.ts';
import { isTimestamp } from './signatures.ts';

/**
 * What the incremental update `index` changed beyond what may be changed in a signed document.
 *
 * An allow-list: a signature in a field that was empty (its value and looks), a new invisible
 * signature field with its signature, SigFlags, and the document security store. Everything else
 * counts as a modification, whether it shows or not.
 *
 * @throws {SigningError} `malformed-pdf` when the revision cannot be read
 */
export function modificationsBy(
  file: PdfFile,
  index: number,
  references: References,
): Modification[] {
  const revision = file.revisions[index];
  if (revision === undefined || index === 0) return [];
  const layout = checkLayout(file, revision, index);
  if (layout.length > 0) return layout;
  const changes = new Changes(file.view(index - 1), file.view(index), revision, references);
  checkTrailer(changes);
  const fields = checkFields(changes);
  checkCatalog(changes, fields);
  checkAnnotations(changes, fields);
  return changes.finish();
}

function checkTrailer(changes: Changes): void {
  const [before, after] = [changes.before.trailer, changes.after.trailer];
  for (const key of ['Root', 'Info'])
    if (!equalValues(before.get(key), after.get(key))) changes.report('trailer-changed');
  // Objects from Size on count as missing (7.5.5, table 15).
  const [least, size] = [before.get('Size'), after.get('Size')];
  const whole = typeof size === 'number' && size > changes.highest;
  if (!whole || (typeof least === 'number' && size < least)) changes.report('trailer-changed');
  const [first] = changes.before.array(before.get('ID'));
  const [now] = changes.after.array(after.get('ID'));
  if (first !== undefined && !equalValues(first, now)) changes.report('trailer-changed');
}

/** Judges the signature fields; gives the numbers of new invisible ones. */
function checkFields(changes: Changes): ReadonlySet<number> {
  const { before, after } = changes;
  const old = new Map(signatureFieldsOf(before).map((field) => [field.ref.num, field]));
  const names = new Set([...old.values()].map(({ name }) => name));
  const added = new Set<number>();
  const permissions = permissionsOf(before);
  for (const field of signatureFieldsOf(after)) {
    const known = old.get(field.ref.num);
    const signedNow = known?.value === undefined && field.value !== undefined;
    // Whatever was locked, the document may be timestamped (ISO 32000-2, 12.8.2.2).
    if (signedNow && !isDocumentTimestamp(field)) {
      if (permissions.closed) changes.report('signing-forbidden', field.ref.num);
      else if (permissions.isLocked(field.name)) changes.report('field-locked', field.ref.num);
    }
    if (known !== undefined) checkKnownField(changes, known, field);
    else if (changes.isAdded(field.ref) && !names.has(field.name) && isInvisible(changes, field))
      added.add(field.ref.num);
  }
  return added;
}

function isDocumentTimestamp({ value }: SignatureField): boolean {
  return nameOf(value?.get('Type')) === 'DocTimeStamp' && isTimestamp(value);
}

function checkKnownField(changes: Changes, known: SignatureField, field: SignatureField): void {
  const signedNow = known.value === undefined && field.value !== undefined;
  const judge = (ref: PdfRef, before: PdfDict, after: PdfDict, allowed: readonly string[]) => {
    if (!changes.isChanged(ref)) return;
    const keys = changes.differingKeys(before, after);
    const own = changes.isAdded(after.get('V')) || !(after.get('V') instanceof PdfRef);
    if (!signedNow || !own || keys.some((key) => !allowed.includes(key))) return;
    if (keys.includes('AP') && !isAppearance(changes.after, after.get('AP'))) return;
    for (const key of keys) changes.settleAdded(after.get(key));
    changes.settle(ref);
  };
  const own = field.widget?.ref.num === field.ref.num;
  judge(field.ref, known.dict, field.dict, own ? ['V', 'AP'] : ['V']);
  if (!own && field.widget !== undefined && known.widget?.ref.num === field.widget.ref.num)
    judge(field.widget.ref, known.widget.dict, field.widget.dict, ['AP']);
}

/** The looks of a widget: streams, or streams by state (ISO 32000-1, 12.5.5). */
function isAppearance(view: PdfView, value: PdfValue | undefined): boolean {
  const isLooks = (item: PdfValue): boolean => view.resolve(item) instanceof PdfStream;
  return [...(view.dict(value) ?? [[value, null] as const])].every(
    ([key, item]) =>
      (key === 'N' || key === 'R' || key === 'D') &&
      (isLooks(item) || [...(view.dict(item)?.values() ?? [null])].every(isLooks)),
  );
}

/** What a field and its widget in one object may say, and nothing that is a page, a note or acts. */
const plainKeys = new Set(
  'Type Subtype FT T TU TM F Ff P Rect V AP MK BS Border DA DR Q Lock SV StructParent NM M'.split(
    ' ',
  ),
);

/** A signed field with one widget in one object, without size or actions: nothing of it shows. */
function isInvisible({ after }: Changes, { dict, value, widget, ref }: SignatureField): boolean {
  const [left, bottom, right, top] = rectOf(after, dict.get('Rect'));
  const merged = widget?.ref.num === ref.num;
  const type = nameOf(after.resolve(dict.get('Type'))) ?? 'Annot';
  const plain = type === 'Annot' && [...dict.keys()].every((key) => plainKeys.has(key));
  return value !== undefined && merged && plain && left === right && bottom === top;
}

function checkCatalog(changes: Changes, added: ReadonlySet<number>): void {
  const { before, after } = changes;
  const root = after.trailer.get('Root');
  let harmless = true;
  for (const key of changes.differingKeys(before.catalog, after.catalog)) {
    if (key === 'AcroForm' || key === 'DSS') continue;
    if (key === 'Extensions' && isAddition(changes, key)) continue;
    harmless = false;
  }
  checkForm(changes, added);
  checkStore(changes);
  if (harmless) changes.settle(root);
}

/** Extensions may be declared for the document security store, none withdrawn. */
function isAddition({ before, after }: Changes, key: string): boolean {
  const [old, now] = [before.dict(before.catalog.get(key)), after.dict(after.catalog.get(key))];
  return (
    now !== undefined &&
    ![...now.values()].some((value) => value instanceof PdfRef) &&
    [...(old ?? new PdfDict())].every(([name, value]) => equalValues(value, now.get(name)))
  );
}

function checkForm(changes: Changes, added: ReadonlySet<number>): void {
  const { before, after } = changes;
  const [oldPlace, place] = [before.catalog.get('AcroForm'), after.catalog.get('AcroForm')];
  const old = before.dict(oldPlace) ?? new PdfDict();
  const form = after.dict(place);
  if (form === undefined) {
    // What is none of its kind may be something else, e.g. drawn by a page.
    if ((place ?? oldPlace ?? null) !== null) changes.report('form-changed');
    return;
  }
  let harmless = true;
  for (const key of changes.differingKeys(old, form)) {
    const grows = key === 'Fields' && growsBy(changes, old.get(key), form.get(key), added);
    harmless &&= grows || (key === 'SigFlags' && typeof form.get(key) === 'number');
  }
  // The array of fields may change as an object of its own, the form staying as it is.
  const fields = form.get('Fields');
  if (changes.isChanged(fields) && growsBy(changes, old.get('Fields'), fields, added))
    changes.settleSole(fields);
  if (!harmless) changes.report('form-changed');
  else {
    changes.settleSole(place);
    if (changes.isAdded(place)) changes.settleAdded(place);
  }
}

/** Whether an array only got new members at its end, each of them a new invisible field. */
function growsBy(
  changes: Changes,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
  added: ReadonlySet<number>,
): boolean {
  const old = changes.before.array(before);
  const now = changes.after.array(after);
  const rest = now.slice(old.length);
  const harmless =
    isList(changes.before, before) &&
    isList(changes.after, after) &&
    old.every((item, index) => equalValues(item, now[index])) &&
    rest.every((item) => item instanceof PdfRef && added.has(item.num));
  if (harmless) for (const item of rest) changes.settleAdded(item);
  return harmless;
}

function isList(view: PdfView, value: PdfValue | undefined): boolean {
  return value === undefined || Array.isArray(view.resolve(value));
}

/** The document security store (EN 319 142-1, 5.4.2) only grows, and only by streams. */
function checkStore(changes: Changes): void {
  const { before, after } = changes;
  const [oldPlace, place] = [before.catalog.get('DSS'), after.catalog.get('DSS')];
  const old = before.dict(oldPlace) ?? new PdfDict();
  const store = after.dict(place);
  if (store === undefined) {
    if ((place ?? oldPlace ?? null) !== null) changes.report('security-store-changed');
    return;
  }
  const collections = ['Certs', 'CRLs', 'OCSPs'];
  const harmless = [...store.keys()].every((key) => ['Type', 'VRI', ...collections].includes(key));
  if (
    !harmless ||
    !collections.every((key) => growsByStreams(changes, old.get(key), store.get(key)))
  ) {
    changes.report('security-store-changed');
    return;
  }
  const index = after.dict(store.get('VRI'));
  const known = before.dict(old.get('VRI')) ?? new PdfDict();
  const kept = [...known].every(([key, value]) => equalValues(value, index?.get(key)));
  const lists = [...(index?.values() ?? [])].every((item) => after.dict(item) !== undefined);
  if (!kept || !lists || (index === undefined && store.has('VRI'))) {
    changes.report('security-store-changed');
    return;
  }
  for (const value of [place, store.get('VRI'), ...collections.map((key) => store.get(key))])
    changes.settleSole(value);
  changes.settleAdded(place ?? null);
  changes.settleAdded(store);
  if (index !== undefined) changes.settleAdded(index);
  for (const key of collections) changes.settleAdded(after.array(store.get(key)));
}

function growsByStreams(
  { before, after }: Changes,
  old: PdfValue | undefined,
  now: PdfValue | undefined,
): boolean {
  const [past, present] = [before.array(old), after.array(now)];
  return (
    isList(before, old) &&
    isList(after, now) &&
    past.every((item, index) => equalValues(item, present[index])) &&
    present.every((item) => after.resolve(item) instanceof PdfStream)
  );
}

/** Pages may get the widgets of new invisible fields, at the end of their annotations. */
function checkAnnotations(changes: Changes, added: ReadonlySet<number>): void {
  if (added.size === 0) return;
  const { before, after } = changes;
  for (const page of pagesOf(before)) {
    const [old, now] = [before.dict(page), after.dict(page)];
    if (old === undefined || now === undefined || nameOf(now.get('Type')) !== 'Page') continue;
    const annotations = now.get('Annots');
    if (!changes.isChanged(page) && !changes.isChanged(annotations)) continue;
    const only = changes.differingKeys(old, now).every((key) => key === 'Annots');
    if (!only || !growsBy(changes, old.get('Annots'), annotations, added)) continue;
    changes.settle(page);
    changes.settleSole(annotations);
  }
}
