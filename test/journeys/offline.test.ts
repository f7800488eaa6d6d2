/** A form that was opened once goes on without a network, to the signed file and beyond. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { visit, type Visit } from '../support/browser.ts';
import { exampleOf } from '../support/examples.ts';
import { FormDriver } from '../support/form-driver.ts';
import { holderOf, trialPassword, trialSignature } from '../support/http-submission.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const cacheName = 'tokhai-offline-1';

const { portal, browser } = await portalAndBrowser();

/** What the service worker said that it keeps, on the page that is shown. */
function kept(page: Page): Promise<{ kept: number; missing: number }> {
  return page.evaluate(
    () =>
      new Promise<{ kept: number; missing: number }>((resolve) => {
        const { told } = globalThis as { told?: { kept: number; missing: number } };
        if (told) resolve(told);
        addEventListener('tk-offline', (event) =>
          resolve((event as HTMLElementEventMap['tk-offline']).detail),
        );
      }),
  );
}

async function someone(options: { savesData?: boolean } = {}): Promise<Visit> {
  const tab = await visit(browser);
  await tab.page.addInitScript(() =>
    addEventListener('tk-offline', (event) =>
      Object.assign(globalThis, { told: (event as HTMLElementEventMap['tk-offline']).detail }),
    ),
  );
  if (options.savesData) {
    await tab.page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
  }
  return tab;
}

/** Addresses in the cache, without the origin. */
function cached(page: Page): Promise<string[]> {
  return page.evaluate(async (name) => {
    const cache = await caches.open(name);
    const requests = await cache.keys();
    return requests.map(({ url }) => url.slice(location.origin.length));
  }, cacheName);
}

test('a form that a page moves is kept all the same, once', async () => {
  const tab = await someone();
  const { page } = tab;
  await page.goto(`${portal.url}/thu-tuc/con-thuong-binh`);
  await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
  const times = await page.evaluate(async () => {
    const form = document.querySelector('tk-procedure')!;
    let count = 0;
    addEventListener('tk-offline', () => (count += 1));
    const move = (): void => form.parentElement!.append(form);
    move();
    const deadline = performance.now() + 20_000;
    while (count === 0 && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 100));
    // What is kept already is not kept anew.
    move();
    await new Promise((resolve) => setTimeout(resolve, 4000));
    return count;
  });
  assert.equal(times, 1);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('opened once, then filled in, signed and queued without a portal; sent once it is back', async () => {
  const [found, example] = await exampleOf('con-thuong-binh', 'minimal');
  const tab = await someone();
  const { page } = tab;
  const form = new FormDriver(tab, found.procedure, example.answers, found.files);
  const accepted: string[] = [];
  page.on('response', async (response) => {
    if (response.request().method() !== 'POST' || !response.url().endsWith('/submissions')) return;
    // The portal says so while it starts, and is asked again.
    if (response.status() !== 503) accepted.push(`${response.status()}`);
  });
  await page.goto(`${portal.url}/thu-tuc/con-thuong-binh`);
  assert.equal((await kept(page)).missing, 0, 'everything is kept');
  const [place] = form.requiredSigners;
  assert.ok(place);
  const bytes = await trialSignature(portal.url, holderOf(place, example.answers));

  await portal.down();
  await page.reload();
  await form.start();
  await form.fill();
  await form.goToSigning();
  const told = await form.sign(place, { bytes, password: trialPassword });
  assert.match(told, /thu hồi/, 'that nobody could be asked about the certificate is told');
  await form.hands.activate('Nộp hồ sơ');
  await page.getByText('Chưa gửi được hồ sơ').waitFor({ timeout: 60_000 });
  await form.reload(await form.heading.innerText());
  assert.deepEqual(accepted, []);

  await portal.up();
  await form.heading.filter({ hasText: 'Đã nộp hồ sơ' }).waitFor({ timeout: 90_000 });
  assert.match(await page.locator('tk-procedure .tk-code').innerText(), /^DEMO-\d{6}-\d{4}$/);
  assert.deepEqual(accepted, ['201']);

  const names = await cached(page);
  const odd = names.filter(
    (name) =>
      !/^\/(assets\/[\w-]+-[\w-]{8}\.(js|css|ttf)|procedures\/con-thuong-binh\/(procedure|en)\.json|thu-tuc\/con-thuong-binh|tokhai-offline-list)$/.test(
        name,
      ),
  );
  assert.deepEqual(odd, [], 'only the form, its words, its parts and its fonts are kept');
  const holder = holderOf(place, example.answers);
  const says = await page.evaluate(
    async ([name, texts]) => {
      const cache = await caches.open(name);
      const bodies = await Promise.all(
        (await cache.keys()).map(async (request) => (await cache.match(request))?.text()),
      );
      return texts.filter((text) => bodies.some((body) => body?.includes(text)));
    },
    [cacheName, [holder.name, holder.identity]] as const,
  );
  assert.deepEqual(says, [], 'nothing that was answered is kept');
  assert.deepEqual(
    tab.complaints.filter((text) => !/Failed to load resource/.test(text)),
    [],
  );
  await tab.close();
});

test('a network that goes away before anything is kept breaks nothing; it is kept once it is back', async () => {
  const tab = await someone();
  const { page } = tab;
  await page.clock.install();
  await page.goto(`${portal.url}/thu-tuc/con-thuong-binh`);
  await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
  await page.context().setOffline(true);
  const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('.js'));
  await page.clock.runFor(3000);
  await lost;
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.deepEqual(
    tab.complaints.filter((text) => !text.includes('Failed to load resource')),
    [],
  );
  const answer = kept(page);
  await page.context().setOffline(false);
  await page.clock.resume();
  assert.equal((await answer).missing, 0, 'everything is kept');
  await tab.close();
});

