/** A desk at which invented people confirm by logins, with phones that anybody can look at. */
import assert from 'node:assert/strict';
import { requiredSigners, signerName, type Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { webCryptoSigner, type Signer } from '@tokhai/signing';
import type { TestAuthority } from '@tokhai/signing/testing';
import { textAt } from '../check-signers.ts';
import type { ConfirmationPort, ConfirmingPerson } from '../confirm/confirmation.ts';
import { createDesk, type Desk, type DeskOptions } from '../desk.ts';
import { pgliteStore } from '../pglite-store.ts';
import type { DeskStore } from '../store.ts';
import { createAuthority, now, print } from './submissions.ts';

const organization = 'Ủy ban nhân dân phường Sài Gòn';
const agency = { code: 'H48', seals: [{ subject: { O: organization } }] };

export interface Told {
  status: number;
  body: Record<string, unknown> & { code?: string; id?: string; checkCode?: string };
}

/** Everything is in one process: the desk, who is logged in, and their phones. */
export class ConfirmingDesk {
  readonly agency = agency;
  readonly organization = organization;
  /** Who is logged in with which session. */
  readonly sessions = new Map<string, ConfirmingPerson>();
  /** What the phones show: the answer of a confirmation, under the account that was asked. */
  readonly phones = new Map<string, { id: string; code: string; checkCode: string }>();
  /** Messages sent. */
  asked = 0;
  today = now;
  readonly procedures: Procedure[];
  readonly citizens: TestAuthority;
  readonly government: TestAuthority;
  readonly store: DeskStore;
  readonly sealer: Signer;
  readonly desk: Desk;
  readonly port: ConfirmationPort = {
    person: async (request) => this.sessions.get(request.headers.get('cookie') ?? ''),
    ask: async ({ account }, { id, checkCode }) => {
      this.asked += 1;
      this.phones.set(account, { id, checkCode, code: String(100_000 + this.asked) });
      return { method: 'Mã dùng một lần gửi tới điện thoại', hint: '*** 123' };
    },
    check: async ({ account }, { id, answer }) => {
      const phone = this.phones.get(account);
      return phone?.id === id && phone.code === answer;
    },
  };
  #second = 0;

  private constructor(parts: {
    procedures: Procedure[];
    citizens: TestAuthority;
    government: TestAuthority;
    store: DeskStore;
    sealer: Signer;
  }) {
    this.procedures = parts.procedures;
    this.citizens = parts.citizens;
    this.government = parts.government;
    this.store = parts.store;
    this.sealer = parts.sealer;
    this.desk = this.open();
  }

  static async start(...procedures: Procedure[]): Promise<ConfirmingDesk> {
    const [citizens, government, store] = await Promise.all([
      createAuthority(),
      createAuthority(),
      pgliteStore(),
    ]);
    const sealer = await certified(government, organization);
    return new ConfirmingDesk({ procedures, citizens, government, store, sealer });
  }

  /** Another desk over the same store. */
  open(more: Partial<DeskOptions> = {}): Desk {
    const { sealer, port } = this;
    return createDesk({
      procedures: this.procedures,
      trust: [this.citizens.root],
      officialTrust: [this.government.root],
      agency,
      store: this.store,
      accepts: ['signed', 'paper', 'confirmed'],
      confirmation: { port, sealer, takes: () => true, pauseSeconds: 0 },
      permits: { results: true },
      authorize: () => true,
      now: () => this.today,
      ...more,
    });
  }

  /** Nobody is logged in, and nobody was asked. */
  reset(): void {
    this.today = now;
    this.asked = 0;
    this.sessions.clear();
  }

  /** A print of the answers: another second makes another submission. */
  printed(procedure: Procedure, answers: Answers): Promise<Uint8Array> {
    this.#second += 1;
    const at = new Date(Date.parse('2026-11-23T00:00:00Z') + this.#second * 1000);
    return print(procedure, answers, { createdAt: at.toISOString().replace('.000Z', '+00:00') });
  }

  /** What the person's phone shows. */
  codeOf({ account }: ConfirmingPerson): string {
    return this.phones.get(account)?.code ?? '';
  }

  begin(pdf: Uint8Array, session = 'session=me', at = this.desk): Promise<Told> {
    return this.post('confirmations', pdf, { cookie: session }, at);
  }

  finish(
    pdf: Uint8Array,
    id: unknown,
    answer: string,
    session = 'session=me',
    at = this.desk,
  ): Promise<Told> {
    const headers = { cookie: session, 'confirmation-answer': answer };
    return this.post(`confirmations/${String(id)}`, pdf, headers, at);
  }

  async post(
    path: string,
    pdf: Uint8Array,
    more: Record<string, string>,
    at = this.desk,
  ): Promise<Told> {
    const response = await at.handler(
      new Request(`https://portal.test/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/pdf', ...more },
        body: new Uint8Array(pdf),
      }),
    );
    return { status: response.status, body: await response.json() };
  }
}

/** A certificate of an organisation under an authority. */
export async function certified(authority: TestAuthority, name: string): Promise<Signer> {
  const { privateKey, chain } = await authority.issue({
    ...{ commonName: name, organization: name },
    notBefore: new Date('2026-11-01T00:00:00Z'),
    notAfter: new Date('2027-11-01T00:00:00Z'),
  });
  assert.ok(privateKey);
  return webCryptoSigner({ privateKey, certificates: [...chain] });
}

/** The people who have to sign, each logged in by VNeID. */
export function peopleOf(procedure: Procedure, answers: Answers): ConfirmingPerson[] {
  return requiredSigners(procedure, answers).map((place, index) => ({
    account: `vneid:${index + 1}`,
    name: signerName(place, answers) ?? '',
    identity: textAt(answers, place.identity) ?? '',
    login: { method: 'VNeID, mức 2', at: new Date('2026-11-23T02:30:00Z') },
  }));
}

/** The codes of the reasons in a refusal that stand against the submission. */
export function against({ body }: Told): string[] {
  const { reasons } = body['verdict'] as { reasons: Array<{ code: string; severity: string }> };
  return reasons.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
}
