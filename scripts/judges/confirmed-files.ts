/**
 * Has people who are logged in confirm submissions at a desk, for the judges:
 *
 *     node --conditions=@tokhai/source scripts/judges/confirmed-files.ts <folder>
 *
 * Every example whose signers are known by number becomes three PDFs: sealed, sealed and
 * countersigned by the agency, and that carried on to B-LTA. A program of its own, which runs from the
 * sources. It writes a JSON line for each PDF, and the certificates `root.pem` and `issuing.pem`
 * into the folder.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requiredSigners, tidyAnswers, type Answers } from '@tokhai/answers';
import {
  createDesk,
  pgliteStore,
  type ConfirmingPerson,
  type Desk,
  type DeskStore,
} from '@tokhai/intake';
import { loadFonts, renderSubmission } from '@tokhai/pdf';
import { extendPdf, webCryptoSigner } from '@tokhai/signing';
import { createTestAuthority, createTestTsa, testRevocation } from '@tokhai/signing/testing';
import { proceduresWithExamples, type ProcedureWithExamples } from '../../test/support/examples.ts';
import { holderOf } from '../../test/support/http-submission.ts';
import type { LevelFile } from './level-files.ts';
import { pem } from './pem.ts';

const organization = 'Ủy ban nhân dân phường Sài Gòn';
const answer = '123456';

/** Everybody who has to sign, once each; none where the answers do not name them by number. */
function confirmersOf({ procedure }: ProcedureWithExamples, answers: Answers): ConfirmingPerson[] {
  const people = new Map<string, ConfirmingPerson>();
  for (const place of requiredSigners(procedure, answers)) {
    const { name, identity } = holderOf(place, answers);
    if (name === '' || identity === '') return [];
    const login = { method: 'VNeID, mức 2', at: new Date() };
    people.set(identity, { account: identity, name, identity, login });
  }
  return [...people.values()];
}

/** Confirms at the desk, as the portal's page does it: each person in a login of their own. */
async function confirm(
  { handler }: Desk,
  store: DeskStore,
  {
    pdf,
    people,
    logIn,
  }: {
    pdf: Uint8Array;
    people: readonly ConfirmingPerson[];
    logIn: (person: ConfirmingPerson) => void;
  },
): Promise<{ code: string; sealed: Uint8Array }> {
  const post = async (path: string, headers: Record<string, string>) => {
    const response = await handler(
      new Request(`https://portal.test/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/pdf', ...headers },
        body: new Uint8Array(pdf),
      }),
    );
    const body = (await response.json()) as { id: string; receipt?: { code: string } };
    if (![201, 202].includes(response.status)) throw new Error(`${path}: ${JSON.stringify(body)}`);
    return body;
  };
  let code = '';
  for (const person of people) {
    logIn(person);
    const { id } = await post('confirmations', {});
    const told = await post(`confirmations/${id}`, { 'confirmation-answer': answer });
    code = told.receipt?.code ?? '';
  }
  const kept = await store.record.confirmation(code);
  if (kept === undefined) throw new Error(`${code} has no confirmation`);
  return { code, sealed: kept.pdf };
}

async function make(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const all = await proceduresWithExamples();
  const authority = await createTestAuthority({ services: 'http://ca.test' });
  await writeFile(join(folder, 'root.pem'), pem(authority.root));
  await writeFile(join(folder, 'issuing.pem'), pem(authority.intermediate));
  const { privateKey, chain } = await authority.issue({ commonName: organization, organization });
  const sealer = webCryptoSigner({ privateKey: privateKey!, certificates: chain });
  const { timestamp } = await createTestTsa(authority);
  const { port: fetchRevocation } = testRevocation(authority);
  const services = { timestamp, trust: [authority.root], fetchRevocation };
  const store = await pgliteStore();
  let person: ConfirmingPerson | undefined;
  const desk = createDesk({
    procedures: all.map(({ procedure }) => procedure),
    trust: [authority.root],
    officialTrust: [authority.root],
    agency: { code: 'H48', seals: [{ subject: { O: organization } }] },
    store,
    accepts: ['signed', 'confirmed'],
    confirmation: {
      port: {
        person: async () => person,
        ask: async () => ({ method: 'Mã dùng một lần gửi tới điện thoại' }),
        check: async (_person, given) => given.answer === answer,
      },
      sealer,
      takes: () => true,
      pauseSeconds: 0,
    },
  });
  const fonts = await loadFonts();
  // Another second makes another print: the same one is not confirmed twice.
  let second = Math.floor(Date.now() / 1000) - 10_000;
  for (const one of all)
    for (const example of one.examples) {
      const people = confirmersOf(one, tidyAnswers(one.procedure, example.answers));
      if (people.length === 0) continue;
      const { files } = one;
      second += 1;
      const createdAt = new Date(second * 1000).toISOString().replace('.000Z', '+00:00');
      const options = { createdAt, files, fonts };
      const print = await renderSubmission(one.procedure, example.answers, options);
      const keep = async (pdf: Uint8Array, line: Omit<LevelFile, 'file'>, suffix: string) => {
        const file = join(folder, `${one.folder}-${example.name}.${suffix}.pdf`);
        await writeFile(file, pdf);
        console.log(JSON.stringify({ file, ...line } satisfies LevelFile));
      };
      const { code, sealed } = await confirm(desk, store, {
        pdf: print,
        people,
        logIn: (one) => {
          person = one;
        },
      });
      await keep(sealed, { level: 'B-B', signatures: 1, documentTimestamps: 0 }, 'confirmed');
      const { pdf: decided } = await desk.countersign(code, { signer: sealer, by: 'officer 12' });
      await keep(decided, { level: 'B-B', signatures: 2, documentTimestamps: 0 }, 'countersigned');
      const archived = await extendPdf(decided, { ...services, level: 'B-LTA' });
      await keep(archived, { level: 'B-LTA', signatures: 2, documentTimestamps: 2 }, 'B-LTA');
    }
  await store.close();
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: confirmed-files.ts <folder>');
await make(folder);
