import type { Ports } from '@tokhai/elements';
import { together } from '../packages/elements/src/testing/together.ts';
import { appears, press } from './support/form-story.ts';
import { answers, story } from './support/sample-story.ts';

export default { title: 'Pages' };

const goOn = '.tk-page .tk-actions .tk-button-primary';

async function toSign(canvas: HTMLElement): Promise<void> {
  await appears(canvas, '.tk-answers');
  await press(canvas, goOn);
  await appears(canvas, 'tk-sign-page form');
}

async function sign(canvas: HTMLElement): Promise<void> {
  await toSign(canvas);
  await press(canvas, '#tk-confirm');
  await press(canvas, 'tk-sign-page form button[type=submit]');
  await appears(canvas, '.tk-submit button');
}

export const Start = story({});
export const StartWithDraft = story({ offered: true }, (canvas) =>
  appears(canvas, '[data-draft-banner]'),
);
export const Question = story({ step: 'page:nguoi' });
export const QuestionWithErrors = story({ step: 'page:nguoi', answers: {} }, async (canvas) => {
  await press(canvas, 'form button[type=submit]');
  await appears(canvas, '.tk-summary');
});
export const QuestionsOfContact = story({ step: 'page:lienHe', answers: {} });
export const QuestionsOfResult = story({
  step: 'page:nhan',
  answers: { hinhThuc: 'trucTiep' },
});
export const QuestionWithFile = story({ step: 'page:kem', answers: {} });
export const QuestionWithTable = story({ step: 'page:giaDinh' });
export const QuestionWithStatement = story({ step: 'page:cuoi' });
export const Check = story({ step: 'check' });
export const CheckWithPreview = story({ step: 'check' }, async (canvas) => {
  await appears(canvas, '.tk-answers');
  await press(canvas, 'p > button.tk-button-secondary');
  await appears(canvas, '[data-preview]');
});
export const Sign = story({ step: 'check' }, toSign);
export const SignWithErrors = story({ step: 'check' }, async (canvas) => {
  await toSign(canvas);
  await press(canvas, '#tk-method-2');
  await press(canvas, 'tk-sign-page form button[type=submit]');
  await appears(canvas, '.tk-summary');
});
export const Signed = story({ step: 'check' }, sign);
export const Refused = story(
  {
    step: 'check',
    ports: {
      submit: async () => ({
        refused: [
          {
            code: 'unknown-ca',
            message: 'Hãy ký lại bằng chứng thư số của tổ chức được cấp phép.',
          },
        ],
      }),
    },
  },
  async (canvas) => {
    await sign(canvas);
    await press(canvas, '.tk-submit button');
    await appears(canvas, '.tk-summary');
  },
);
export const Done = story({ step: 'check' }, async (canvas) => {
  await sign(canvas);
  await press(canvas, '.tk-submit button');
  await appears(canvas, '.tk-done');
});

/** What a host gives that can open the file of somebody else. */
const opens: Partial<Ports> = {
  open: async (pdf) => {
    const signature = { name: 'Nguyễn Thị Hường', signedAt: '2026-11-22T08:20:00.000Z' };
    const signatures = new Map([['nguoiDeNghi', signature]]);
    return { pdf, answers, createdAt: '2026-11-22T08:10:00.000Z', signatures };
  },
};

async function toOpen(canvas: HTMLElement): Promise<void> {
  await press(canvas, '[data-open]');
  await appears(canvas, '#tk-open-file');
}

async function openFile(canvas: HTMLElement): Promise<void> {
  await toOpen(canvas);
  const input = (await appears(canvas, '#tk-open-file')) as HTMLInputElement;
  const data = new DataTransfer();
  data.items.add(new File(['%PDF-1.7'], 'to-khai.pdf'));
  input.files = data.files;
  input.dispatchEvent(new Event('change'));
  await appears(canvas, '.tk-answers');
}

const two = together();

export const OpenSigned = story({ procedure: two, ports: opens }, toOpen);
export const ReadBeforeSigning = story({ procedure: two, ports: opens }, openFile);
export const SignTogether = story({ procedure: two, ports: opens }, async (canvas) => {
  await openFile(canvas);
  await press(canvas, goOn);
  await appears(canvas, '[data-hand-over]');
});
