import { equalBytes, toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { hash } from '../cms/algorithms.ts';
import { defaultLimits } from '../limits.ts';
import { openPdf } from '../pdf/file.ts';
import { Increment } from '../pdf/increment.ts';
import { malformed } from '../pdf/parser.ts';
import { PdfDict, PdfRef, PdfStream, dict, name } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';
import type { RevocationData } from '../revocation/evidence.ts';
import { readSecurityStore } from '../verify/security-store.ts';

/** What a signature needs to be checked when nobody answers any more. */
export interface ValidationMaterial extends RevocationData {
  /** DER. */
  readonly certificates: readonly Uint8Array[];
}

/**
 * Appends a document security store (EN 319 142-1, 5.4.2) with what it does not hold yet, and
 * declares the extension. Without anything new the bytes stay as they are.
 */
export async function storeMaterial(pdf: Uint8Array, material: ValidationMaterial): Promise<Bytes> {
  const file = await openPdf(toBytes(pdf));
  const view = file.view();
  const held = await readSecurityStore(file, defaultLimits);
  const increment = new Increment(view);
  const old = view.dict(view.catalog.get('DSS')) ?? new PdfDict();
  const store = new PdfDict(old);
  const parts: Array<[string, readonly Uint8Array[], readonly Uint8Array[]]> = [
    ['Certs', material.certificates, held.certificates.map(({ der }) => der)],
    ['OCSPs', material.ocsps, held.ocsps],
    ['CRLs', material.crls, held.crls],
  ];
  let changed = false;
  for (const [key, wanted, known] of parts) {
    const items: PdfValue[] = [...view.array(old.get(key))];
    for (const bytes of wanted) {
      if (known.some((one) => equalBytes(one, bytes))) continue;
      items.push(increment.add(new PdfStream(new PdfDict(), toBytes(bytes))));
      changed = true;
    }
    if (items.length > 0) store.set(key, items);
  }
  if (!changed) return file.bytes;
  const root = view.trailer.get('Root');
  if (!(root instanceof PdfRef)) throw malformed('it has no catalog');
  const extensions = new PdfDict(view.dict(view.catalog.get('Extensions')) ?? []);
  if (!extensions.has('ESIC'))
    extensions.set('ESIC', dict({ BaseVersion: name('1.7'), ExtensionLevel: 2 }));
  const place = view.catalog.get('DSS');
  const keys: Record<string, PdfValue> = { Extensions: extensions };
  if (place instanceof PdfRef) increment.replace(place, store);
  else keys['DSS'] = increment.add(store);
  increment.replace(root, increment.changed(root, keys));
  const id = await hash('SHA-256', file.bytes);
  return increment.write(id.subarray(0, 16));
}
