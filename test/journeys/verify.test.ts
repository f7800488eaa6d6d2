/** Anybody checks a signed file on the portal's page, under its strict policy; nothing is sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine, visit } from '../support/browser.ts';
import { exampleOf } from '../support/examples.ts';
import { printedSubmission, signSubmission } from '../support/http-submission.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const { portal, browser } = await portalAndBrowser();

test('a signed file is checked in the browser, a changed one is refused', async () => {
  const [ct01, example] = await exampleOf('ct01', 'two-signers');
  const printed = await printedSubmission(ct01, example);
  const buffer = Buffer.from(await signSubmission(portal.url, printed, ct01, example));
  const tab = await visit(browser);
  const { page } = tab;
  await page.goto(`${portal.url}/kiem-tra`);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  const choose = async (bytes: Buffer): Promise<string> => {
    const file = { name: 'to-khai.pdf', mimeType: 'application/pdf', buffer: bytes };
    await page.locator('tk-verify input[type=file]').setInputFiles(file);
    await page.locator('tk-verify [data-verdict]').waitFor();
    return page.locator('tk-verify .tk-form').innerText();
  };
  const shown = await choose(buffer);
  for (const text of [/Kết luận: Hợp lệ/, /Khớp từng byte/, /Lê Hoàng Yến/, /Nguyễn Thị Hường/]) {
    assert.match(shown, text);
  }
  await examine(tab, 'the check of a valid file');
  const changed = Buffer.concat([buffer, Buffer.from('% x\n')]);
  assert.match(await choose(changed), /Kết luận: Không hợp lệ/);
  await examine(tab, 'the check of a changed file');
  assert.deepEqual([tab.complaints, sent], [[], []]);
  await tab.close();
});
