import { tidyAnswers, type Answers } from '@tokhai/answers';
import { renderSubmission } from '@tokhai/pdf';
import { readProcedure, sha256Hex, type Procedure } from '@tokhai/procedure';
import { signPdf, webCryptoSigner } from '@tokhai/signing';
import {
  createTestAuthority,
  type IssueOptions,
  type TestAuthority,
} from '@tokhai/signing/testing';
import { readdir, readFile } from 'node:fs/promises';
import { vietnamTime } from '../calendar.ts';

/** The clock of every test, so that they pass on every day. */
export const now = new Date('2026-11-23T03:00:00Z');
const signedAt = new Date('2026-11-23T02:00:00Z');
const createdAt = vietnamTime(new Date('2026-11-23T01:00:00Z'));

const folder = new URL('../../../../schemas/procedures/', import.meta.url);

export async function loadProcedure(code: string): Promise<Procedure> {
  return readProcedure(await readFile(new URL(`${code}/procedure.json`, folder), 'utf8'));
}

/** Answers of an example of the repository, tidied as the form does it. */
export async function loadExample(
  procedure: Procedure,
  code: string,
  name: string,
): Promise<Answers> {
  const text = await readFile(new URL(`${code}/examples/${name}.json`, folder), 'utf8');
  return tidyAnswers(procedure, (JSON.parse(text) as { answers: Answers }).answers);
}

/** The files that the examples of a procedure attach, by SHA-256. */
export async function loadFiles(code: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const at = new URL(`${code}/examples/files/`, folder);
  for (const name of await readdir(at)) {
    const bytes = new Uint8Array(await readFile(new URL(name, at)));
    files.set(await sha256Hex(bytes), bytes);
  }
  return files;
}

/** An authority whose certificates are valid around `now`. */
export function createAuthority(): Promise<TestAuthority> {
  return createTestAuthority({
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2030-01-01T00:00:00Z'),
    services: 'http://ca.test',
  });
}

/** Somebody who signs. */
export interface Person extends Partial<IssueOptions> {
  name: string;
  /** Personal identification number; a certificate without one when absent. */
  identity?: string;
}

export function print(
  procedure: Procedure,
  answers: Answers,
  options: { files?: Map<string, Uint8Array>; createdAt?: string } = {},
): Promise<Uint8Array> {
  return renderSubmission(procedure, answers, { createdAt, ...options });
}

/** Adds the signature of a person, certified by an authority, in a field. */
export async function signAs(
  pdf: Uint8Array,
  authority: TestAuthority,
  field: string,
  { name, identity, ...more }: Person,
): Promise<Uint8Array> {
  const { chain, privateKey } = await authority.issue({
    commonName: name,
    ...(identity === undefined ? {} : { subjectSerialNumber: `CCCD:${identity}` }),
    notBefore: new Date('2026-11-01T00:00:00Z'),
    notAfter: new Date('2027-11-01T00:00:00Z'),
    ...more,
  });
  if (!privateKey) throw new Error('the authority made no key');
  return signPdf(pdf, webCryptoSigner({ privateKey, certificates: [...chain] }), {
    field,
    signedAt,
  });
}
