import { signatureFieldsOf } from './fields.ts';
import type { SignatureField } from './fields.ts';
import type { PdfView } from './file.ts';
import { textOf } from './text.ts';
import { nameOf } from './values.ts';
import type { PdfDict, PdfValue } from './values.ts';

/** What those who signed so far allow to be done to a document. */
export interface Permissions {
  /**
   * Nothing may be changed and nobody may sign any more; timestamps and what is needed to check
   * signatures may still be added (DocMDP with P 1; ISO 32000-2, 12.8.2.2.2).
   */
  readonly closed: boolean;
  /** Whether a signature locked the field of this fully qualified name (FieldMDP, 12.8.2.4). */
  isLocked(field: string): boolean;
}

/** Fields that a signature locked, by their names. */
interface Lock {
  readonly action: 'All' | 'Include' | 'Exclude';
  readonly fields: readonly string[];
}

/**
 * Reads the restrictions of all signatures, of the certification (Perms), and of the lock
 * dictionaries of signed fields (12.7.5.5), also where their signer left FieldMDP out. What cannot
 * be understood restricts as far as it can.
 */
export function permissionsOf(view: PdfView): Permissions {
  const signed = signatureFieldsOf(view).filter(({ value }) => value !== undefined);
  const certification = view.dict(view.dict(view.catalog.get('Perms'))?.get('DocMDP'));
  const references = [certification, ...signed.map(({ value }) => value)].flatMap((value) =>
    view.array(value?.get('Reference')).flatMap((item) => view.dict(item) ?? []),
  );
  const locks: Lock[] = [];
  let closed = false;
  for (const reference of references) {
    const method = nameOf(view.resolve(reference.get('TransformMethod')));
    const params = view.dict(reference.get('TransformParams'));
    if (method === 'FieldMDP') locks.push(readLock(view, params));
    else if (method === 'DocMDP' || method === undefined) closed ||= isClosed(view, params, 2);
  }
  for (const { dict } of signed) {
    const lock = lockOf(view, dict);
    if (lock === undefined) continue;
    locks.push(readLock(view, lock));
    closed ||= isClosed(view, lock, 3);
  }
  return { closed, isLocked: (field) => locks.some((lock) => covers(lock, field)) };
}

/** The lock dictionary of a signature field (SigFieldLock, 12.7.5.5). */
export function lockOf(view: PdfView, field: SignatureField['dict']): PdfDict | undefined {
  return view.dict(field.get('Lock'));
}

/** @param preset what an absent P means */
function isClosed(view: PdfView, params: PdfDict | undefined, preset: number): boolean {
  const value: PdfValue = params?.has('P') === true ? view.resolve(params.get('P')) : preset;
  return value !== 2 && value !== 3;
}

function readLock(view: PdfView, params: PdfDict | undefined): Lock {
  const action = nameOf(view.resolve(params?.get('Action')));
  const names = view
    .array(params?.get('Fields'))
    .map((item) => textOf(view.resolve(item)))
    .filter((name) => name !== undefined);
  if (action === 'Include' || action === 'Exclude') return { action, fields: names };
  return { action: 'All', fields: [] };
}

function covers({ action, fields }: Lock, field: string): boolean {
  const named = fields.some((name) => field === name || field.startsWith(`${name}.`));
  if (action === 'All') return true;
  return action === 'Include' ? named : !named;
}
