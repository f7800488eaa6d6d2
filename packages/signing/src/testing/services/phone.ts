import { randomUUID } from 'node:crypto';
import { schemeOf } from '../../cms/algorithms.ts';
import type { HashName } from '../../cms/algorithms.ts';
import { algorithmFor } from '../../signers/remote-algorithm.ts';
import type { IssuedCertificate } from '../authority.ts';
import { signDigest } from './sign-digest.ts';

/** Something that a simulated phone shows. */
export interface PhoneRequest {
  readonly id: string;
  readonly user: string;
  /** What the portal wants to be read. */
  readonly description: string;
  readonly state: 'waiting' | 'signed' | 'refused' | 'expired';
}

/** Keys of people, and the app on which they confirm. In memory; bounded. */
export interface TestPhone {
  /** The person now has a certificate; its key must be RSA. */
  register(user: string, holder: IssuedCertificate): void;
  holder(user: string): IssuedCertificate | undefined;
  ask(user: string, description: string, digest: Uint8Array): string;
  requests(user: string): PhoneRequest[];
  find(id: string): PhoneRequest | undefined;
  /** The person decides; a request that does not wait stays as it is. */
  decide(id: string, agrees: boolean): void;
  /** The signature, once the person agreed. */
  signature(id: string): Uint8Array | undefined;
}

interface Kept {
  user: string;
  description: string;
  digest: Uint8Array;
  expiresAt: number;
  state: PhoneRequest['state'];
  signature?: Uint8Array;
}

const maxKept = 1000;

/** @param options `lifetimeMs` is five minutes unless given; `now` in milliseconds */
export function createTestPhone(
  options: { readonly lifetimeMs?: number; readonly now?: () => number } = {},
): TestPhone {
  const { lifetimeMs = 300_000, now = Date.now } = options;
  const holders = new Map<string, IssuedCertificate>();
  const kept = new Map<string, Kept>();

  const bound = (map: Map<string, unknown>): void => {
    const [oldest] = map.keys();
    if (map.size > maxKept && oldest !== undefined) map.delete(oldest);
  };
  const show = (id: string, request: Kept): PhoneRequest => {
    if (request.state === 'waiting' && now() > request.expiresAt) request.state = 'expired';
    const { user, description, state } = request;
    return { id, user, description, state };
  };

  return {
    register(user, holder) {
      holders.delete(user);
      holders.set(user, holder);
      bound(holders);
    },
    holder: (user) => holders.get(user),
    ask(user, description, digest) {
      const id = randomUUID();
      const expiresAt = now() + lifetimeMs;
      kept.set(id, { user, description, digest, expiresAt, state: 'waiting' });
      bound(kept);
      return id;
    },
    requests: (user) =>
      [...kept].filter(([, request]) => request.user === user).map(([id, one]) => show(id, one)),
    find(id) {
      const request = kept.get(id);
      return request && show(id, request);
    },
    decide(id, agrees) {
      const request = kept.get(id);
      const holder = holders.get(request?.user ?? '');
      if (!request || !holder?.privateKey || show(id, request).state !== 'waiting') return;
      request.state = agrees ? 'signed' : 'refused';
      if (agrees) request.signature = signDigest(holder.privateKey, request.digest, hashOf(holder));
    },
    signature: (id) => kept.get(id)?.signature,
  };
}

function hashOf({ certificate }: IssuedCertificate): HashName {
  return schemeOf(algorithmFor(certificate)).hash;
}
