/**
 * The main job, end to end, in a real browser and by keyboard alone: each procedure is filled in
 * from an example, signed, submitted to the real desk, looked up, and read by an officer.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { journey } from '@tokhai/answers';
import { root } from '../../scripts/lib/run.ts';
import { examine, visit, type Visit } from '../support/browser.ts';
import { journeyExample, proceduresWithExamples } from '../support/examples.ts';
import { FormDriver } from '../support/form-driver.ts';
import { holderOf, trialPassword, trialSignature } from '../support/http-submission.ts';
import { Keyboard } from '../support/keyboard.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const procedures = await proceduresWithExamples();

const { portal, browser } = await portalAndBrowser();

async function lookUp(tab: Visit, code: string): Promise<void> {
  const { page } = tab;
  const keys = new Keyboard(page);
  await page.goto(`${portal.url}/tra-cuu`);
  await keys.tabTo('the dossier code', ({ id }) => id === 'ma');
  await keys.write(code.toLowerCase());
  await keys.press('Enter');
  await page.getByText('Đã tiếp nhận').waitFor();
  await examine(tab, 'the state of a dossier');
}

/** Reads the verdict as an officer; gives the PDF as the desk keeps it. */
async function readAsOfficer(tab: Visit, code: string, signatures: number): Promise<Buffer> {
  const { page } = tab;
  const keys = new Keyboard(page);
  await page.goto(`${portal.url}/can-bo`);
  await keys.activate(/Vào vai cán bộ/);
  await page.getByRole('heading', { name: 'Hồ sơ đã tiếp nhận' }).waitFor();
  await examine(tab, 'the list of dossiers');
  await keys.activate(code);
  await page.getByRole('heading', { name: code }).waitFor();
  assert.match(await page.locator('.verdict').innerText(), /^Đạt/);
  assert.match(await page.locator('main').innerText(), /Khớp từng byte/);
  assert.equal(await page.getByText('Nội dung không bị sửa sau khi ký').count(), signatures);
  await examine(tab, 'a dossier as the officer reads it');
  const pdf = await page.request.get(`${portal.url}/officer/submissions/${code}/pdf`);
  assert.equal(pdf.status(), 200);
  return pdf.body();
}

for (const withExamples of procedures) {
  const { folder, procedure, files } = withExamples;
  test(`${folder}: filled in, signed, submitted and accepted, by keyboard alone`, async () => {
    const tab = await visit(browser);
    const { page } = tab;
    const form = new FormDriver(tab, procedure, journeyExample(withExamples).answers, files);
    await page.goto(`${portal.url}/thu-tuc/${folder}`);
    await form.start();
    await form.fill(async (index) => {
      if (index !== 1) return;
      const before = await form.values();
      const heading = await form.heading.innerText();
      // The draft has 300 ms to keep a change; what was typed later than that may go with a reload.
      await page.waitForTimeout(1000);
      await form.reload(heading);
      assert.deepEqual(await form.values(), before, 'a reload loses what was typed');
      await form.hands.activate(/Quay lại/);
      // The browser goes back in its history in a while of its own.
      await form.expectHeading(journey(procedure, form.answers)[0]!.title);
      await form.hands.activate('Tiếp tục');
      await form.expectHeading(heading);
      assert.deepEqual(await form.values(), before, 'going back loses what was typed');
    });
    await form.goToSigning();
    const signers = form.requiredSigners;
    for (const [index, signer] of signers.entries()) {
      const byFile = index > 0 || signers.length === 1;
      const bytes = byFile && (await trialSignature(portal.url, holderOf(signer, form.answers)));
      const file = bytes ? { bytes, password: trialPassword } : undefined;
      assert.equal(await form.sign(signer, file), '', 'nothing is told about a good certificate');
      const heading = await form.heading.innerText();
      await form.reload(heading);
      assert.equal(await page.locator('tk-procedure .tk-signed').count(), index + 1);
    }
    const code = await form.submit();
    await lookUp(tab, code);
    const pdf = await readAsOfficer(tab, code, signers.length);
    const shown = await page.locator('main').innerText();
    assert.ok(shown.includes(createHash('sha256').update(pdf).digest('hex')));
    assert.deepEqual(tab.complaints, []);
    await mkdir(join(root, '.out', 'journeys'), { recursive: true });
    await writeFile(join(root, '.out', 'journeys', `${folder}.pdf`), pdf);
    await tab.close();
  });
}
