/**
 * Somebody in a hurry fills in, signs and hands in a form on a slow phone, many times: writes what went
 * wrong, and with which seed it does so again.
 *
 *     pnpm haste [--runs=20] [--seed=20261201] [--form=ct01] [--rate=20] [--acts=8] [--only=history] [--beside=khai-sinh]
 */
import { parseArgs } from 'node:util';
import { run } from '../test/haste/trial.ts';
import { openBrowser } from '../test/support/browser.ts';
import { exampleOf } from '../test/support/examples.ts';
import { startPortal } from '../test/support/portal-process.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '20261201' },
    form: { type: 'string' },
    rate: { type: 'string' },
    acts: { type: 'string', default: '8' },
    only: { type: 'string', multiple: true, default: [''] },
    beside: { type: 'string' },
    trail: { type: 'boolean', default: false },
  },
});

/** One after another, so that a run with the same seed is the same. */
const forms = ['ct01', 'khai-sinh', 'ho-kinh-doanh', 'con-thuong-binh'];
const rates = [20, 6, 20, 1];

/** Every third time there is a second form on the page. */
function besideOf(seed: number, folder: string): { beside: string } | undefined {
  const beside = values.beside ?? forms[(seed + 1) % forms.length]!;
  return values.beside !== undefined || (seed % 3 === 2 && beside !== folder)
    ? { beside }
    : undefined;
}

const portal = await startPortal();
const browser = await openBrowser();
let found = 0;
try {
  for (
    let seed = Number(values.seed);
    seed < Number(values.seed) + Number(values.runs);
    seed += 1
  ) {
    const folder = values.form ?? forms[seed % forms.length]!;
    const [form, example] = await exampleOf(folder, 'minimal');
    const device = {
      rate: Number(values.rate ?? rates[Math.floor(seed / forms.length) % rates.length]),
      isFar: seed % 3 === 1,
      isTouched: seed % 2 === 1,
      ...besideOf(seed, folder),
    };
    const begun = performance.now();
    const { faults, trail } = await run(browser, portal.url, form, example, {
      seed,
      device,
      acts: Number(values.acts),
      only: values.only,
    });
    found += faults.size;
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(`seed ${seed}: ${folder}, ${device.rate} × slower, ${seconds} s`);
    for (const [what, after] of faults) console.log(`    ${after}: ${what}`);
    if (values.trail) console.log(trail.map((one) => `      ${one}`).join('\n'));
  }
  console.log(`${found} found`);
  process.exitCode = found > 0 ? 1 : 0;
} finally {
  await browser.close();
  await portal.stop();
}
