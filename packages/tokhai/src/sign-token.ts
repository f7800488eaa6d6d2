/** Signing by a USB token, through the program `tokhai-agent` on this computer. */
import { PortError, type SignInput, type SignOutcome } from '@tokhai/elements';
import type { SignerPlace } from '@tokhai/procedure';
import { datedAppearance } from './sign-appearance.ts';
import type { Words } from './words/words.ts';

/** Where this tab keeps what the program gave it. */
const tokenKey = 'tokhai:agent';

function kept(): string | undefined {
  try {
    return sessionStorage.getItem(tokenKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(token: string): void {
  try {
    sessionStorage.setItem(tokenKey, token);
  } catch {
    // Where nothing can be kept, the page is paired for each signature.
  }
}

/**
 * Signs with the token's key. Several certificates are offered to choose from.
 * @throws {PortError} and the errors of `agentClient`
 */
export async function signByToken(
  pdf: Uint8Array,
  place: SignerPlace,
  { pin, pairing, certificate }: SignInput,
  { words, agent: address }: { words: Words; agent?: URL | undefined },
): Promise<SignOutcome> {
  const where = address === undefined ? {} : { url: address.href };
  const { agentClient, certificateNames, certificateValidity, embedSignature, prepareSignature } =
    await import('@tokhai/signing');
  let token = kept();
  if (pairing !== undefined && (token === undefined || certificate === undefined)) {
    token = await agentClient(where).pair(pairing);
    keep(token);
  }
  if (token === undefined) throw new PortError('agent-not-paired', words.tokenPairing);
  const agent = agentClient({ ...where, token });
  const found = await agent.certificates();
  if (found.length === 0) throw new PortError('agent-no-token', words.tokenEmpty);
  const chosen = found.length === 1 ? found[0] : found.find(({ id }) => id === certificate);
  if (chosen === undefined) {
    return {
      offers: found.map(({ id, certificates: [own = new Uint8Array()] }) => ({
        id,
        ...certificateNames(own),
        validUntil: certificateValidity(own).notAfter.toISOString(),
        warnings: [],
      })),
    };
  }
  const { certificates, algorithm } = chosen;
  const { name, issuer, signedAt, appearance } = await datedAppearance(place, certificates[0]);
  const prepared = await prepareSignature(pdf, {
    field: place.id,
    signedAt,
    certificates,
    algorithm,
    appearance,
  });
  const raw = await agent.sign(chosen.id, prepared.digest, pin);
  const signed = await embedSignature(prepared, raw);
  return { pdf: signed, signature: { name, issuer, signedAt: signedAt.toISOString() } };
}
