/** Signing by a USB token, through the program `tokhai-agent` on this computer. */
import { PortError, type SignInput, type SignOutcome } from '@tokhai/elements';
import type { SignerPlace } from '@tokhai/procedure';
import { datedAppearance } from './sign-appearance.ts';
import { chosenOf, type LookOptions } from './sign-look.ts';

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
 * Signs with the token's key. Several certificates, and one with something to be known about it, are
 * offered first.
 * @throws {PortError} and the errors of `agentClient`
 */
export async function signByToken(
  pdf: Uint8Array,
  place: SignerPlace,
  input: SignInput,
  options: LookOptions & { agent?: URL | undefined },
): Promise<SignOutcome> {
  const { pin, pairing, certificate } = input;
  const { words, agent: address } = options;
  const where = address === undefined ? {} : { url: address.href };
  const { agentClient, embedSignature, prepareSignature } = await import('@tokhai/signing');
  let token = kept();
  if (pairing !== undefined && (token === undefined || certificate === undefined)) {
    token = await agentClient(where).pair(pairing);
    keep(token);
  }
  if (token === undefined) throw new PortError('agent-not-paired', words.tokenPairing);
  const agent = agentClient({ ...where, token });
  const found = await agent.certificates();
  if (found.length === 0) throw new PortError('agent-no-token', words.tokenEmpty);
  const looked = await chosenOf(found, input, options);
  if ('offers' in looked) return looked;
  const { chosen } = looked;
  const { certificates, algorithm } = chosen;
  const { name, issuer, signedAt, appearance } = await datedAppearance(
    place,
    certificates[0],
    input,
  );
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
