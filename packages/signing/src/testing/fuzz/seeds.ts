import { readFile, readdir } from 'node:fs/promises';
import type { Bytes } from '../../bytes.ts';
import { toBytes } from '../../bytes.ts';
import { extendPdf } from '../../extend/extend.ts';
import { signPdf } from '../../embed.ts';
import { webCryptoSigner } from '../../signers/web-crypto.ts';
import { createTestAuthority } from '../authority.ts';
import { hybridPdf } from '../hybrid-pdf.ts';
import { testRevocation } from '../revocation.ts';
import { tinyPdf } from '../tiny-pdf.ts';
import { createTestTsa } from '../tsa.ts';
import type { FuzzSeeds } from './inputs.ts';

const folder = new URL('../../../test-data/', import.meta.url);

/** Signed PDFs of every build and level, and what is in them, under a new root. */
export async function fuzzSeeds(): Promise<FuzzSeeds & { readonly root: Bytes }> {
  const authority = await createTestAuthority({ services: 'http://ca.test' });
  const { chain, certificate, privateKey } = await authority.issue({ commonName: 'Fuzz' });
  if (privateKey === undefined) throw new Error('The authority made no key.');
  const signer = webCryptoSigner({ privateKey, certificates: chain });
  const tsa = await createTestTsa(authority);
  const services = testRevocation(authority);
  const options = {
    timestamp: tsa.timestamp,
    trust: [authority.root],
    fetchRevocation: services.port,
  };
  const pdfs: Bytes[] = [];
  const sources: Uint8Array[] = [tinyPdf(['a', 'b']), hybridPdf()];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.pdf')))
    sources.push(await readFile(new URL(name, folder)));
  for (const [index, source] of sources.entries()) {
    // Large ones take most of the time and find no more.
    if (source.length > 60_000) continue;
    const place = { field: 'a', signedAt: new Date(), reserveBytes: 5000 };
    const signed = await signPdf(source, signer, place);
    pdfs.push(signed);
    if (index < 3) pdfs.push(await extendPdf(signed, { ...options, level: 'B-LTA' }));
  }
  const ders = [
    certificate,
    authority.root,
    authority.intermediate,
    await services.crl('issuing'),
    await tsa.timestamp(new Uint8Array(32)),
  ].map(toBytes);
  return { pdfs, ders, root: authority.root };
}
