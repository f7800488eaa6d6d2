/**
 * Signs documents of every build at every PAdES level for the judges:
 *
 *     node --conditions=@tokhai/source scripts/judges/level-files.ts <folder>
 *
 * A program of its own, which runs from the sources. It writes a JSON line for each PDF, and the
 * certificates `root.pem` and `issuing.pem` into the folder.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFonts, renderSubmission } from '@tokhai/pdf';
import {
  extendPdf,
  signPdf,
  webCryptoSigner,
  type ExtendedLevel,
  type SignatureAlgorithm,
} from '@tokhai/signing';
import {
  createTestAuthority,
  createTestTsa,
  hybridPdf,
  testRevocation,
  type TestAuthority,
} from '@tokhai/signing/testing';
import { exampleOf } from '../../test/support/examples.ts';
import { root } from '../lib/run.ts';
import { pem } from './pem.ts';

/** One signed PDF. */
export interface LevelFile {
  file: string;
  level: 'B-B' | ExtendedLevel;
  /** Signatures of people, and document timestamps. */
  signatures: number;
  documentTimestamps: number;
}

const algorithms: readonly SignatureAlgorithm[] = [
  'RSA-PSS-SHA-256',
  'RSASSA-PKCS1-v1_5-SHA-512',
  'ECDSA-P-256-SHA-256',
  'ECDSA-P-384-SHA-384',
  'ECDSA-P-521-SHA-512',
];

interface Document {
  name: string;
  pdf: Uint8Array;
  fields: readonly string[];
  algorithms: readonly SignatureAlgorithm[];
}

/** A form of ours that two people sign, and PDFs by other software, of every cross-reference. */
async function documents(): Promise<Document[]> {
  const [ct01, example] = await exampleOf('ct01', 'valid');
  const fonts = await loadFonts();
  const createdAt = '2026-11-22T08:30:00+07:00';
  const options = { createdAt, fonts, files: ct01.files };
  const form = await renderSubmission(ct01.procedure, example.answers, options);
  const few = ['RSA-PSS-SHA-256', 'ECDSA-P-256-SHA-256'] as const;
  const found: Document[] = [
    { name: 'ct01', pdf: form, fields: ['nguoiKeKhai'], algorithms },
    { name: 'ct01-two', pdf: form, fields: ['nguoiKeKhai', 'chuHo'], algorithms: few.slice(1) },
    { name: 'hybrid', pdf: hybridPdf(), fields: ['a'], algorithms: few },
  ];
  const folder = join(root, 'packages', 'signing', 'test-data');
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.pdf'))) {
    const pdf = await readFile(join(folder, name));
    found.push({ name: name.slice(0, -4), pdf, fields: ['a'], algorithms: few });
  }
  return found;
}

async function signAll(
  authority: TestAuthority,
  { pdf, fields }: Document,
  algorithm: SignatureAlgorithm,
): Promise<Uint8Array> {
  let signed = pdf;
  for (const field of fields) {
    const { chain, privateKey } = await authority.issue({
      commonName: 'Nguyễn Thị Thử',
      algorithm,
    });
    const signer = webCryptoSigner({ privateKey: privateKey!, certificates: chain });
    signed = await signPdf(signed, signer, { field, signedAt: new Date() });
  }
  return signed;
}

async function make(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const algorithm = 'RSASSA-PKCS1-v1_5-SHA-256';
  const authority = await createTestAuthority({ services: 'http://ca.test', algorithm });
  await writeFile(join(folder, 'root.pem'), pem(authority.root));
  await writeFile(join(folder, 'issuing.pem'), pem(authority.intermediate));
  const { timestamp } = await createTestTsa(authority);
  const { port: fetchRevocation } = testRevocation(authority);
  const options = { timestamp, trust: [authority.root], fetchRevocation };
  for (const document of await documents())
    for (const how of document.algorithms) {
      const people = document.fields.length;
      // Of several signatures the whole document is timestamped, not the last of them.
      const stamps = people > 1 ? 1 : 0;
      const keep = async (
        pdf: Uint8Array,
        level: LevelFile['level'],
        documentTimestamps: number,
        suffix = '',
      ) => {
        const file = join(folder, `${document.name}.${how}.${level}${suffix}.pdf`);
        await writeFile(file, pdf);
        const line: LevelFile = { file, level, signatures: people, documentTimestamps };
        console.log(JSON.stringify(line));
      };
      const signed = await signAll(authority, document, how);
      await keep(signed, 'B-B', 0);
      await keep(await extendPdf(signed, { ...options, level: 'B-T' }), 'B-T', stamps);
      await keep(await extendPdf(signed, { ...options, level: 'B-LT' }), 'B-LT', stamps);
      const archived = await extendPdf(signed, { ...options, level: 'B-LTA' });
      await keep(archived, 'B-LTA', stamps + 1);
      const renewed = await extendPdf(archived, { ...options, level: 'B-LTA' });
      await keep(renewed, 'B-LTA', stamps + 2, '-renewed');
    }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: level-files.ts <folder>');
await make(folder);
