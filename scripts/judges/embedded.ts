/**
 * Whether the data inside submissions are for others what they are for us: to-khai.json and the
 * attached files, as pdfdetach (Poppler) takes them out, against our own reader.
 *
 *     node --conditions=@tokhai/source scripts/judges/embedded.ts <folder>
 *
 * looks at every PDF of the folder that nobody signed, and at those carried on to B-LTA. It prints
 * what is wrong, a line each. A program of its own, which runs from the sources.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSubmission, shortCode } from '@tokhai/pdf';
import { canonicalJson, sha256Hex } from '@tokhai/procedure';
import { must } from '../lib/run.ts';

/** What is wrong with the data inside one PDF. */
async function complaintsOf(pdf: string, scratch: string): Promise<string[]> {
  const ours = await readSubmission(new Uint8Array(await readFile(pdf)));
  if (ours === undefined) return ['our reader finds no submission'];
  // By number: names of attached files may hold anything, also what no disk takes.
  const list = await must('pdfdetach', ['-list', pdf]);
  const count = Number(/^(\d+) embedded files/.exec(list)?.[1] ?? 0);
  const taken: Uint8Array<ArrayBuffer>[] = [];
  for (let number = 1; number <= count; number += 1) {
    const target = join(scratch, String(number));
    await must('pdfdetach', ['-save', String(number), '-o', target, pdf]);
    taken.push(new Uint8Array(await readFile(target)));
  }
  const number = Number(/^(\d+): to-khai\.json$/m.exec(list)?.[1] ?? 0);
  const json = taken[number - 1];
  if (json === undefined) return ['pdfdetach finds no to-khai.json'];

  const text = new TextDecoder('utf-8', { fatal: true }).decode(json);
  const data = JSON.parse(text) as Record<string, unknown>;
  const attached = taken.filter((one) => one !== json);
  const hashes = await Promise.all(attached.map(sha256Hex));
  const { answers, createdAt, procedure, procedureHash, renderer } = ours;
  const told = { answers, createdAt, procedure, procedureHash, renderer };
  const checks: Record<string, boolean> = {
    'the JSON is not in canonical form (RFC 8785)': canonicalJson(data) === text,
    'the two readers disagree on the data': Object.entries(told).every(
      ([key, value]) => canonicalJson(data[key]) === canonicalJson(value),
    ),
    'the short code is another': (await shortCode(json)) === ours.shortCode,
    'the attached files differ':
      hashes.toSorted().join() === [...ours.files.keys()].toSorted().join(),
  };
  return Object.keys(checks).filter((complaint) => checks[complaint] === false);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: embedded.ts <folder>');
  process.exit(64);
}
let looked = 0;
for (const name of (await readdir(folder)).toSorted()) {
  if (!/random-\d+(?:-B-LTA)?\.pdf$/.test(name)) continue;
  looked += 1;
  const scratch = await mkdtemp(join(tmpdir(), 'tokhai-embedded-'));
  try {
    for (const complaint of await complaintsOf(join(folder, name), scratch)) {
      console.log(`${name}: ${complaint}`);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
if (looked === 0) console.log(`${folder}: there is no PDF to look at`);
