/** Somebody with a form on a slow phone, and what was seen to be wrong with it. */
import { setTimeout } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { visit, type Visit } from '../support/browser.ts';
import { FastKeys } from '../support/fast-keys.ts';
import { observe } from '../faults/observe.ts';
import { Beside } from './beside.ts';
import { BlindHands } from './blind-hands.ts';
import { bare, faultsOf, shown, type Shown } from './look.ts';

/** How slow everything is. */
export interface Device {
  /** How many times slower than this machine the processor is. */
  rate: number;
  /** As on a poor mobile connection. */
  isFar: boolean;
  isTouched: boolean;
  /** Folder of a second form on the same page. */
  beside?: string;
}

/** Milliseconds for anything that is waited for. */
const patience = 90_000;
/** Milliseconds between two looks, and how many looks find nothing new once everything is at rest. */
const pause = 120;
const looks = 3;

export class Person {
  readonly random: () => number;
  readonly tab: Visit;
  readonly page: Page;
  readonly session: CDPSession;
  readonly hands: BlindHands;
  readonly keys: FastKeys;
  /** What was written or chosen last, by the id of its control. */
  readonly typed = new Map<string, string>();
  /** What was done, in order. */
  readonly trail: string[] = [];
  /** What was wrong, each once, with what had been done just before. */
  readonly faults = new Map<string, string>();
  /** How often the form told of a submission. */
  submissions = 0;
  /** Another tab was opened: that this one is said to be elsewhere is true. */
  hasOtherTab = false;
  /** The second form on the page, if there is one. */
  beside: Beside | undefined;

  private constructor(tab: Visit, session: CDPSession, device: Device, random: () => number) {
    this.random = random;
    this.tab = tab;
    this.page = tab.page;
    this.session = session;
    this.hands = new BlindHands(tab.page, session, device.isTouched);
    this.keys = new FastKeys(tab.page);
  }

  static async at(browser: Browser, device: Device, random: () => number): Promise<Person> {
    const tab = await visit(browser, {
      viewport: { width: 390, height: 780 },
      hasTouch: device.isTouched,
      serviceWorkers: 'block',
    });
    const { page } = tab;
    page.setDefaultTimeout(patience);
    const session = await page.context().newCDPSession(page);
    const person = new Person(tab, session, device, random);
    await person.#watch();
    if (device.beside !== undefined) {
      person.beside = await Beside.put(page, person.hands, device.beside);
    }
    await session.send('Emulation.setCPUThrottlingRate', { rate: device.rate });
    if (device.isFar) {
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 400,
        downloadThroughput: 50_000,
        uploadThroughput: 50_000,
      });
    }
    return person;
  }

  /** Notes what comes into each control, before the form hears of it. */
  async #watch(): Promise<void> {
    await this.page.exposeBinding('wrote', ({ page }, id: string, value: string) => {
      if (page !== this.page) return;
      this.typed.set(id, value);
      // Another province has other communes.
      if (id.endsWith('-provinceCode'))
        this.typed.delete(id.replace(/province(?=Code$)/, 'commune'));
    });
    await this.page.exposeBinding('handedIn', () => {
      this.submissions += 1;
    });
    await this.page.addInitScript(() => {
      const { wrote, handedIn } = globalThis as unknown as {
        wrote: (id: string, value: string) => void;
        handedIn: () => void;
      };
      addEventListener(
        'input',
        (event) => {
          const [control] = event.composedPath();
          if (event.target !== document.querySelector('tk-procedure')) return;
          const { id, name, type, checked, value } = control as HTMLInputElement;
          if (type === 'file' || id === '' || id.endsWith('-search')) return;
          if (type === 'radio') wrote(name, id);
          else wrote(id, type === 'checkbox' ? `${checked}` : value);
        },
        true,
      );
      addEventListener('tk-submit', () => handedIn());
    });
  }

  /** A number below `most`. */
  below(most: number): number {
    return Math.floor(this.random() * most);
  }

  find(what: string): void {
    if (!this.faults.has(what)) this.faults.set(what, this.trail.slice(-2).join(', '));
  }

  /**
   * Waits until nothing happens any more, and looks whether all is well.
   * @param isLed the person pressed what leads on: the focus has to follow
   */
  async rest(isLed = false): Promise<Shown> {
    const now = await this.#quiet();
    for (const fault of faultsOf(now, this.hasOtherTab)) this.find(fault);
    for (const fault of (await observe(this.page).catch(() => undefined))?.faults ?? [])
      this.find(fault);
    for (const fault of (await this.beside?.faults()) ?? []) this.find(fault);
    if (isLed && now.focus === 'body') this.find(`the focus is lost on ${now.step}`);
    for (const [id, value] of this.typed) {
      const there = now.values[id];
      if (there === undefined || bare(there) === bare(value)) continue;
      this.find(`#${id} shows “${there}” and not “${value}”`);
      this.typed.set(id, there);
    }
    return now;
  }

  async #quiet(): Promise<Shown> {
    let same = 0;
    let before = '';
    let now: Shown | undefined;
    for (const end = performance.now() + patience; performance.now() < end;) {
      now = await shown(this.page);
      const text = JSON.stringify(now);
      same = now?.isQuiet && text === before ? same + 1 : 0;
      if (now && same === looks) return now;
      before = text;
      await setTimeout(pause);
    }
    throw new Error(`it never comes to rest: ${now?.step} “${now?.heading}” ${now?.isQuiet}`);
  }
}
