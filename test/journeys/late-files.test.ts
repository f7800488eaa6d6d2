/** Files of ours that come late, once not, or never: nothing is lost, and people are told what to do. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { visit, type Visit } from '../support/browser.ts';
import { isMissing, launch } from '../support/engines/launch.ts';
import { faultyNetwork } from '../support/faulty-network.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const { portal, browser } = await portalAndBrowser();
const network = await faultyNetwork(portal.url);
after(() => network.close());

/** A tab on this network that fetches nothing ahead for a time without one. */
async function someone(): Promise<Visit> {
  network.fault = () => undefined;
  network.keepsNothing = true;
  network.forget();
  const tab = await visit(browser, { serviceWorkers: 'block' });
  await tab.page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  return tab;
}

/** What the browser itself tells the console when a request fails is no complaint of ours. */
const ownComplaints = ({ complaints }: Visit): string[] =>
  complaints.filter((text) => !/Failed to load resource/.test(text));

const address = (folder: string): string => `${network.url}/thu-tuc/${folder}`;

/** Answers a question, and waits until that is kept. */
async function beginDraft({ page }: Visit): Promise<void> {
  await page.goto(address('con-thuong-binh'));
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const saved = page.evaluate(
    () => new Promise((resolve) => document.addEventListener('tk-draft', resolve, { once: true })),
  );
  await page.locator('tk-procedure form select').first().selectOption({ index: 1 });
  await saved;
}

