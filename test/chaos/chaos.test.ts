/** A few runs for every day; `pnpm chaos` makes 200. */
import { after, test } from 'node:test';
import { exampleOf } from '../support/examples.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';
import { shakyNetwork } from '../support/shaky-network.ts';
import { chaos, runsOf, undisturbed } from './chaos.ts';

const count = Number(process.env['CHAOS_RUNS'] ?? 4);
const seed = Number(process.env['CHAOS_SEED'] ?? 20_261_130);
const [found, example] = await exampleOf('con-thuong-binh', 'valid');

const { portal, browser } = await portalAndBrowser();
const network = await shakyNetwork(portal.url);
after(() => network.close());

const way = await undisturbed(found, example, { network, shared: browser });

for (const [index, run] of runsOf(count, seed, way.length - 1).entries()) {
  const name = `run ${index + 1} of seed ${seed}: the ${run.loss} is lost after ${run.after} changes`;
  test(name, async (context) => {
    const {
      told,
      saved,
      found: back,
      files,
    } = await chaos(run, found, example, {
      network,
      shared: browser,
      way,
    });
    context.diagnostic(`${told} changes, ${saved} surely saved, ${back} back, ${files} files`);
  });
}
