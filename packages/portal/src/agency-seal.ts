/**
 * The demonstration agency's certificate, under a root of its own: in Viet Nam officers and agencies
 * sign under the government's root, citizens under the national one.
 */
import type { SealHolder } from '@tokhai/intake';
import { webCryptoSigner, type Signer } from '@tokhai/signing';
import { openAuthority } from './demo-authority.ts';

export interface AgencySeal {
  /** The root of the agency's authority, DER. */
  root: Uint8Array;
  /** By which its certificates are told from those of other agencies under the same root. */
  holder: SealHolder;
  /** Signs as the agency. Its key lives in this process; a real one in an HSM or a service. */
  signer: Signer;
}

/** Name of the demonstration agency, in its certificates. */
export const agencyName = 'Cơ quan trình diễn';

/** Opens the agency's authority below `folder`, and certifies the agency anew. */
export async function agencySeal(folder: string): Promise<AgencySeal> {
  const authority = await openAuthority(folder, 'agency.json', 'Tờ Khai trình diễn công vụ');
  const names = { commonName: agencyName, organization: agencyName };
  const { chain, privateKey } = await authority.issue(names);
  if (privateKey === undefined) throw new Error('the authority made no key');
  return {
    root: authority.root,
    holder: { subject: { O: agencyName } },
    signer: webCryptoSigner({ privateKey, certificates: [...chain] }),
  };
}
