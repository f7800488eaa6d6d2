/** A draft goes from one device to another by a code in Firefox and in WebKit, by keyboard alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askedQuestions, journey, type Answers } from '@tokhai/answers';
import { arrive } from '../support/engines/arrive.ts';
import { EngineKeyboard } from '../support/engines/keyboard.ts';
import { isMissing, launch, type EngineBrowser } from '../support/engines/launch.ts';
import type { Json } from '../support/engines/page.ts';
import { journeyExample, proceduresWithExamples } from '../support/examples.ts';
import { fillQuestions } from '../support/fill.ts';
import { startPortal, type PortalProcess } from '../support/portal-process.ts';
import { readQrPath } from '../support/read-qr.ts';

// Asked before anything is registered: between two tests the runner would take the file for done.
const engines = [
  ['firefox', await isMissing('firefox')],
  ['webkit', await isMissing('webkit')],
] as const;

const folder = 'con-thuong-binh';
const found = (await proceduresWithExamples()).find((one) => one.folder === folder)!;
const { procedure, files } = found;
const { answers } = journeyExample(found);
const pages = journey(procedure, answers);

let portal: PortalProcess;
before(async () => {
  portal = await startPortal();
});
after(async () => {
  assert.equal(await portal.stop(), 0, `the portal did not end cleanly:\n${portal.output()}`);
});

/** Runs in the page: what was answered so far. */
function readAnswers(): Json {
  return (document.querySelector('tk-procedure')?.answers ?? {}) as Json;
}

/** Runs in the page: the code on the screen, and the path and size of the QR code beside it. */
function readOffer(): { code: string; path: string; modules: number } {
  const form = document.querySelector('tk-procedure')?.shadowRoot;
  const image = form?.querySelector<SVGSVGElement>('tk-draft-sender .tk-qr');
  return {
    code: form?.querySelector('tk-draft-sender .tk-code')?.textContent?.trim() ?? '',
    path: image?.querySelector('path')?.getAttribute('d') ?? '',
    modules: image?.viewBox.baseVal.width ?? 0,
  };
}

/** Asks for a code where the form stands; gives it, and the link in the QR code. */
async function offer(keys: EngineKeyboard): Promise<{ code: string; link: string }> {
  await keys.activate('Muốn điền tiếp ở máy khác?');
  await keys.activate('Chuyển bằng mã QR');
  await keys.waitFor('tk-draft-sender .tk-qr');
  const { code, path, modules } = await keys.page.evaluate(readOffer);
  return { code, link: readQrPath(path, modules) };
}

for (const [engine, skip] of engines) {
  test(
    `${engine}: a draft goes on by a QR code, then by a code that is typed`,
    { skip },
    async () => {
      // A browser each: WebKit's driver has one session, and a tab that is not seen asks nothing.
      const browsers: EngineBrowser[] = [];
      try {
        const device = async (): Promise<EngineKeyboard> => {
          const browser = await launch(engine);
          browsers.push(browser);
          return new EngineKeyboard(await browser.newPage());
        };
        const address = `${portal.url}/thu-tuc/${folder}`;
        const last = pages.at(-1)!;

        const desk = await device();
        await desk.page.goto(address);
        await arrive(desk, procedure.title);
        await desk.activate('Bắt đầu');
        for (const step of pages.slice(0, -1)) {
          await arrive(desk, step.title);
          await fillQuestions(desk, askedQuestions(procedure, step, answers), answers, files);
          await desk.activate('Tiếp tục');
        }
        await arrive(desk, last.title);
        const told = (await desk.page.evaluate(readAnswers)) as Answers;
        assert.match(JSON.stringify(told), /"sha256"/, 'a file goes along');
        const { code, link } = await offer(desk);
        assert.equal(link, `${address}#tk-nhap=${code}`);

        const phone = await device();
        await phone.page.goto(link);
        await arrive(phone, 'Nhận bản nháp từ máy khác');
        assert.equal(await phone.page.evaluate(() => location.hash), '', 'the code is not sent on');
        await phone.activate('Nhận bản nháp');
        await arrive(phone, last.title);
        assert.deepEqual(await phone.page.evaluate(readAnswers), told);
        await desk.page.waitFor('that the other device has it', () =>
          document
            .querySelector('tk-procedure')
            ?.shadowRoot?.textContent?.includes('Máy kia đã nhận bản nháp.'),
        );
        await desk.activate('Xoá bản nháp khỏi máy này');
        await arrive(desk, procedure.title);
        await desk.page.goto(address);
        await arrive(desk, procedure.title);
        assert.equal(await desk.isThere('[data-draft-banner]'), false, 'nothing is left here');

        // Back to the first device, by hand: as somebody types it who does not care.
        const back = await offer(phone);
        await desk.activate(/Nhận bản nháp bằng mã/);
        await desk.tabTo('the code', ({ id }) => id === 'tk-open-code');
        await desk.write('7k2m 94qd xw0b');
        await desk.press('Enter');
        await desk.page.waitFor('that there is none with a wrong code', () =>
          document
            .querySelector('tk-procedure')
            ?.shadowRoot?.textContent?.includes('Không có bản nháp nào chờ với mã này'),
        );
        await desk.tabTo('the code', ({ id }) => id === 'tk-open-code');
        await desk.write(back.code.toLowerCase().replaceAll('-', ' '));
        await desk.press('Enter');
        await arrive(desk, last.title);
        assert.deepEqual(await desk.page.evaluate(readAnswers), told);

        // What came is whole: it can be printed, attached files included.
        await fillQuestions(desk, askedQuestions(procedure, last, answers), answers, files);
        await desk.activate('Tiếp tục');
        await arrive(desk, 'Kiểm tra câu trả lời');
        await desk.activate('Tạo bản xem trước');
        await desk.waitFor('[data-preview]');
        for (const { page } of [desk, phone]) await page.close();
      } finally {
        for (const browser of browsers) await browser.close();
      }
    },
  );
}
