/** The signature of a CMS checked by pkijs as its examples do, for comparison: no path, no time, no PDF. */
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

/** @throws Error when pkijs refuses it. */
export async function verifyByPkijs(cms: Uint8Array, content: Uint8Array): Promise<void> {
  const { result } = asn1js.fromBER(new Uint8Array(cms));
  const info = new pkijs.ContentInfo({ schema: result });
  const signed = new pkijs.SignedData({ schema: info.content });
  const data = new Uint8Array(content).buffer;
  if (!(await signed.verify({ signer: 0, data }))) throw new Error('pkijs refuses the signature.');
}
