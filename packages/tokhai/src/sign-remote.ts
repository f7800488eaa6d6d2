/**
 * Signing by a remote service, through the portal's server (`remoteSigning` of @tokhai/intake).
 * What is prepared here waits in the draft while the person confirms on the phone.
 */
import {
  PortError,
  type PendingSignature,
  type SignInput,
  type SignMethod,
  type SignOutcome,
  type Signed,
} from '@tokhai/elements';
import type { SignerPlace } from '@tokhai/procedure';
import type { PreparedSignature, SignatureAlgorithm } from '@tokhai/signing';
import { fromBase64, postJson, toBase64, type Posted } from './post-json.ts';
import { datedAppearance } from './sign-appearance.ts';
import { chosenOf, type LookOptions } from './sign-look.ts';
import { serviceName } from './sign-methods.ts';

export interface RemoteOptions extends LookOptions {
  /** Address of the portal's signing service, with a slash at its end. */
  signingService?: URL | undefined;
  /** What the form is called, for the service's app. */
  title: string;
}

/** What waits in the draft. */
interface State {
  request: string;
  pollMs: number;
  prepared: PreparedSignature;
  name: string;
  issuer: string;
  signedAt: string;
}

/** Shortest wait between two questions, in milliseconds: a portal cannot make a page ask in a rush. */
const minPollMs = 200;
/** How long to wait after the network failed, in milliseconds. */
const retryMs = 5000;

interface Found {
  id: string;
  certificates: Uint8Array[];
  algorithm: SignatureAlgorithm;
}

/**
 * Has the service ask the person.
 * @throws {PortError}
 */
export async function startRemote(
  pdf: Uint8Array,
  place: SignerPlace,
  method: SignMethod,
  input: SignInput,
  options: RemoteOptions,
): Promise<SignOutcome> {
  const user = input.account ?? '';
  const service = serviceName(method.id);
  const found = await certificatesOf(method.id, user, options);
  const looked = await chosenOf(found, input, options);
  if ('offers' in looked) return looked;
  const { chosen } = looked;
  const { prepareSignature, embedSignature, checkCode } = await import('@tokhai/signing');
  const { certificates, algorithm } = chosen;
  const dated = await datedAppearance(place, certificates[0], input);
  const { name, issuer, signedAt, appearance } = dated;
  const prepared = await prepareSignature(pdf, {
    field: place.id,
    signedAt,
    certificates,
    algorithm,
    appearance,
  });
  const answer = await ask(method.id, 'requests', options, {
    user,
    certificate: chosen.id,
    algorithm,
    digest: toBase64(prepared.digest),
    document: options.title,
  });
  const { request, signature, expiresAt, pollMs } = answer;
  if (typeof signature === 'string') {
    const signed = await embedSignature(prepared, fromBase64(signature));
    return { pdf: signed, signature: { name, issuer, signedAt: signedAt.toISOString() } };
  }
  if (typeof request !== 'string' || typeof expiresAt !== 'string') throw failed(options);
  const state: State = {
    request,
    pollMs: typeof pollMs === 'number' ? pollMs : 3000,
    prepared,
    name,
    issuer,
    signedAt: signedAt.toISOString(),
  };
  // Worked out here and not believed: the code says what this page wants signed.
  const code = checkCode(prepared.digest);
  const again: SignInput = { ...input, certificate: chosen.id };
  const pending = { signer: place.id, method: method.id, input: again, service };
  return { pending: { ...pending, checkCode: code, expiresAt, state } };
}

/**
 * Waits until the person has answered. The network may come and go meanwhile.
 * @throws {PortError} also when `signal` is aborted
 */
export async function awaitRemote(
  { method, state }: PendingSignature,
  signal: AbortSignal,
  options: RemoteOptions,
): Promise<Signed> {
  const { embedSignature } = await import('@tokhai/signing');
  const { request, pollMs, prepared, name, issuer, signedAt } = state as State;
  for (let wait = pollMs; ;) {
    await pause(Math.max(wait, minPollMs), signal);
    if (new Date() > prepared.expiresAt) throw remoteError('expired', options);
    const answer = await post(method, 'state', { request }, options, signal);
    const passing = answer === undefined || answer.status >= 500 || answer.status === 429;
    wait = passing ? retryMs : pollMs;
    if (passing) continue;
    const told = members(answer.body);
    if (answer.status !== 200) throw remoteError(told['code'], options);
    if (told['state'] === 'waiting') continue;
    if (told['state'] !== 'signed' || typeof told['signature'] !== 'string')
      throw remoteError(told['state'], options);
    const pdf = await embedSignature(prepared, fromBase64(told['signature']));
    return { pdf, signature: { name, issuer, signedAt } };
  }
}

async function certificatesOf(
  method: string,
  user: string,
  options: RemoteOptions,
): Promise<Found[]> {
  const { certificates } = await ask(method, 'certificates', options, { user });
  if (!Array.isArray(certificates)) throw failed(options);
  return certificates.map((one: unknown) => {
    const { id, certificates: chain, algorithm } = members(one);
    if (typeof id !== 'string' || !Array.isArray(chain)) throw failed(options);
    return {
      id,
      certificates: chain.map((der: unknown) => fromBase64(String(der))),
      algorithm: algorithm as SignatureAlgorithm,
    };
  });
}

/** Asks the portal once, and expects it to do what is asked. */
async function ask(
  method: string,
  action: string,
  options: RemoteOptions,
  body: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await post(method, action, body, options);
  if (answer === undefined) throw remoteError('not-reached', options);
  if (answer.status >= 400) throw remoteError(members(answer.body)['code'], options);
  return members(answer.body);
}

/** Undefined: the network failed. */
function post(
  method: string,
  action: string,
  body: unknown,
  { signingService, words }: RemoteOptions,
  signal?: AbortSignal,
): Promise<Posted | undefined> {
  if (signingService === undefined) throw failed({ words });
  const url = new URL(`${encodeURIComponent(method)}/${action}`, signingService);
  return postJson(url, body, signal).catch(() => undefined);
}

function remoteError(code: unknown, { words }: Pick<RemoteOptions, 'words'>): PortError {
  const known = typeof code === 'string' && Object.hasOwn(words.remoteFailures, code);
  const name = known ? code : 'failed';
  return new PortError(`remote-${name}`, words.remoteFailures[name] ?? words.signFailed);
}

function failed(options: Pick<RemoteOptions, 'words'>): PortError {
  return remoteError('failed', options);
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new PortError('given-up', ''));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
