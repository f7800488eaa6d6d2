import { SigningError } from '../error.ts';
import { signatureFieldsOf } from './fields.ts';
import type { PdfView } from './file.ts';
import type { Increment } from './increment.ts';
import { malformed } from './parser.ts';
import { lockOf } from './permissions.ts';
import { PdfDict, PdfRef, dict, name } from './values.ts';
import type { PdfValue } from './values.ts';

/**
 * What may be done to a document after its author certified it (ISO 32000-2, table 257): 1 nothing,
 * 2 filling in and signing, 3 annotating as well.
 */
export type CertificationLevel = 1 | 2 | 3;

/**
 * The signature reference dictionaries of a new signature (12.8.1): what the lock dictionary of its
 * field demands, and the certification.
 *
 * @throws {SigningError} `already-signed` when a signed document is to be certified
 */
export function referencesFor(
  view: PdfView,
  field: PdfDict | undefined,
  certify: CertificationLevel | undefined,
): PdfValue[] {
  const references: PdfValue[] = [];
  const lock = field && lockOf(view, field);
  if (lock !== undefined) {
    const params = dict({ Type: name('TransformParams'), V: name('1.2') });
    for (const key of ['Action', 'Fields']) {
      const value = lock.get(key);
      if (value !== undefined) params.set(key, value);
    }
    // What FieldMDP is computed over stands in Data (12.8.1, table 256).
    const data = view.trailer.get('Root') ?? null;
    references.push(reference('FieldMDP', params, { Data: data }));
  }
  if (certify === undefined) return references;
  if (signatureFieldsOf(view).some(({ value }) => value !== undefined))
    throw new SigningError(
      'already-signed',
      'Only the first signature certifies a document. Certify it before others sign.',
    );
  const params = dict({ Type: name('TransformParams'), P: certify, V: name('1.2') });
  references.push(reference('DocMDP', params, {}));
  return references;
}

function reference(method: string, params: PdfDict, more: Record<string, PdfValue>): PdfDict {
  return dict({
    Type: name('SigRef'),
    TransformMethod: name(method),
    TransformParams: params,
    ...more,
  });
}

/** Enters a certification into the catalog (12.8.6, table 263). */
export function enterCertification(view: PdfView, increment: Increment, signature: PdfRef): void {
  const root = view.trailer.get('Root');
  if (!(root instanceof PdfRef)) throw malformed('it has no catalog');
  const permissions = new PdfDict(view.dict(view.catalog.get('Perms'))).set('DocMDP', signature);
  increment.replace(root, increment.changed(root, { Perms: permissions }));
}
