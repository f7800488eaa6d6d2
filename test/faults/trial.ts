/**
 * Somebody goes a way through a page of ours while one file comes late, fails at first, or fails until
 * they have tried twice: each step has to be done in the end, and each try that is not has to be told.
 */
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { visit } from '../support/browser.ts';
import type { Fault, FaultyNetwork } from '../support/faulty-network.ts';
import { observe } from './observe.ts';

/** One thing that somebody does, and by what they know that it is done. */
export interface Step {
  name: string;
  /** May be done again: a try that failed leaves the page as it was. */
  act: (page: Page) => Promise<unknown>;
  done: (page: Page) => Promise<unknown>;
}

/** How a file misbehaves, and how often. */
export interface Mode {
  fault: Fault;
  times: number;
}

export const modes: Readonly<Record<string, Mode>> = {
  late: { fault: 'late', times: Infinity },
  // Browsers themselves ask again once where a connection ends without an answer.
  'reset at first': { fault: 'reset', times: 2 },
  '503 at first': { fault: 'status-503', times: 1 },
  'truncated at first': { fault: 'truncated', times: 1 },
  'not until tried twice': { fault: 'reset', times: Infinity },
};

export interface Ran {
  /** What was wrong, each once, with the step in which it was seen first. */
  faults: Map<string, string>;
  /** Files that were asked for, each with the step in which it first was. */
  asked: Map<string, string>;
}

/** Milliseconds in which a step is done or told. */
const patience = 10_000;
/** Milliseconds in which it may still be done although something is told. */
const grace = 3000;
/** The try before which the page is loaded anew, and the last one. */
const reloads = 4;
const last = 5;

/** What the browser itself says of a request that failed. */
const ofBrowser = /Failed to load resource|Failed to register a ServiceWorker/;

export async function run(
  browser: Browser,
  network: FaultyNetwork,
  steps: readonly Step[],
  faulty?: { path: string; mode: Mode },
): Promise<Ran> {
  const tab = await visit(browser, { serviceWorkers: 'block' });
  const { page } = tab;
  page.setDefaultTimeout(patience);
  // Without what is fetched ahead for a time without a network.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', {
      value: { saveData: true },
    });
  });
  let isLifted = false;
  network.forget();
  network.keepsNothing = true;
  network.fault = (path, count) =>
    faulty && !isLifted && path === faulty.path && count <= faulty.mode.times
      ? faulty.mode.fault
      : undefined;
  const ran: Ran = { faults: new Map(), asked: new Map() };
  const find = (step: string, what: string): void => {
    if (!ran.faults.has(what)) ran.faults.set(what, step);
  };
  const look = async (step: string): Promise<boolean> => {
    // Between two pages there is nothing to look at.
    const seen = await observe(page).catch(() => undefined);
    for (const fault of seen?.faults ?? []) find(step, fault);
    return seen?.isTold ?? false;
  };
  try {
    for (const step of steps) {
      for (let tries = 1; tries <= last; tries += 1) {
        const failed = await step.act(page).catch((error: unknown) => error);
        const outcome = await follow(page, step, () => look(step.name));
        if (outcome === 'done') break;
        if (outcome === 'silent')
          find(step.name, `nothing is told at try ${tries}: ${firstLine(failed)}`);
        if (tries === 2) isLifted = true;
        if (tries === 3) find(step.name, 'trying again does not help');
        if (tries === last) throw new Error(`not even a reload helps: ${firstLine(failed)}`);
        if (tries + 1 === reloads) await page.reload();
      }
      for (const path of network.asked.keys()) {
        if (!ran.asked.has(path)) ran.asked.set(path, step.name);
      }
    }
  } catch (error) {
    find('the end', firstLine(error));
  }
  for (const text of tab.complaints) if (!ofBrowser.test(text)) find('the console', text);
  await tab.close();
  return ran;
}

const firstLine = (error: unknown): string =>
  error instanceof Error ? error.message.split('\n')[0]! : '';

/** Waits until a step is done, or something is told for a while. */
async function follow(
  page: Page,
  step: Step,
  look: () => Promise<boolean>,
): Promise<'done' | 'told' | 'silent'> {
  const doing = step.done(page).then(
    () => 'done' as const,
    () => undefined,
  );
  const begun = performance.now();
  let isTold = false;
  while (performance.now() - begun < patience) {
    if ((await Promise.race([doing, setTimeout(150)])) === 'done') return 'done';
    isTold = await look();
    if (isTold && performance.now() - begun > grace) return 'told';
  }
  return isTold ? 'told' : 'silent';
}
