/** What somebody in a hurry does on a page of questions. */
import { setTimeout } from 'node:timers/promises';
import type { Person } from './person.ts';

/** @returns whether what was pressed leads on, so that the focus follows */
type Act = (person: Person) => Promise<boolean>;

const goOn = 'form button[type=submit]';
const back = '.tk-back';
const line =
  '.tk-page :is(input:not([type]), input[type=text], input[type=tel]):not([id$=search]):enabled';

/** Presses one thing after another, each where it was before the first. */
async function pressBlind(
  person: Person,
  selectors: readonly string[],
  gap: number,
): Promise<boolean> {
  const places = [];
  for (const selector of selectors) {
    const place = await person.hands.find(selector);
    if (place) places.push(place);
  }
  const pressed: Promise<void>[] = [];
  for (const place of places) {
    pressed.push(person.hands.press(place));
    await setTimeout(gap);
  }
  await Promise.all(pressed);
  return places.length > 0;
}

/** Presses one thing several times, and looks where that led: a page on, and no further. */
async function pressAgain(person: Person, selector: string, times: number): Promise<boolean> {
  const place = await person.hands.find(selector);
  if (!place) return false;
  const before = await person.rest();
  await person.hands.press(place, times, person.below(3) * 90);
  const now = await person.rest(true);
  if (now.step === before.step) return true;
  if (now.errors.length > 0) person.find(`${now.step} tells errors to whoever comes to it`);
  const position = ({ words }: typeof now): number =>
    Number(/Trang (\d+) trên/.exec(words)?.[1] ?? Number.NaN);
  if (Math.abs(position(now) - position(before)) > 1) person.find('a page is passed over');
  return true;
}

/** Puts the focus into a line of text; false: there is none. */
export function focusLine({ page, random }: Person): Promise<boolean> {
  return page.evaluate(
    ([selector, at]) => {
      const root = document.querySelector('tk-procedure')?.shadowRoot;
      const lines = [...(root?.querySelectorAll<HTMLInputElement>(selector) ?? [])];
      const one = lines[Math.floor(at * lines.length)];
      one?.focus();
      return one !== undefined;
    },
    [line, random()] as [string, number],
  );
}

/** Where on the page what has the focus stands; `undefined`: nothing has it. */
const placeOfFocus = ({ page }: Person): Promise<number | undefined> =>
  page.evaluate(() => {
    const active = document.querySelector('tk-procedure')?.shadowRoot?.activeElement;
    return active ? Math.round(active.getBoundingClientRect().top + scrollY) : undefined;
  });

const putBack = (later: number | undefined) => async (person: Person) => {
  await person.page.evaluate(async (wait) => {
    const form = document.querySelector('tk-procedure')!;
    const { parentNode, nextSibling } = form;
    form.remove();
    if (wait !== undefined) await new Promise((resolve) => globalThis.setTimeout(resolve, wait));
    parentNode!.insertBefore(form, nextSibling);
  }, later);
  return false;
};

const history =
  (...steps: number[]) =>
  async (person: Person) => {
    for (const step of steps) await person.page.evaluate((by) => globalThis.history.go(by), step);
    return false;
  };

/**
 * Buttons that change how the form is shown; a page in another language is put right again, here and for
 * the pages that the portal shows later.
 */
async function changeLooks(person: Person): Promise<boolean> {
  const english = await person.hands.find('[data-language=en]');
  const typing = await focusLine(person);
  if (english) await person.hands.press(english);
  if (typing && person.below(2) === 0) {
    await focusLine(person);
    await person.hands.type('w');
  }
  for (const words of ['A+', 'Tương phản', 'A−', 'Contrast']) {
    const place = person.below(2) === 0 && (await person.hands.find('.tk-bar button', words));
    if (place) await person.hands.press(place);
  }
  await person.page.evaluate(() => {
    const form = document.querySelector('tk-procedure')!;
    form.lang = 'vi';
    form.dispatchEvent(new CustomEvent('tk-language', { bubbles: true, detail: 'vi' }));
  });
  return false;
}

