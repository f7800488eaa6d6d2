/** The portal's own pages in a real browser, and what the form loads and when. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/lib/run.ts';
import { examine, visit } from '../support/browser.ts';
import { proceduresWithExamples } from '../support/examples.ts';
import { FormDriver } from '../support/form-driver.ts';
import { Keyboard } from '../support/keyboard.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const procedures = await proceduresWithExamples();

const { portal, browser } = await portalAndBrowser();

/** Texts that stand in one part of the code each, whatever its file is called. */
const lazyParts: Readonly<Record<string, string>> = {
  'the PDF writer': 'OutputIntent',
  signing: 'ETSI.CAdES.detached',
  'the communes of Hà Nội': 'Phường Ba Đình',
};

test('every page of the portal is accessible, in Vietnamese and in English', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  const pages: Array<[path: string, vi: RegExp, en: RegExp]> = [
    ['/', /Điền, ký số và nộp/, /Fill in, sign and submit/],
    ['/?tim=hộ chiếu', /thủ tục có “hộ chiếu”/, /procedures have “hộ chiếu”/],
    ['/?tim=xyz', /Hãy thử ít chữ hơn/, /Try fewer words/],
    ['/tra-cuu', /Tra cứu hồ sơ/, /Track a dossier/],
    ['/tra-cuu?ma=', /Hãy ghi mã hồ sơ/, /Enter the dossier code/],
    ['/tra-cuu?ma=DEMO-260101-0001', /Không có hồ sơ nào/, /No dossier has the code/],
    ['/kiem-tra', /Kiểm tra tệp đã ký/, /Check a signed file/],
    ['/chu-ky-thu', /Lấy chữ ký số thử/, /Get a trial signature/],
    ['/can-bo', /Vào vai cán bộ/, /Act as an officer/],
    ['/khong-co-trang-nay', /Không có trang này/, /No such page/],
  ];
  for (const [path, vi, en] of pages) {
    for (const [language, text] of [['vi', vi] as const, ['en', en] as const]) {
      const url = new URL(path, portal.url);
      url.searchParams.set('lang', language);
      await page.goto(url.href);
      await page.getByText(text).first().waitFor();
      assert.match(await page.locator('.demo').innerText(), /giá trị pháp lý|legal value/);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      await examine(tab, `${path} in ${language}`);
    }
  }
  // What is not there is told to the console by the browser itself.
  const told = tab.complaints.filter((text) => !/status of 404/.test(text));
  assert.deepEqual(told, []);
  await tab.close();
});

test('a procedure is found by a few words without accents, and without scripts', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(portal.url);
  await page.getByLabel('Tìm thủ tục').fill('ket hon');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Tờ khai đăng ký kết hôn' }).waitFor();
  assert.match(await page.title(), /thủ tục có “ket hon”/);
  await page.getByRole('link', { name: 'Xem mọi thủ tục' }).click();
  await page.getByRole('link', { name: 'Giấy khai đăng ký xe' }).waitFor();
  await context.close();
});

test('an officer who signs what is no dossier is told so', async () => {
  const context = await browser.newContext();
  const headers = { origin: portal.url };
  await context.request.post(`${portal.url}/can-bo/vao`, { headers });
  for (const code of ['DEMO-260101-0001', '%E0%A4%A']) {
    const answer = await context.request.post(`${portal.url}/can-bo/${code}/ky`, { headers });
    assert.equal(answer.status(), 409, code);
  }
  await context.close();
});

test('the trial signature is had by keyboard, and wrong input is told', async () => {
  const tab = await visit(browser);
  const keys = new Keyboard(tab.page);
  await tab.page.goto(`${portal.url}/chu-ky-thu`);
  await keys.activate('Tải tệp chữ ký thử');
  await tab.page.getByRole('alert').waitFor();
  await examine(tab, 'the trial signature page with an error');
  await keys.activate('Hãy ghi họ và tên, tối đa 100 ký tự');
  assert.equal((await keys.focused()).id, 'name');
  await keys.write('Nguyễn Văn An');
  await keys.tabTo('the number', ({ id }) => id === 'identity');
  await keys.write('012 345 678 901');
  const download = tab.page.waitForEvent('download');
  await keys.activate('Tải tệp chữ ký thử');
  assert.equal((await download).suggestedFilename(), 'chu-ky-thu.p12');
  await tab.close();
});

for (const { folder, procedure, files } of procedures) {
  test(`${folder}: the first page loads no PDF writer, fonts, signing or communes`, async () => {
    const tab = await visit(browser);
    const loaded: Array<Promise<{ url: string; text: string }>> = [];
    tab.page.on('response', (response) => {
      const url = response.url();
      const text = response.text().catch(() => '');
      loaded.push(text.then((body) => ({ url, text: body })));
    });
    await tab.page.goto(`${portal.url}/thu-tuc/${folder}`);
    const form = new FormDriver(tab, procedure, {}, files);
    await form.expectHeading(procedure.title);
    await tab.page.waitForLoadState('networkidle');
    const bodies = await Promise.all(loaded);
    assert.ok(
      bodies.some(({ url }) => url.endsWith('/procedure.json')),
      'nothing was seen of what the page loads',
    );
    for (const { url, text } of bodies) {
      assert.doesNotMatch(url, /\.ttf$/, 'the first page loads a font');
      for (const [part, mark] of Object.entries(lazyParts)) {
        assert.ok(!text.includes(mark), `the first page loads ${part} (${url})`);
      }
    }
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });
}

test('the parts that come late can be told by their texts', async () => {
  const folder = join(root, 'packages', 'portal', 'dist', 'web', 'assets');
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(scripts.map((name) => readFile(join(folder, name), 'utf8')));
  for (const [part, mark] of Object.entries(lazyParts)) {
    assert.ok(
      texts.some((text) => text.includes(mark)),
      `${part} has lost the text by which it is known`,
    );
  }
});

test('the form speaks English when asked, with the words of its translation', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  const keys = new Keyboard(page);
  await page.goto(`${portal.url}/thu-tuc/ct01`);
  await keys.activate('English');
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  await keys.activate('Start');
  const heading = page.locator('tk-procedure [data-page-heading]');
  await heading.waitFor();
  assert.doesNotMatch(await heading.innerText(), /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/i);
  await examine(tab, 'a page of the form in English');
  await page.goto(`${portal.url}/`);
  assert.match(await page.locator('h1').innerText(), /Fill in, sign and submit/);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('a language that only some forms have is still chosen after a reload', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  const form = page.locator('tk-procedure');
  await page.goto(`${portal.url}/thu-tuc/phan-anh-kien-nghi`);
  await form.locator('[data-language=km]').click();
  await form.locator('[data-draft-language]').waitFor();
  await page.reload();
  await form.locator('[data-draft-language]').waitFor();
  assert.equal(await form.getAttribute('lang'), 'km');
  // Where there is no Khmer, it is as before.
  await page.goto(`${portal.url}/thu-tuc/ct01`);
  await form.getByRole('button', { name: 'Bắt đầu' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
  await page.goto(`${portal.url}/thu-tuc/phan-anh-kien-nghi`);
  await form.locator('[data-language=en]').click();
  await form.getByRole('button', { name: 'Start' }).waitFor();
  await page.reload();
  await form.getByRole('button', { name: 'Start' }).waitFor();
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});
