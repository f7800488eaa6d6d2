import { toHex } from '../bytes.ts';
import { crlAddresses, freshestAddresses, ocspAddresses } from '../cms/access.ts';
import type { Certificate } from '../cms/certificate.ts';
import type { RevocationPort } from './evidence.ts';
import { ocspRequest } from './ocsp-request.ts';
import type { Crl } from './read-crl.ts';

/** Questions about one certificate: what one signature brings along keeps no other from being asked for. */
const MAX_FOR_ONE = 12;
/** Questions in one verification. */
const MAX_FETCHES = 128;

/** What somebody answered; nothing of it is checked yet. */
export interface Answer {
  readonly kind: 'ocsp' | 'crl';
  readonly bytes: Uint8Array;
}

/** One who may know, to be asked: undefined when nobody answered, or was asked before. */
export type Source = () => Promise<Answer | undefined>;

/** Asks where certificates and lists say, each place once and not without end. */
export class Asker {
  readonly #fetch: RevocationPort;
  readonly #asked = new Set<string>();
  readonly #spent = new Map<string, number>();

  constructor(fetch: RevocationPort) {
    this.#fetch = fetch;
  }

  /** Whom to ask about a certificate, one after another: the responders, then the lists. */
  async sources(subject: Certificate, issuer: Certificate): Promise<Source[]> {
    const body = await ocspRequest(subject, issuer);
    return [
      ...addresses(subject, ocspAddresses).map(
        (url) => () =>
          this.#ask(subject, 'ocsp', `${url} ${subject.serialNumber}`, () =>
            this.#fetch({ kind: 'ocsp', url, body }),
          ),
      ),
      ...addresses(subject, crlAddresses).map((url) => this.#list(subject, url)),
    ];
  }

  /**
   * Where the delta lists are that correct what is known of a certificate.
   *
   * @param lists that speak about it, their signatures checked: others could send anybody anywhere
   */
  deltas(subject: Certificate, lists: readonly Crl[]): Source[] {
    const urls = [subject, ...lists].flatMap((of) => addresses(of, freshestAddresses));
    return urls.map((url) => this.#list(subject, url));
  }

  #list(about: Certificate, url: string): Source {
    return () => this.#ask(about, 'crl', url, () => this.#fetch({ kind: 'crl', url }));
  }

  async #ask(
    about: Certificate,
    kind: Answer['kind'],
    key: string,
    fetch: () => Promise<Uint8Array>,
  ): Promise<Answer | undefined> {
    const whom = toHex(about.der);
    const spent = this.#spent.get(whom) ?? 0;
    if (this.#asked.has(key) || this.#asked.size >= MAX_FETCHES || spent >= MAX_FOR_ONE)
      return undefined;
    this.#asked.add(key);
    this.#spent.set(whom, spent + 1);
    try {
      return { kind, bytes: await fetch() };
    } catch {
      // Nobody there: what is at hand has to do.
      return undefined;
    }
  }
}

function addresses<T>(subject: T, read: (of: T) => string[]): string[] {
  try {
    return read(subject).filter((url) => /^https?:\/\//i.test(url));
  } catch {
    return [];
  }
}
