import { prepareSignature } from '../../prepare.ts';
import { signPdf } from '../../embed.ts';
import { webCryptoSigner } from '../../signers/web-crypto.ts';
import type { IssuedCertificate } from '../authority.ts';
import { forgeSignature } from './raw.ts';
import type { AttackScene } from './scene.ts';

/** A scene of two people with keys and certificates. */
export function attackScene(
  people: Readonly<Record<'victim' | 'attacker', IssuedCertificate>>,
): AttackScene {
  return {
    async sign(pdf, field, { certify, by = 'victim', patch } = {}) {
      const { privateKey, chain: certificates } = people[by];
      if (privateKey === undefined) throw new TypeError('Who signs needs a key.');
      const signer = webCryptoSigner({ privateKey, certificates });
      const options = { field, signedAt: new Date(), ...(certify && { certify }) };
      if (patch === undefined) return signPdf(pdf, signer, options);
      const { algorithm } = signer;
      const ready = await prepareSignature(pdf, { ...options, certificates, algorithm });
      const patched = ready.pdf.slice();
      patch(patched);
      return forgeSignature({ ...ready, pdf: patched }, { privateKey, certificates });
    },
  };
}
