import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { concat, latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { signPdf, signatureFields, verifyPdf, webCryptoSigner, SigningError } from '../index.ts';
import { bombs, manyFields } from '../testing/fuzz/bombs.ts';
import { manyUpdates } from '../testing/fuzz/many-updates.ts';
import { fuzzInput } from '../testing/fuzz/inputs.ts';
import { runFuzz } from '../testing/fuzz/run.ts';
import { fuzzSeeds } from '../testing/fuzz/seeds.ts';
import { createTestAuthority, tinyPdf } from '../testing/index.ts';

let signed: Bytes;
let root: Bytes;

before(async () => {
  const authority = await createTestAuthority();
  root = authority.root;
  const { privateKey, chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
  assert.ok(privateKey);
  const signer = webCryptoSigner({ privateKey, certificates: chain });
  signed = await signPdf(tinyPdf(['a']), signer, { field: 'a', signedAt: new Date() });
});

async function neverPasses(bytes: Uint8Array): Promise<void> {
  const report = await verifyPdf(bytes, { trust: [root] });
  assert.notEqual(report.indication, 'TOTAL-PASSED');
  JSON.stringify(report);
  await signatureFields(bytes).catch((error: unknown) => assert.ok(error instanceof SigningError));
}

test('random bytes give a report', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), (bytes) => neverPasses(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) =>
      neverPasses(concat(latin1('%PDF-1.7\n'), bytes, latin1('\nstartxref\n9\n%%EOF\n'))),
    ),
  );
});

test('random words of PDF give a report', async () => {
  const words = [
    ...['1 0 obj', 'endobj', '<<', '>>', '[', ']', '/Type', '/Sig', '(', ')', '<', '>', 'stream'],
    ...['endstream', 'xref', 'trailer', '0 1', '0000000000 65535 f ', '0000000009 00000 n '],
    ...[
      'startxref',
      '9',
      '%%EOF',
      '/Root',
      '1 0 R',
      '/Prev',
      '/XRefStm',
      '/ByteRange [ 0 9 10 9 ]',
    ],
    ...['/Contents <00>', '/AcroForm', '/Fields', '/Kids', '/V', '/Size 3', '%'],
  ];
  const text = fc.array(fc.constantFrom(...words), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, (parts) => neverPasses(latin1(`%PDF-1.7\n${parts.join('\n')}\n`))),
    { numRuns: 300 },
  );
});

test('a truncated file gives a report', async () => {
  // All but the last line end, which belongs to nothing.
  const length = fc.integer({ min: 0, max: signed.length - 2 });
  await fc.assert(fc.asyncProperty(length, (end) => neverPasses(signed.subarray(0, end))));
});

test('flipped bits give a report, and never a pass for covered bytes', async () => {
  const [start, end] = hole();
  const flip = fc.record({ at: fc.nat(signed.length - 1), bit: fc.nat(7) });
  await fc.assert(
    fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 4 }), async (flips) => {
      const bytes = signed.slice();
      for (const { at, bit } of flips) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      const report = await verifyPdf(bytes, { trust: [root] });
      JSON.stringify(report);
      const covered = flips.some(({ at }) => bytes[at] !== signed[at] && (at < start || at >= end));
      if (covered) assert.notEqual(report.indication, 'TOTAL-PASSED');
    }),
    { numRuns: 400 },
  );
});

/** Offsets of the one string that the signature does not cover. */
function hole(): [number, number] {
  const text = new TextDecoder('latin1').decode(signed);
  const start = text.indexOf('/Contents <') + 10;
  return [start, text.indexOf('>', start) + 1];
}

test('nested arrays, endless strings and circles give a report', async () => {
  const hostile = [
    '['.repeat(100_000),
    '<<'.repeat(100_000),
    '<< /A '.repeat(100_000),
    '('.repeat(100_000),
    '/ByteRange ('.repeat(10_000),
    '%'.repeat(1_000_000),
  ];
  for (const body of hostile)
    await neverPasses(latin1(`%PDF-1.7\n1 0 obj\n${body}\nstartxref\n9\n%%EOF\n`));
  const circle = 'xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Prev 9 >>';
  await neverPasses(latin1(`%PDF-1.7\n${circle}\nstartxref\n9\n%%EOF\n`));
});

test('thousands of objects that share one long comment cost little time', async () => {
  const count = 5000;
  const numbers = Array.from({ length: count }, (_, index) => index + 2);
  const refs = numbers.map((num) => `${num} 0 R`).join(' ');
  let body = `%PDF-1.7\n1 0 obj\n<< /AcroForm << /Fields [ ${refs} ] >> >>\nendobj\n`;
  let table = '0000000000 65535 f \n0000000009 00000 n \n';
  for (const num of numbers) {
    table += `${String(body.length).padStart(10, '0')} 00000 n \n`;
    body += `${num} 0 obj %`;
  }
  body += `${'A'.repeat(5_000_000)}\nnull endobj\n`;
  const trailer = `trailer\n<< /Size ${count + 2} /Root 1 0 R >>`;
  const end = `xref\n0 ${count + 2}\n${table}${trailer}\nstartxref\n${body.length}\n%%EOF\n`;
  const start = performance.now();
  const report = await verifyPdf(latin1(body + end), { trust: [] });
  // Read one by one, these are 25 GB.
  assert.ok(performance.now() - start < 10_000);
  assert.equal(report.indication, 'TOTAL-FAILED');
  assert.match(report.reasons[0]?.message ?? '', /overlap/);
});

test('many updates are followed, and too many fields in them are not', async () => {
  const few = await verifyPdf(manyUpdates(manyFields(100), 60, true), { trust: [] });
  assert.equal(few.revisions.length, 61);
  assert.deepEqual(few.signatures[0]?.modifications, [], 'each update only added to the store');
  const many = await verifyPdf(manyUpdates(manyFields(10_000), 60, true), { trust: [] });
  assert.match(many.reasons[0]?.message ?? '', /too many form fields/);
});

/** A sample: `pnpm conformance` takes a hundred thousand, and looks at time and memory. */
test('mutated PDFs and DER, and files built to exhaust a reader, are survived', async () => {
  const seeds = await fuzzSeeds();
  for (let number = 0; number < 150; number++)
    await runFuzz(fuzzInput(number, seeds), seeds.root, seeds.pdfs);
  for (const make of Object.values(bombs)) {
    const bytes = make();
    if (bytes.length < 1_000_000) await runFuzz({ kind: 'pdf', bytes }, seeds.root, seeds.pdfs);
  }
});

test('a file that passes and is none that was signed would be noticed', async () => {
  const seeds = await fuzzSeeds();
  const [first] = seeds.pdfs;
  assert.ok(first);
  const input = { kind: 'pdf', bytes: first } as const;
  await runFuzz(input, seeds.root, seeds.pdfs);
  await assert.rejects(runFuzz(input, seeds.root, []), /none of the files/);
});
