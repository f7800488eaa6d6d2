/**
 * Fills in, signs and hands in a form once for each file that comes on the way and each way in which a
 * file fails, and writes what somebody would find wrong. Takes most of an hour.
 *
 *     pnpm faults [--form=con-thuong-binh] [--mode=503] [--file=checks-]
 *     pnpm faults --minutes=20 --seed=20261201   # as many as there is time for, in random order
 */
import { parseArgs } from 'node:util';
import { formSteps } from '../test/faults/form-steps.ts';
import { modes, run, type Mode } from '../test/faults/trial.ts';
import { openBrowser } from '../test/support/browser.ts';
import { faultyNetwork } from '../test/support/faulty-network.ts';
import { startPortal } from '../test/support/portal-process.ts';
import { randomNumbers } from '../test/support/random-numbers.ts';

const { values } = parseArgs({
  options: {
    form: { type: 'string', default: 'con-thuong-binh' },
    mode: { type: 'string', default: '' },
    file: { type: 'string', default: '' },
    minutes: { type: 'string', default: 'Infinity' },
    seed: { type: 'string' },
  },
});

/** How many fill in at the same time: mostly they wait. */
const lanes = 3;

const portal = await startPortal();
const browser = await openBrowser();
try {
  const ways = await Promise.all(
    Array.from({ length: lanes }, async () => {
      const network = await faultyNetwork(portal.url);
      return {
        network,
        steps: await formSteps(network.url, values.form, 'minimal'),
      };
    }),
  );
  const [first] = ways;
  const { asked, faults } = await run(browser, first!.network, first!.steps);
  let found = faults.size;
  console.log(`without a fault: ${asked.size} files${told(faults)}`);
  const files = [...asked.keys()].filter(
    // What the portal serves is not told by the form; the communes of one province stand for all.
    (path) => !/^\/thu-tuc|\.css$|\/(?!01-)\d\d-/.test(path) && path.includes(values.file),
  );
  const wanted = Object.entries(modes).filter(([name]) => name.includes(values.mode));
  const todo = wanted.flatMap(([name, mode]) => files.map((path) => ({ name, mode, path })));
  if (values.seed !== undefined) shuffle(todo, randomNumbers(Number(values.seed)));
  const all = todo.length;
  const end = performance.now() + Number(values.minutes) * 60_000;
  const work = async ({ network, steps }: (typeof ways)[number]): Promise<void> => {
    while (performance.now() < end) {
      const one = todo.shift();
      if (!one) return;
      const ran = await run(browser, network, steps, one satisfies { path: string; mode: Mode });
      found += ran.faults.size;
      if (ran.faults.size > 0) console.log(`${one.path} ${one.name}${told(ran.faults)}`);
    }
  };
  await Promise.all(ways.map(work));
  console.log(`${found} found in ${all - todo.length} of ${all}`);
  process.exitCode = found > 0 ? 1 : 0;
  await Promise.all(ways.map(({ network }) => network.close()));
} finally {
  await browser.close();
  await portal.stop();
}

/** In place, by Fisher and Yates. */
function shuffle(list: unknown[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
}

function told(faults: ReadonlyMap<string, string>): string {
  return [...faults].map(([what, step]) => `\n    ${step}: ${what}`).join('');
}
