/**
 * Checking a CT01 that one person signed and a desk takes, network left out: its time as a ratio to pdfsig and pyHanko as processes
 * and to a bare pkijs verification in the same process; and signing in Chromium as a ratio to
 * printing with a bare WebCrypto signature.
 */
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requiredSigners } from '@tokhai/answers';
import { checkSubmission } from '@tokhai/intake';
import { loadFonts, renderSubmission } from '@tokhai/pdf';
import { readProcedure } from '@tokhai/procedure';
import { signPdf, verifyPdf, webCryptoSigner } from '@tokhai/signing';
import { createTestAuthority } from '@tokhai/signing/testing';
import { embeddedSignatures } from '../../scripts/judges/signatures.ts';
import { pem } from '../../scripts/judges/pem.ts';
import { pyhankoPython } from '../../scripts/judges/pyhanko.ts';
import { must, root, run } from '../../scripts/lib/run.ts';
import { measure, processorTime } from './measure.ts';
import { oneSigner } from './print/words.ts';
import { signInChromium } from './verify/in-chromium.ts';
import { verifyByPkijs } from '../../packages/signing/src/testing/verify-by-pkijs.ts';

// A desk is a process of many days: engines compile the last parts of a check after hundreds.
const rounds = { process: 15, warmUp: 500, inside: 200, browser: 60 };

const given = await oneSigner();
const procedure = readProcedure(given.procedure);
const authority = await createTestAuthority();
const { chain, privateKey } = await authority.issue({ commonName: String(given.answers['hoTen']) });
if (privateKey === undefined) throw new Error('The authority made no key.');
const signer = webCryptoSigner({ privateKey, certificates: chain });
const places = requiredSigners(procedure, given.answers);
const [place] = places;
if (place === undefined || places.length > 1) throw new Error('One person has to sign.');
const unsigned = await renderSubmission(procedure, given.answers, {
  ...{ createdAt: given.createdAt, fonts: await loadFonts() },
});
const pdf = await signPdf(unsigned, signer, { field: place.id, signedAt: new Date() });
const trust = [authority.root];
const { indication } = await verifyPdf(pdf, { trust });
if (indication !== 'TOTAL-PASSED') throw new Error(`The signature is ${indication}.`);
const check = () => checkSubmission(pdf, { procedures: [procedure], trust, now: new Date() });
const { verdict } = await check();
if (verdict.indication !== 'passed') throw new Error(`The desk says ${verdict.indication}.`);

const folder = await mkdtemp(join(tmpdir(), 'tokhai-bench-'));
try {
  const [file, rootFile] = [join(folder, 'signed.pdf'), join(folder, 'root.pem')];
  await Promise.all([writeFile(file, pdf), writeFile(rootFile, pem(authority.root))]);
  const [embedded] = embeddedSignatures(Buffer.from(pdf));
  if (embedded === undefined) throw new Error('The PDF is not signed.');

  const inside = await measure(
    {
      ours: () => verifyPdf(pdf, { trust }),
      desk: check,
      pkijs: () => verifyByPkijs(embedded.cms, embedded.content),
    },
    rounds.inside,
    rounds.warmUp,
  );
  const { ours, desk, pkijs } = inside;
  // One after another, on the clock of the processor: this is what one core does in a second.
  const checks = () => processorTime(() => verifyPdf(pdf, { trust }), rounds.inside);
  const bare = () =>
    processorTime(() => verifyByPkijs(embedded.cms, embedded.content), rounds.inside);
  const times = (a: number, b: number) => `${(a / b).toFixed(1)} ×`;
  console.log(`a check of all signature rules    ${ours.median.toFixed(2)} ms`);
  console.log(`  with data, print and signers    ${desk.median.toFixed(2)} ms`);
  console.log(`  pkijs, signature alone          ${times(pkijs.median, ours.median)} our time`);
  console.log(`  pkijs, time of the processor    ${times(await bare(), await checks())}`);

  const judge = join(root, 'scripts', 'judges', 'pyhanko_judge.py');
  const hasPyhanko = await access(pyhankoPython).then(
    () => true,
    () => false,
  );
  const processes = await measure(
    {
      pdfsig: () => run('pdfsig', ['-nocert', file]),
      pyhanko: () =>
        hasPyhanko ? must(pyhankoPython, [judge, rootFile, file]) : Promise.resolve(),
    },
    rounds.process,
  );
  const both = (process: number) =>
    `${times(process, ours.median)} (${times(process, desk.median)} with data, print and signers)`;
  console.log(`  pdfsig, a process               ${both(processes.pdfsig.median)}`);
  if (hasPyhanko)
    console.log(`  pyHanko, a process              ${both(processes.pyhanko.median)}`);
  else console.log('  pyHanko is not here: `pnpm conformance` brings it');

  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64');
  const certificates = chain.map((der) => Buffer.from(der).toString('base64'));
  const signing = await signInChromium(given, { pkcs8, certificates }, rounds.browser);
  console.log(
    `signing B-B in Chromium           ${times(signing.ours.median, signing.least.median)} printing and a bare WebCrypto signature (${signing.ours.median.toFixed(1)} ms)`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