test('who starts where the draft could not be looked at goes on with it', async () => {
  const tab = await someone();
  const { page } = tab;
  await beginDraft(tab);
  const before = await page.evaluate(() => document.querySelector('tk-procedure')?.answers);
  // Another tab, which does not go on by itself.
  const other = await page.context().newPage();
  await page.close();
  network.fault = (path) => (/\/begin-/.test(path) ? 'reset' : undefined);
  await other.goto(address('con-thuong-binh'));
  const told = other.getByRole('alert').filter({ hasText: 'thử lại' });
  await told
    .or(other.getByRole('button', { name: 'Bắt đầu' }))
    .first()
    .waitFor();
  network.fault = () => undefined;
  await other.getByRole('button', { name: 'Bắt đầu' }).click();
  await other.getByRole('button', { name: 'Điền tiếp bản nháp' }).click();
  await other.locator('tk-procedure form select').first().waitFor();
  const found = await other.evaluate(() => document.querySelector('tk-procedure')?.answers);
  assert.deepEqual(found, before);
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

/** From now on what matches does not come; gives how to have it come again. */
function lose(files: RegExp): () => void {
  network.fault = (path) => (files.test(path) ? 'reset' : undefined);
  return () => (network.fault = () => undefined);
}

const start = async ({ page }: Visit): Promise<void> => {
  await page.goto(address('con-thuong-binh'));
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.locator('tk-procedure form').waitFor();
};

const told = ({ page }: Visit, words: string | RegExp) =>
  page.getByRole('alert').filter({ hasText: words }).first().waitFor();

test('what does not come is told with what to do, be the answers kept or not', async () => {
  for (const [storage, words] of [
    ['', 'Nếu vẫn không được, hãy tải lại trang.'],
    ['none', 'hãy lưu bản nháp vào tệp rồi tải lại trang.'],
  ]) {
    const tab = await someone();
    const find = lose(/\/checks-/);
    await tab.page.route('**/thu-tuc/*', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('<tk-procedure', `$& storage="${storage}"`);
      return route.fulfill({ response, body });
    });
    await start(tab);
    await tab.page.getByRole('button', { name: 'Tiếp tục' }).click();
    await told(tab, words!);
    find();
    await tab.page.getByRole('button', { name: 'Tiếp tục' }).click();
    await told(tab, 'Hãy chọn tỉnh');
    assert.deepEqual(ownComplaints(tab), []);
    await tab.close();
  }
});

test('a language whose words do not come leaves the form as it is, and comes when chosen again', async () => {
  const tab = await someone();
  const find = lose(/\/en-|\/opening-en-|\/translate-/);
  await start(tab);
  const english = tab.page.getByRole('button', { name: 'English' });
  await english.click();
  await told(tab, 'hãy thử lại');
  find();
  await english.click();
  await tab.page.getByRole('button', { name: 'Continue' }).waitFor();
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('questions whose translation does not come are told, and come when the language is chosen again', async () => {
  const tab = await someone();
  const find = lose(/\/en\.json$/);
  await start(tab);
  const { page } = tab;
  const untranslated = page.locator('tk-procedure [data-page-heading] [lang=vi]');
  await page.getByRole('button', { name: 'English' }).click();
  await told(tab, 'try again');
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  await untranslated.waitFor();
  find();
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await untranslated.waitFor({ state: 'detached' });

  // Somebody comes back to the page in English, and loses the file again.
  lose(/\/en\.json$/);
  await page.reload();
  await told(tab, 'try again');
  await untranslated.waitFor();
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('colours that do not come are told, and come when chosen again', async () => {
  const tab = await someone();
  const find = lose(/\/display-/);
  await start(tab);
  const contrast = tab.page.getByRole('button', { name: 'Tương phản' });
  await contrast.click();
  await told(tab, 'hãy thử lại');
  assert.equal(await contrast.getAttribute('aria-pressed'), 'false');
  find();
  await contrast.click();
  await tab.page.waitForFunction(() => document.querySelector('tk-procedure')?.contrast === 'more');
  assert.equal(await contrast.getAttribute('aria-pressed'), 'true');
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('reading aloud that does not come is told where everybody sees it', async () => {
  const tab = await someone();
  lose(/\/player-/);
  await start(tab);
  await tab.page.getByRole('button', { name: 'Đọc to' }).click();
  await told(tab, 'hãy thử lại');
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('a list of places says that it is on its way, or how to get it', async () => {
  const tab = await someone();
  const { page } = tab;
  const list = page.locator('tk-procedure select').first();
  network.lateMs = 1500;
  network.fault = (path) => (/\/provinces-/.test(path) ? 'late' : undefined);
  await start(tab);
  await list.locator('option', { hasText: 'Đang tải danh sách' }).waitFor({ state: 'attached' });
  await list.locator('option', { hasText: 'Chọn tỉnh' }).waitFor({ state: 'attached' });

  const find = lose(/\/01-/);
  await list.selectOption({ index: 1 });
  await told(tab, 'Nếu tải lại vẫn không được, hãy tải lại trang.');
  find();
  await page.getByRole('button', { name: 'Tải lại' }).click();
  const communes = page.locator('tk-procedure select').nth(1);
  await communes.locator('option').nth(2).waitFor({ state: 'attached' });
  assert.ok(await list.evaluate((node) => node.matches(':focus')), 'the focus is in the address');
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('a part that is unfolded says that it is on its way, and comes when unfolded again', async () => {
  const tab = await someone();
  const { page } = tab;
  const find = lose(/\/former-address-/);
  await start(tab);
  const summary = page.locator('tk-procedure summary', { hasText: 'Chỉ biết địa chỉ cũ' });
  await summary.click();
  const words = page.getByText('hãy đóng mục này rồi mở lại');
  await words.waitFor();
  find();
  await summary.click();
  await summary.click();
  const old = page.locator('tk-procedure [id$=-former-province]');
  await old.waitFor();
  assert.equal(await words.count(), 0);
  await old.locator('option').nth(2).waitFor({ state: 'attached' });
  const found = lose(/\/assets\/\d+-/);
  await old.selectOption({ index: 1 });
  await page.getByText('Chưa tải được danh sách địa chỉ cũ').waitFor();
  found();
  await page.getByRole('button', { name: 'Tải lại' }).click();
  await page.locator('tk-procedure [id$=-former-district]').waitFor();
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('a portal that is being started is no portal without the form', async () => {
  const tab = await someone();
  network.fault = (path) => (path.endsWith('/procedure.json') ? 'status-503' : undefined);
  await tab.page.goto(address('con-thuong-binh'));
  await told(tab, 'Hãy kiểm tra kết nối mạng rồi thử lại');
  network.fault = () => undefined;
  await tab.page.getByRole('button', { name: 'Thử lại' }).click();
  await tab.page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('a page whose code does not come says what to do, and nothing of that once it is here', async () => {
  for (const [path, element] of [
    ['/thu-tuc/ct01', 'tk-procedure'],
    ['/goi/tre-moi-sinh', 'tk-bundle'],
    ['/kiem-tra', 'tk-verify'],
  ] as const) {
    const tab = await someone();
    const find = lose(/\/common-/);
    await tab.page.goto(network.url + path);
    const words = tab.page.getByText('Đang mở… Nếu chờ lâu');
    await words.waitFor();
    find();
    await tab.page.reload();
    await tab.page.locator(`${element}:defined [part=form]`).getByRole('heading').first().waitFor();
    assert.equal(await words.isVisible(), false);
    assert.deepEqual(ownComplaints(tab), []);
    await tab.close();
  }
});

test('a file that could not be checked can be chosen again', async () => {
  const tab = await someone();
  const find = lose(/\/later-/);
  await tab.page.goto(`${network.url}/kiem-tra`);
  const input = tab.page.locator('tk-verify input[type=file]');
  const file = { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') };
  await input.setInputFiles(file);
  await told(tab, 'nếu vẫn không được, hãy tải lại trang');
  assert.equal(await input.inputValue(), '', 'the same file may be chosen once more');
  find();
  await input.setInputFiles(file);
  await tab.page.locator('tk-verify [data-verdict]').waitFor();
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('who fills in a form of a release that is gone is told to reload, and goes on in the new one', async () => {
  const tab = await someone();
  const { page } = tab;
  await beginDraft(tab);
  const before = await page.evaluate(() => document.querySelector('tk-procedure')?.answers);
  await page.waitForLoadState('networkidle');
  const known = new Set(network.asked.keys());
  network.fault = (path) =>
    path.startsWith('/assets/') && !known.has(path) ? 'status-404' : undefined;
  await page.locator('tk-procedure [data-language=en]').click();
  await told(tab, 'hãy tải lại trang');
  network.fault = () => undefined;
  await page.reload();
  await page.locator('tk-procedure form').waitFor();
  const found = await page.evaluate(() => document.querySelector('tk-procedure')?.answers);
  assert.deepEqual(found, before);
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

const skip = await isMissing('firefox');

test(
  'a browser that does not ask again goes on after a reload, as it is told',
  { skip },
  async () => {
    const firefox = await launch('firefox');
    try {
      const page = await firefox.newPage();
      network.fault = (path, count) =>
        /\/checks-/.test(path) && count === 1 ? 'status-503' : undefined;
      network.forget();
      const press = async (words: string): Promise<void> => {
        await page.waitFor(`the button “${words}”`, isButton, words);
        await page.evaluate(pressButton, words);
      };
      await page.goto(address('con-thuong-binh'));
      await press('Bắt đầu');
      await page.waitFor('a list', () => {
        const root = document.querySelector('tk-procedure')?.shadowRoot;
        return (root?.querySelectorAll('select option').length ?? 0) > 10;
      });
      await page.evaluate(() => {
        const root = document.querySelector('tk-procedure')?.shadowRoot;
        const select = root?.querySelector('select');
        if (select) select.selectedIndex = 1;
        select?.dispatchEvent(new Event('input', { bubbles: true }));
      });
      const told = (words: string) => page.waitFor(`“${words}”`, isTold, words);
      await press('Tiếp tục');
      await told('hãy tải lại trang');
      const before = await page.evaluate(answersNow);
      await page.goto(address('con-thuong-binh'));
      await page.waitFor('the page of questions', () => {
        const root = document.querySelector('tk-procedure')?.shadowRoot;
        return Boolean(root?.querySelector('form'));
      });
      assert.equal(await page.evaluate(answersNow), before);
      await press('Tiếp tục');
      await told('Hãy chọn phường');
      await page.close();
    } finally {
      await firefox.close();
    }
  },
);

/** These run in the page. */
function isButton(words: string): boolean {
  const root = document.querySelector('tk-procedure')?.shadowRoot;
  return [...(root?.querySelectorAll('button') ?? [])].some(
    (one) => one.textContent.trim() === words,
  );
}

function pressButton(words: string): void {
  const root = document.querySelector('tk-procedure')?.shadowRoot;
  const buttons = [...(root?.querySelectorAll('button') ?? [])];
  buttons.find((one) => one.textContent.trim() === words)?.click();
}

function isTold(words: string): boolean {
  const root = document.querySelector('tk-procedure')?.shadowRoot;
  return root?.querySelector('.tk-summary')?.textContent?.includes(words) === true;
}

function answersNow(): string {
  return JSON.stringify(document.querySelector('tk-procedure')?.answers);
}
