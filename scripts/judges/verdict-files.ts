/**
 * Writes published attacks and what may honestly follow a signature, for the judges:
 *
 *     node --conditions=@tokhai/source scripts/judges/verdict-files.ts <folder>
 *
 * A JSON line for each PDF with our own verdict; our XML report beside it, and the root as `root.pem`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyPdf, xmlReport } from '@tokhai/signing';
import {
  attackFiles,
  attackScene,
  benignFiles,
  createTestAuthority,
  createTestTsa,
} from '@tokhai/signing/testing';
import { pem } from './pem.ts';

/** A file and what we say about it. */
export interface VerdictFile {
  file: string;
  class: string;
  accepted: boolean;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: verdict-files.ts <folder>');
await mkdir(folder, { recursive: true });
const algorithm = 'RSASSA-PKCS1-v1_5-SHA-256';
const authority = await createTestAuthority({ algorithm });
await writeFile(join(folder, 'root.pem'), pem(authority.root));
const scene = attackScene({
  victim: await authority.issue({ commonName: 'Nguyễn Thị Ánh' }),
  attacker: await authority.issue({ commonName: 'Kẻ tấn công' }),
});
const { timestamp } = await createTestTsa(authority);
const files = [
  ...(await attackFiles(scene)),
  ...(await benignFiles(scene, timestamp, authority.intermediate)),
];
for (const [index, { class: kind, pdf }] of files.entries()) {
  const file = join(folder, `${index}.pdf`);
  await writeFile(file, pdf);
  const report = await verifyPdf(pdf, { trust: [authority.root] });
  const { indication } = report;
  await writeFile(`${file}.xml`, xmlReport(report, { at: new Date() }));
  const line: VerdictFile = { file, class: kind, accepted: indication === 'TOTAL-PASSED' };
  console.log(JSON.stringify(line));
}
