/**
 * The pictures of the README, from the running portal: a page of the form with real answers, and
 * the first page of the PDF that two people signed.
 *
 *     node --conditions=@tokhai/source scripts/screenshots.ts
 */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, visit } from '../test/support/browser.ts';
import { proceduresWithExamples } from '../test/support/examples.ts';
import { FormDriver } from '../test/support/form-driver.ts';
import { startPortal } from '../test/support/portal-process.ts';
import { failWith } from './lib/failure.ts';
import { findProgram } from './lib/find-program.ts';
import { must, root } from './lib/run.ts';

const folder = join(root, 'docs', 'images');

/** Draws page 1 of a PDF as PNG. @throws Error that says what to install */
async function drawPage(pdf: Uint8Array, target: string): Promise<void> {
  if ((await findProgram('pdftoppm')) === undefined) {
    throw new Error('pdftoppm is missing: install poppler-utils.');
  }
  const scratch = await mkdtemp(join(tmpdir(), 'tokhai-screenshots-'));
  const source = join(scratch, 'submission.pdf');
  await writeFile(source, pdf);
  const page = join(scratch, 'page');
  await must('pdftoppm', ['-png', '-singlefile', '-r', '96', source, page]);
  await rename(`${page}.png`, target);
  await rm(scratch, { recursive: true });
}

async function take(): Promise<void> {
  const procedures = await proceduresWithExamples();
  const ct01 = procedures.find((one) => one.folder === 'ct01');
  const example = ct01?.examples.find(({ name }) => name === 'two-signers');
  if (ct01 === undefined || example === undefined) throw new Error('CT01 has no two-signers.json');
  const portal = await startPortal();
  const browser = await openBrowser();
  try {
    const tab = await visit(browser);
    await tab.page.setViewportSize({ width: 900, height: 1090 });
    const form = new FormDriver(tab, ct01.procedure, example.answers, ct01.files);
    await tab.page.goto(`${portal.url}/thu-tuc/ct01`);
    await form.start();
    await form.fill(async (index) => {
      if (index !== 1) return;
      await tab.page.evaluate(() => scrollTo(0, 0));
      await tab.page.screenshot({ path: join(folder, 'form.png') });
    });
    await form.goToSigning();
    for (const signer of form.requiredSigners) await form.sign(signer);
    await form.submit();
    const download = tab.page.waitForEvent('download');
    await form.hands.activate(/^Tải tờ khai đã ký/);
    const chunks: Uint8Array[] = [];
    for await (const chunk of await (await download).createReadStream()) {
      chunks.push(chunk as Uint8Array);
    }
    await drawPage(Buffer.concat(chunks), join(folder, 'submission.png'));
    if (tab.complaints.length > 0) throw new Error(tab.complaints.join('\n'));
  } finally {
    await browser.close();
    await portal.stop();
  }
}

try {
  await mkdir(folder, { recursive: true });
  await take();
} catch (error) {
  failWith(error);
}
