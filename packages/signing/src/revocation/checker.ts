import { equalBytes, toHex } from '../bytes.ts';
import { crlAddresses, freshestAddresses, ocspAddresses } from '../cms/access.ts';
import type { Certificate } from '../cms/certificate.ts';
import { sameName } from '../cms/name.ts';
import { Findings } from '../verify/findings.ts';
import { checkPath } from '../verify/path.ts';
import { conclude } from './conclude.ts';
import type { RevocationStatus } from './conclude.ts';
import { crlEvidence, crlReasons, isDelta, signedBy } from './crl.ts';
import { readCrl } from './read-crl.ts';
import type { Crl } from './read-crl.ts';
import { fits, withDelta } from './delta.ts';
import type { Evidence, RevocationData, RevocationPort } from './evidence.ts';
import { ocspRequest } from './ocsp-request.ts';
import { ocspEvidence } from './ocsp.ts';

/** A responder's or list signer's own status may depend on another, but not for ever. */
const MAX_DEPTH = 2;
/** Statements at hand in one verification: a heap of them must not keep the desk busy. */
const MAX_STATEMENTS = 128;
const MAX_FETCHES = 24;
/**
 * Looks at who signed a statement, over all of them that were at hand, and again over all that were
 * asked for: whoever fills a document with statements must not hide what issuers say.
 */
const MAX_LOOKS = 512;

export interface RevocationOptions {
  readonly roots: readonly Certificate[];
  /** Certificates that may sign lists, or lead to those who do. */
  readonly pool: readonly Certificate[];
  /** Now: nothing said later is believed. */
  readonly at: Date;
  /** How far the clocks of others may run ahead, in milliseconds. */
  readonly clockSkew: number;
  /** What is at hand without asking. */
  readonly data: RevocationData;
  readonly fetch?: RevocationPort;
}

/** Somebody's signed word about revocation. */
export interface Statement {
  readonly kind: 'ocsp' | 'crl';
  readonly bytes: Uint8Array;
  readonly crl?: Crl;
  /** Whether it was at hand, and not asked for. */
  readonly embedded: boolean;
}

/** What a statement says about one certificate. */
export type Said = Evidence & {
  readonly statement: Statement;
  /** The delta list that corrects it. */
  readonly delta?: Statement;
};

/**
 * Finds out whether certificates were revoked: from the statements at hand first, then from where
 * the certificates say. It remembers what it relied on, which is what a signature needs to be
 * checked for the long term.
 */
export class RevocationChecker {
  readonly #options: RevocationOptions;
  readonly #looks = { embedded: 0, asked: 0 };
  readonly #statements: Statement[] = [];
  readonly #asked = new Set<string>();
  readonly #used = new Set<Statement>();
  readonly #certificates = new Map<string, Certificate>();

  constructor(options: RevocationOptions) {
    this.#options = options;
    for (const bytes of options.data.ocsps) this.#add('ocsp', bytes, true);
    for (const bytes of options.data.crls) this.#add('crl', bytes, true);
  }

  /** Whether there is anything to look into, or anybody to ask. */
  get able(): boolean {
    return this.#options.fetch !== undefined || this.#statements.length > 0;
  }

