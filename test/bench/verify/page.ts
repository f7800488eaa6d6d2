/** Runs in Chromium: signs CT01 as B-B, and does the two things that cannot be left out. */
import { loadFonts, renderSubmission, signatureAppearance } from '@tokhai/pdf';
import { readProcedure } from '@tokhai/procedure';
import { signPdf, webCryptoSigner } from '@tokhai/signing';
import { measure, type Times } from '../measure.ts';
import type { Given } from '../print/words.ts';

/** A key and its certificates, in base64. */
export interface Key {
  readonly pkcs8: string;
  readonly certificates: readonly string[];
}

const bytes = (base64: string) =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

export const bench = {
  async run(given: Given, key: Key, rounds: number): Promise<Record<'ours' | 'least', Times>> {
    const procedure = readProcedure(given.procedure);
    const fonts = await loadFonts();
    const way = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const pkcs8 = bytes(key.pkcs8);
    const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, way, false, ['sign']);
    const signer = webCryptoSigner({ privateKey, certificates: key.certificates.map(bytes) });
    const print = () =>
      renderSubmission(procedure, given.answers, { createdAt: given.createdAt, fonts });
    const [place] = procedure.signers;
    if (place === undefined) throw new Error('Nobody signs this form.');
    return measure(
      {
        async ours() {
          const signedAt = new Date();
          const names = { title: place.title, name: 'Nguyễn Thị Thử', issuer: 'To Khai Test CA' };
          const appearance = signatureAppearance(fonts, { ...names, signedAt });
          return signPdf(await print(), signer, { field: place.id, signedAt, appearance });
        },
        async least() {
          const pdf = await print();
          return crypto.subtle.sign(way, privateKey, new Uint8Array(pdf));
        },
      },
      rounds,
    );
  },
};
Object.assign(globalThis, { bench });
