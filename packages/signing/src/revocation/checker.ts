import { equalBytes, toHex } from '../bytes.ts';
import type { Certificate } from '../cms/certificate.ts';
import { sameName } from '../cms/name.ts';
import { Findings } from '../verify/findings.ts';
import { checkPath } from '../verify/path.ts';
import { Asker } from './asker.ts';
import type { Answer } from './asker.ts';
import { conclude, isFresh } from './conclude.ts';
import type { RevocationStatus } from './conclude.ts';
import { crlEvidence, crlReasons, isDelta, signedBy } from './crl.ts';
import { readCrl } from './read-crl.ts';
import type { Crl } from './read-crl.ts';
import { fits, withDelta } from './delta.ts';
import type { Evidence, RevocationData, RevocationPort } from './evidence.ts';
import { ocspEvidence } from './ocsp.ts';
import { isHeld, statementsOf } from './statement.ts';
import type { Said, Statement } from './statement.ts';

/** A responder's or list signer's own status may depend on another, but not for ever. */
const MAX_DEPTH = 2;
/** Statements at hand in one verification: a heap of them must not keep the desk busy. */
const MAX_STATEMENTS = 128;
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
  /** How old a statement may be at the time that counts, in milliseconds; as it says itself by default. */
  readonly freshness?: number;
}

/** What is known about one certificate. */
export interface KnownStatus extends RevocationStatus {
  /**
   * The statements at hand that tell it by themselves: none when they do not. What was asked for, also
   * about another certificate, is not among them.
   */
  readonly held: readonly Uint8Array[];
}

/** The same at one moment of finding it out. */
interface Look extends KnownStatus {
  readonly basis: readonly Said[];
  /** Whether somebody who was asked said something that is fresh. */
  readonly answered: boolean;
  /** Lists that speak about it, their signatures checked. */
  readonly lists: readonly Crl[];
}

/**
 * Finds out whether certificates were revoked: from the statements at hand first, then from where
 * the certificates say. It remembers what it relied on, which is what a signature needs to be
 * checked for the long term.
 */
export class RevocationChecker {
  readonly #options: RevocationOptions;
  readonly #looks = { embedded: 0, asked: 0 };
  readonly #statements: Statement[] = [];
  readonly #asker: Asker | undefined;
  readonly #used = new Set<Statement>();
  readonly #certificates = new Map<string, Certificate>();

  constructor(options: RevocationOptions) {
    this.#options = options;
    this.#asker = options.fetch && new Asker(options.fetch);
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
   * The status of a certificate of a path. Whoever signs with a stolen key chooses what the document
   * says about it: where issuers can be asked, only what was said after `time` counts unasked (EN 319
   * 102-1, 5.2.5). Where they do not answer, what is still in force has to do. An issuer no longer
   * vouches for what has expired (RFC 5280, 5).
   *
   * @param time when it has to be known good: the best-signature-time, or now
   */
  async statusOf(
    subject: Certificate,
    issuer: Certificate,
    time: Date,
    depth = 0,
  ): Promise<KnownStatus> {
    const look = () => this.#look(subject, issuer, time, depth);
    let known = await look();
    const { held } = known;
    const outlived = subject.notAfter < this.#options.at;
    const enough = ({ status, basis, answered }: Look) =>
      status === 'revoked' ||
      answered ||
      (status === 'good' && (outlived || basis.every(({ thisUpdate }) => thisUpdate >= time)));
    for (const ask of (await this.#asker?.sources(subject, issuer)) ?? []) {
      if (enough(known)) break;
      if (this.#take(await ask())) known = await look();
    }
    // A list was true when it was made; where it has delta lists, somebody may know more by now.
    if (known.status === 'unknown' || known.basis.some(({ source }) => source === 'crl')) {
      let more = false;
      for (const ask of this.#asker?.deltas(subject, known.lists) ?? [])
        more = this.#take(await ask()) || more;
      if (more) known = await look();
    }
    for (const statement of known.basis.flatMap(statementsOf)) this.#used.add(statement);
    return { ...known, held };
  }

  /** What is known from all that is at hand by now. */
  async #look(subject: Certificate, issuer: Certificate, time: Date, depth: number): Promise<Look> {
    const said = await this.#evidence(subject, issuer, time, depth);
    const { freshness } = this.#options;
    const { basis, ...status } = conclude(said, time, freshness);
    const own = conclude(said.filter(isHeld), time, freshness);
    return {
      ...status,
      basis,
      held: own.basis.flatMap(statementsOf).map(({ bytes }) => bytes),
      answered: said.some((one) => !one.statement.embedded && isFresh(one, time, freshness)),
      lists: said.flatMap(({ statement }) => statement.crl ?? []),
    };
  }

  #take(answer: Answer | undefined): boolean {
    return answer !== undefined && this.#add(answer.kind, answer.bytes, false);
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
}
