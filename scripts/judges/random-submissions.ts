/**
 * Prints submissions with random answers for the judges, signs them in every place in turn, and
 * carries them on to PAdES B-LTA by a testing authority:
 *
 *     node --conditions=@tokhai/source scripts/judges/random-submissions.ts <folder> <procedure> [sets]
 *
 * A program of its own, which runs from the sources: its caller may have compiled them just now.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFonts, renderSubmission, signatureAppearance } from '@tokhai/pdf';
import { inkPicture } from '@tokhai/pdf/ink';
import { sha256Hex } from '@tokhai/procedure';
import {
  extendPdf,
  signatureFields,
  signPdf,
  webCryptoSigner,
  type ExtendOptions,
  type Signer,
} from '@tokhai/signing';
import { createTestAuthority, createTestTsa, testRevocation } from '@tokhai/signing/testing';
import { greyPng, waveInk } from '../../packages/pdf/src/testing/pictures.ts';
import { proceduresWithExamples } from '../../test/support/examples.ts';
import { randomAnswers } from '../../test/support/random-answers.ts';

/** Another seed, other answers: raise it to look elsewhere. */
const seed = 4;
const today = '2026-11-22';
const createdAt = `${today}T08:30:00+07:00`;

const types = { jpg: 'image/jpeg', png: 'image/png', pdf: 'application/pdf' };

/** Files that answers may stand for: those of the examples, and a picture. */
async function attachments(): Promise<{ type: string; bytes: Uint8Array }[]> {
  const found = [{ type: types.png, bytes: greyPng(40, 60) }];
  for (const { files } of await proceduresWithExamples()) {
    for (const bytes of files.values()) {
      const type = bytes.subarray(0, 4).toString('latin1') === '%PDF' ? types.pdf : types.jpg;
      found.push({ type, bytes });
    }
  }
  return found;
}

/** Who signs, and who proves when. */
async function authority(): Promise<{ signer: Signer; services: Omit<ExtendOptions, 'level'> }> {
  const issuer = await createTestAuthority({ services: 'http://ca.test' });
  const { privateKey, chain } = await issuer.issue({ commonName: 'Nguyễn Thị Thử' });
  const { timestamp } = await createTestTsa(issuer);
  return {
    signer: webCryptoSigner({ privateKey: privateKey!, certificates: chain }),
    services: { timestamp, trust: [issuer.root], fetchRevocation: testRevocation(issuer).port },
  };
}

/**
 * Prints the random submissions of one procedure, signs each in its places one after another, and
 * carries it on to B-LTA.
 *
 * @returns the paths of the PDFs
 */
async function printRandom(folder: string, code: string, sets: number): Promise<string[]> {
  const files = await attachments();
  const bytes = new Map<string, Uint8Array>();
  for (const file of files) bytes.set(await sha256Hex(file.bytes), file.bytes);
  const fonts = await loadFonts();
  const { signer, services } = await authority();
  const paths: string[] = [];
  const keep = async (name: string, pdf: Uint8Array): Promise<void> => {
    const path = join(folder, `${name}.pdf`);
    await writeFile(path, pdf);
    paths.push(path);
  };
  await mkdir(folder, { recursive: true });
  const found = (await proceduresWithExamples()).find((one) => one.folder === code);
  if (found === undefined) throw new Error(`There is no schemas/procedures/${code}`);
  const { procedure } = found;
  const all = await randomAnswers(procedure, { seed, count: sets, today, files });
  for (const [index, answers] of all.entries()) {
    const name = `${code}-random-${index}`;
    let pdf = await renderSubmission(procedure, answers, { createdAt, files: bytes, fonts });
    await keep(name, pdf);
    for (const field of await signatureFields(pdf)) {
      const title = procedure.signers.find(({ id }) => id === field.name)?.title ?? field.name;
      const signedAt = new Date();
      // Every other one shows a picture of handwriting.
      const picture = index % 2 === 1 ? inkPicture(waveInk(480, 160)) : undefined;
      const names = { title, name: 'Nguyễn Thị Thử', issuer: 'To Khai Test CA' };
      const words = { ...names, signedAt, picture };
      const appearance = signatureAppearance(fonts, words);
      pdf = await signPdf(pdf, signer, { field: field.name, signedAt, appearance });
      await keep(`${name}-${field.name}`, pdf);
    }
    await keep(`${name}-B-LTA`, await extendPdf(pdf, { ...services, level: 'B-LTA' }));
  }
  return paths;
}

const [folder, code, sets = '200'] = process.argv.slice(2);
if (folder === undefined || code === undefined) {
  console.error('usage: random-submissions.ts <folder> <procedure> [sets]');
  process.exit(64);
}
console.log((await printRandom(folder, code, Number(sets))).join('\n'));