  /** The statements that conclusions rest on. */
  get used(): RevocationData {
    const of = (kind: Statement['kind']) =>
      [...this.#used].filter((one) => one.kind === kind).map(({ bytes }) => bytes);
    return { ocsps: of('ocsp'), crls: of('crl') };
  }

  /** Certificates of responders and list signers, and of their issuers, that were relied on. */
  get certificates(): Certificate[] {
    return [...this.#certificates.values()];
  }

  /**
   * The status of a certificate of a path.
   *
   * @param time when it has to be known good: the best-signature-time, or now
   */
  async statusOf(
    subject: Certificate,
    issuer: Certificate,
    time: Date,
    depth = 0,
  ): Promise<RevocationStatus & { readonly basis: readonly Said[] }> {
    let result = conclude(await this.#evidence(subject, issuer, time, depth), time);
    for (const bring of await this.#sources(subject, issuer)) {
      if (result.status !== 'unknown') break;
      if (await bring())
        result = conclude(await this.#evidence(subject, issuer, time, depth), time);
    }
    // A list was true when it was made; where it has delta lists, somebody may know more by now.
    const { basis } = result;
    if (result.status === 'unknown' || basis.some(({ source }) => source === 'crl')) {
      if (await this.#bringDeltas(subject))
        result = conclude(await this.#evidence(subject, issuer, time, depth), time);
    }
    for (const { statement, delta } of result.basis) {
      this.#used.add(statement);
      if (delta !== undefined) this.#used.add(delta);
    }
    return result;
  }

  /** The delta lists of the lists at hand that may tell of a certificate, where they say they are. */
  async #bringDeltas(subject: Certificate): Promise<boolean> {
    const { fetch } = this.#options;
    if (fetch === undefined) return false;
    const lists = this.#statements.flatMap(({ crl }) =>
      crl !== undefined && !isDelta(crl) && sameName(crl.issuer, subject.issuer) ? [crl] : [],
    );
    const urls = [subject, ...lists].flatMap((of) => addresses(of, freshestAddresses));
    let brought = false;
    for (const url of urls) {
      const came = await this.#bring('crl', url, () => fetch({ kind: 'crl', url }));
      brought ||= came;
    }
    return brought;
  }

  #add(kind: Statement['kind'], bytes: Uint8Array, embedded: boolean): boolean {
    if (embedded && this.#statements.length >= MAX_STATEMENTS) return false;
    try {
      const crl = kind === 'crl' && { crl: readCrl(bytes) };
      this.#statements.push({ kind, bytes, embedded, ...crl });
      return true;
    } catch {
      // What cannot be read says nothing.
      return false;
    }
  }

  /** Whether one more look at such a statement may be afforded; counts it. */
  #mayLook({ embedded }: Statement): boolean {
    return this.#looks[embedded ? 'embedded' : 'asked']++ < MAX_LOOKS;
  }

  async #evidence(
    subject: Certificate,
    issuer: Certificate,
    time: Date,
    depth: number,
  ): Promise<Said[]> {
    const said: Said[] = [];
    const latest = this.#options.at.getTime() + this.#options.clockSkew;
    for (const statement of this.#statements) {
      let evidence: Omit<Said, 'statement'> | undefined;
      try {
        evidence =
          statement.crl === undefined
            ? await this.#ocsp(statement, subject, issuer, time, depth)
            : await this.#crl(statement, subject, issuer, time, depth);
      } catch {
        continue;
      }
      if (evidence !== undefined && evidence.thisUpdate.getTime() <= latest)
        said.push({ ...evidence, statement });
    }
    return said;
  }

  async #ocsp(
    statement: Statement,
    subject: Certificate,
    issuer: Certificate,
    time: Date,
    depth: number,
  ): Promise<Evidence | undefined> {
    if (!this.#mayLook(statement)) return undefined;
    const evidence = await ocspEvidence(statement.bytes, subject, issuer);
    const responder = evidence?.responder;
    if (responder === undefined) return evidence;
    if (depth >= MAX_DEPTH || equalBytes(responder.der, subject.der)) return undefined;
    const { status } = await this.statusOf(responder, issuer, time, depth + 1);
    if (status !== 'good') return undefined;
    this.#remember(responder);
    return evidence;
  }

  async #crl(
    statement: Statement,
    subject: Certificate,
    issuer: Certificate,
    time: Date,
    depth: number,
  ): Promise<Omit<Said, 'statement'> | undefined> {
    const { crl } = statement;
    if (crl === undefined) return undefined;
    const evidence = crlEvidence(crl, subject);
    if (evidence === undefined || !this.#mayLook(statement)) return undefined;
    const signer = await this.#listSigner({ ...statement, crl }, issuer, time, depth);
    return signer && this.#newest(evidence, crl, subject, signer);
  }

  /**
   * The issuer itself, or whoever may sign its lists under the same root: another key of the same
   * name, or another authority, which an indirect list and the certificate's own points name.
   */
  async #listSigner(
    statement: Statement & { readonly crl: Crl },
    issuer: Certificate,
    time: Date,
    depth: number,
  ): Promise<Certificate | undefined> {
    const { crl } = statement;
    if (await signedBy(crl, issuer)) return issuer;
    if (depth >= MAX_DEPTH) return undefined;
    const { pool, roots } = this.#options;
    for (const signer of [...pool, ...roots]) {
      if (!sameName(signer.subject, crl.issuer) || !this.#mayLook(statement)) continue;
      if (!(await signedBy(crl, signer))) continue;
      const path = await this.#soundPath(signer, time);
      const anchor = (await this.#soundPath(issuer, time))?.at(-1);
      if (path === undefined || anchor === undefined) continue;
      if (!equalBytes(anchor.der, path.at(-1)?.der ?? new Uint8Array())) continue;
      if (!(await this.#allGood(path, time, depth + 1))) continue;
      for (const member of path) this.#remember(member);
      return signer;
    }
    return undefined;
  }

  async #soundPath(of: Certificate, time: Date): Promise<readonly Certificate[] | undefined> {
    const { pool, roots } = this.#options;
    const findings = new Findings();
    const path = await checkPath(of, pool, roots, time, findings);
    return findings.indication === 'TOTAL-PASSED' ? path : undefined;
  }

  /** What a full list says, as the newest delta list of the same signer corrects it. */
  async #newest(
    evidence: Evidence,
    full: Crl,
    subject: Certificate,
    signer: Certificate,
  ): Promise<Omit<Said, 'statement'> | undefined> {
    let newest: Omit<Said, 'statement'> | undefined = evidence;
    const latest = this.#options.at.getTime() + this.#options.clockSkew;
    for (const statement of this.#statements) {
      const { crl: delta } = statement;
      if (delta === undefined || !isDelta(delta) || !fits(delta, full)) continue;
      if (delta.thisUpdate.getTime() > latest || crlReasons(delta, subject) === 0) continue;
      if (newest !== undefined && delta.thisUpdate < newest.thisUpdate) continue;
      if (!this.#mayLook(statement) || !(await signedBy(delta, signer))) continue;
      const corrected = withDelta(evidence, delta, subject);
      newest = corrected && { ...corrected, delta: statement };
    }
    return newest;
  }

  async #allGood(path: readonly Certificate[], time: Date, depth: number): Promise<boolean> {
    for (const [index, member] of path.slice(0, -1).entries()) {
      const { status } = await this.statusOf(member, path[index + 1] ?? member, time, depth);
      if (status !== 'good') return false;
    }
    return true;
  }

  #remember(certificate: Certificate): void {
    this.#certificates.set(toHex(certificate.der), certificate);
  }

  /** Whom to ask, one after another: the responders, then the lists. */
  async #sources(
    subject: Certificate,
    issuer: Certificate,
  ): Promise<Array<() => Promise<boolean>>> {
    const { fetch } = this.#options;
    if (fetch === undefined) return [];
    const body = await ocspRequest(subject, issuer);
    return [
      ...addresses(subject, ocspAddresses).map(
        (url) => () =>
          this.#bring('ocsp', `${url} ${subject.serialNumber}`, () =>
            fetch({ kind: 'ocsp', url, body }),
          ),
      ),
      ...addresses(subject, crlAddresses).map(
        (url) => () => this.#bring('crl', url, () => fetch({ kind: 'crl', url })),
      ),
    ];
  }

  async #bring(
    kind: Statement['kind'],
    key: string,
    fetch: () => Promise<Uint8Array>,
  ): Promise<boolean> {
    if (this.#asked.has(key) || this.#asked.size >= MAX_FETCHES) return false;
    this.#asked.add(key);
    try {
      return this.#add(kind, await fetch(), false);
    } catch {
      // Nobody there: what is at hand has to do.
      return false;
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
