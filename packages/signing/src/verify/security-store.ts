import type { Bytes } from '../bytes.ts';
import { readCertificate } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import type { Limits } from '../limits.ts';
import type { PdfFile, PdfView } from '../pdf/file.ts';
import { decodeStream } from '../pdf/inflate.ts';
import { PdfDict, PdfRef, PdfStream } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';
import type { RevocationData } from '../revocation/evidence.ts';

const MAX_ITEMS = 256;

/** What the document carries for its own verification (EN 319 142-1, 5.4.2). */
export interface SecurityStore extends RevocationData {
  readonly certificates: readonly Certificate[];
}

/** Reads the document security store as a revision left it, the newest by default. What cannot be read in it is as if it were absent. */
export async function readSecurityStore(
  file: PdfFile,
  limits: Limits,
  revision?: number,
): Promise<SecurityStore> {
  const view = file.view(revision);
  const store = view.dict(view.catalog.get('DSS'));
  let left = limits.maxInflatedBytes;
  const entries = materialOf(view, store);
  const streams = async (key: Key): Promise<Bytes[]> => {
    const found: Bytes[] = [];
    for (const item of entries[key]) {
      const stream = view.resolve(item);
      if (!(stream instanceof PdfStream)) continue;
      try {
        const bytes = await decodeStream(stream, left);
        left -= bytes.length;
        found.push(bytes);
      } catch {
        continue;
      }
    }
    return found;
  };
  const certificates: Certificate[] = [];
  for (const der of await streams('Certs')) {
    try {
      certificates.push(readCertificate(der));
    } catch {
      continue;
    }
  }
  return { certificates, ocsps: await streams('OCSPs'), crls: await streams('CRLs') };
}

type Key = 'Certs' | 'OCSPs' | 'CRLs';

/** Names of the same things in the entries for single signatures (VRI). */
const singular = { Certs: 'Cert', OCSPs: 'OCSP', CRLs: 'CRL' } as const;

/**
 * What the store refers to, each thing once: for all signatures, then for single ones. Some
 * software writes the second alone.
 */
function materialOf(view: PdfView, store: PdfDict | undefined): Record<Key, readonly PdfValue[]> {
  const index = [...(view.dict(store?.get('VRI')) ?? new PdfDict()).values()];
  const single = index.slice(0, MAX_ITEMS).flatMap((item) => view.dict(item) ?? []);
  const collect = (key: Key): PdfValue[] => {
    const all = [
      ...view.array(store?.get(key)),
      ...single.flatMap((entry) => view.array(entry.get(singular[key]))),
    ];
    const once = new Map(all.map((item) => [item instanceof PdfRef ? item.num : item, item]));
    return [...once.values()].slice(0, MAX_ITEMS);
  };
  return { Certs: collect('Certs'), OCSPs: collect('OCSPs'), CRLs: collect('CRLs') };
}