async function toOtherTab(person: Person): Promise<boolean> {
  const { page } = person;
  const other = await page.context().newPage();
  person.hasOtherTab = true;
  await other.goto(page.url());
  const button = (name: string) => other.getByRole('button', { name });
  const takes = button('Điền tiếp ở thẻ này');
  await button('Bắt đầu').or(button('Điền tiếp bản nháp')).or(takes).first().click();
  const begun = other.locator('tk-procedure form, tk-procedure .tk-answers').first();
  await begun.or(takes).first().waitFor();
  if ((await takes.count()) > 0) await takes.click();
  await begun.waitFor();
  await other.close();
  return false;
}

export const acts: Readonly<Record<string, Act>> = {
  'goes on twice': (person) => pressAgain(person, goOn, 2),
  'goes on thrice': (person) => pressAgain(person, goOn, 3),
  'goes back twice': (person) => pressAgain(person, back, 2),
  'goes on and back': (person) => pressBlind(person, [goOn, back], person.below(3) * 100),
  'goes back and on': (person) => pressBlind(person, [back, goOn], person.below(3) * 100),
  'history back': history(-1),
  'history back and forward': history(-1, 1),
  'history back, back and forward': history(-1, -1, 1),
  'Enter while typing': async (person) => {
    if (!(await focusLine(person))) return false;
    await person.hands.type('ab\n');
    return true;
  },
  'types on while the page changes': async (person) => {
    if (!(await focusLine(person))) return false;
    await person.hands.type('\nxyz');
    return true;
  },
  types: async (person) => {
    if (!(await focusLine(person))) return false;
    await person.rest();
    const before = await placeOfFocus(person);
    await person.hands.type('nhanh');
    await person.rest();
    const after = await placeOfFocus(person);
    if (before !== after) person.find(`what is typed in moves from ${before} to ${after}`);
    return false;
  },
  'reloads while typing': async (person) => {
    if (!(await focusLine(person))) return false;
    await person.rest();
    const kept = new Map(person.typed);
    const typing = person.hands.type('mat').catch(() => undefined);
    await person.page.reload();
    await typing;
    // What is typed just before may be lost.
    for (const [id, value] of person.typed) if (kept.get(id) !== value) person.typed.delete(id);
    return false;
  },
  'has the tab frozen': async ({ session }) => {
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await setTimeout(400);
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    return false;
  },
  'leaves the page and comes back': async ({ page }) => {
    await setTimeout(400);
    await page.goto(new URL('/', page.url()).href);
    await page.goBack();
    return false;
  },
  'moves the form': putBack(undefined),
  'takes the form off and puts it back': putBack(50),
  'changes the looks': changeLooks,
  'opens what is folded': async ({ page }) => {
    await page.evaluate(async () => {
      const root = document.querySelector('tk-procedure')?.shadowRoot;
      const folded = [...(root?.querySelectorAll<HTMLElement>('.tk-page summary') ?? [])];
      for (const one of [...folded, ...folded]) one.click();
    });
    return false;
  },
  'adds and removes rows': async (person) => {
    const add = '[data-add]';
    const place = await person.hands.find(add);
    if (!place) return false;
    const rows = (): Promise<number> => person.page.locator('tk-procedure [data-row]').count();
    const before = await rows();
    await person.hands.press(place, 2, 60);
    await person.rest();
    const added = await rows();
    const last = person.page
      .locator('tk-procedure [data-row]')
      .last()
      .locator('[data-remove]')
      .last();
    for (let more = added - before; more > 0; more -= 1) {
      await last.evaluate((button: HTMLElement) => button.click());
      await person.rest();
    }
    if ((await rows()) !== before) person.find(`${before} rows became ${await rows()}`);
    return false;
  },
  'goes on in another tab': toOtherTab,
  'fills in the form beside': async (person) => {
    await person.beside?.act(person.random());
    return false;
  },
};