test('a form whose worker could not be fetched is kept once the network is back', async () => {
  const tab = await someone({ savesData: true });
  const { page } = tab;
  await page.addInitScript(() => {
    const { serviceWorker } = navigator;
    // What the browser says of a script that did not come (Service Workers, Register).
    serviceWorker.register = async () => {
      Reflect.deleteProperty(serviceWorker, 'register');
      Object.assign(globalThis, { refused: true });
      throw new TypeError('Failed to register a ServiceWorker');
    };
  });
  await page.goto(`${portal.url}/thu-tuc/con-thuong-binh`);
  await page.waitForFunction(() => 'refused' in globalThis);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  assert.equal((await kept(page)).missing, 0, 'everything is kept');
  await tab.close();
});

test('who saves data gets nothing ahead of need, and the page all the same', async () => {
  const tab = await someone({ savesData: true });
  await tab.page.goto(`${portal.url}/thu-tuc/ct01`);
  assert.equal((await kept(tab.page)).missing, 0);
  const names = await cached(tab.page);
  assert.ok(names.includes('/thu-tuc/ct01'));
  assert.ok(names.includes('/procedures/ct01/procedure.json'));
  assert.ok(!names.some((name) => name.endsWith('.ttf')), 'no font is fetched');
  await tab.close();
});

test('what a newer version no longer needs goes, and so does the oldest of many forms', async () => {
  const tab = await someone();
  const { page } = tab;
  await page.goto(`${portal.url}/thu-tuc/ct01`);
  await kept(page);
  const before = await cached(page);
  await page.evaluate(async (name) => {
    const cache = await caches.open(name);
    await cache.put('/assets/form-0ldOld00.js', new Response('old'));
  }, cacheName);
  await page.reload();
  await kept(page);
  assert.deepEqual((await cached(page)).toSorted(), before.toSorted());
  await tab.page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  for (let index = 1; index <= 8; index += 1) {
    await page.goto(`${portal.url}/thu-tuc/ct01?lan=${index}`);
    await kept(page);
  }
  const pages = (await cached(page)).filter((name) => name.startsWith('/thu-tuc/'));
  assert.equal(pages.length, 8);
  assert.ok(!pages.includes('/thu-tuc/ct01'), 'the page opened longest ago is gone');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.locator('tk-procedure [data-wipe]').evaluate((button) => {
    button.closest('details')?.setAttribute('open', '');
  });
  await page.locator('tk-procedure [data-wipe]').click();
  await page.getByText('Đã xoá bản nháp khỏi máy này').waitFor();
  assert.deepEqual(await cached(page), [], 'wiping the device forgets the forms too');
  await tab.close();
});
