/** A large submission over a network that breaks: it arrives whole, once, and no more is sent than needed. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { askedQuestions, journey } from '@tokhai/answers';
import { readSubmission } from '@tokhai/pdf';
import { randomNumbers } from '../support/random-numbers.ts';
import { examine, visit, type Visit } from '../support/browser.ts';
import { exampleOf } from '../support/examples.ts';
import { FastKeys } from '../support/fast-keys.ts';
import { fillQuestions } from '../support/fill.ts';
import { FormDriver } from '../support/form-driver.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';
import { shakyNetwork } from '../support/shaky-network.ts';

const { portal, browser } = await portalAndBrowser();
const network = await shakyNetwork(portal.url);
after(() => network.close());

const [found, example] = await exampleOf('con-thuong-binh', 'minimal');

const size = 4_000_000;

/** A PDF as far as its kind is told by its bytes; otherwise as dense as a scan. */
const scan = Buffer.concat([
  Buffer.from('%PDF-1.7\n'),
  randomBytes(size),
  Buffer.from('\n%%EOF\n'),
]);
const sha256 = createHash('sha256').update(scan).digest('hex');
const answers = {
  ...example.answers,
  giayChungNhan: { name: 'scan.pdf', type: 'application/pdf', size: scan.length, sha256 },
};

/** Somebody who has filled in and signed the form with the large file. */
async function signed(): Promise<{ tab: Visit; form: FormDriver }> {
  const tab = await visit(browser);
  const { page } = tab;
  const files = new Map([[sha256, scan]]);
  const form = new FormDriver(tab, found.procedure, answers, files);
  await page.goto(`${network.url}/thu-tuc/con-thuong-binh`);
  await form.hands.activate('Bắt đầu');
  const keys = new FastKeys(page);
  for (const one of journey(found.procedure, answers)) {
    await form.expectHeading(one.title);
    await fillQuestions(keys, askedQuestions(found.procedure, one, answers), answers, files);
    await keys.activate('Tiếp tục');
  }
  await form.expectHeading('Kiểm tra câu trả lời');
  await keys.activate('Tạo tệp PDF và ký');
  await page.locator('tk-procedure [data-signer]').first().waitFor();
  for (const place of form.requiredSigners) await form.sign(place);
  return { tab, form };
}

/** The file as it lies in the dossier that was accepted. */
async function arrived({ page }: Visit): Promise<{ pdf: Uint8Array; hashes: string[] }> {
  const code = (await page.locator('tk-procedure .tk-code').innerText()).trim();
  await page.goto(`${portal.url}/can-bo`);
  await page.getByRole('button', { name: /Vào/ }).first().click();
  await page.getByRole('link', { name: code }).waitFor();
  const response = await page.request.get(`${portal.url}/officer/submissions/${code}/pdf`);
  const pdf = new Uint8Array(await response.body());
  const data = await readSubmission(pdf);
  const hashes = [...(data?.files.values() ?? [])].map(({ bytes }) =>
    createHash('sha256').update(bytes).digest('hex'),
  );
  return { pdf, hashes };
}

test('cut at random bytes, a submission arrives whole, and little of it is sent twice', async () => {
  const { tab, form } = await signed();
  const random = randomNumbers(20_261_130);
  const before = network.bytes();
  let asked = 0;
  // Again and again, somewhere within the next piece or two.
  const cutting = setInterval(() => {
    if (network.cuts() < asked || asked === 8) return;
    asked += 1;
    network.cutAfter(50_000 + Math.floor(random() * 700_000));
  }, 20);
  await form.hands.activate('Nộp hồ sơ');
  await form.heading.filter({ hasText: 'Đã nộp hồ sơ' }).waitFor({ timeout: 180_000 });
  clearInterval(cutting);
  const sent = network.bytes() - before;
  network.mend();
  assert.ok(network.cuts() >= 4, `the network was cut ${network.cuts()} times`);
  assert.ok(sent < 2.5 * size, `${sent} bytes were sent for ${size}`);
  const { pdf, hashes } = await arrived(tab);
  assert.ok(pdf.length > size);
  assert.ok(hashes.includes(sha256), 'the file is whole');
  await tab.close();
});

test('somebody pauses, closes the page, comes back and goes on where it was', async () => {
  const { tab, form } = await signed();
  const { page } = tab;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 400_000 },
  });
  await form.hands.activate('Nộp hồ sơ');
  const bar = page.locator('tk-procedure progress');
  await bar.waitFor({ timeout: 60_000 });
  await page.locator('tk-procedure [data-pause]').click();
  await page.getByRole('button', { name: 'Gửi tiếp' }).waitFor();
  const { text } = await form.hands.focused();
  assert.match(text, /Đã đủ chữ ký/, 'the focus stays where the button was');
  const already = await bar.evaluate((element) => (element as HTMLProgressElement).value);
  assert.ok(already >= 512 * 1024, 'what arrived is told');
  await examine(tab, 'sending, paused');
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
  });
  await form.reload(await form.heading.innerText());
  const before = network.bytes();
  await form.submit();
  const sent = network.bytes() - before;
  assert.ok(sent < size - already + 600_000, `${sent} bytes were sent after ${already}`);
  assert.ok((await arrived(tab)).hashes.includes(sha256));
  const refused = (text: string): boolean => /Failed to load resource/.test(text);
  assert.deepEqual(
    tab.complaints.filter((text) => !refused(text)),
    [],
  );
  await tab.close();
});
