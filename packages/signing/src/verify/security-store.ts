import type { Bytes } from '../bytes.ts';
import { readCertificate } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import type { Limits } from '../limits.ts';
import type { PdfFile } from '../pdf/file.ts';
import { decodeStream } from '../pdf/inflate.ts';
import { PdfStream } from '../pdf/values.ts';
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
  const streams = async (key: string): Promise<Bytes[]> => {
    const found: Bytes[] = [];
    for (const item of view.array(store?.get(key)).slice(0, MAX_ITEMS)) {
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
