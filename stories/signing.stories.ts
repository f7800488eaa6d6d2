import type { StoryObj } from '@storybook/web-components-vite';
import { expired, remotePorts } from '../packages/elements/src/testing/remote-ports.ts';
import { together } from '../packages/elements/src/testing/together.ts';
import { appears, press, type FormStory } from './support/form-story.ts';
import { story } from './support/sample-story.ts';

export default { title: 'Signing' };

/** On the sign page, with a way to sign chosen there. */
function signing(
  ports: FormStory['ports'],
  method: number | undefined,
  play: (canvas: HTMLElement) => Promise<unknown> = async () => undefined,
  change: Partial<FormStory> = {},
): StoryObj {
  return story({ step: 'check', ...(ports ? { ports } : {}), ...change }, async (canvas) => {
    await appears(canvas, '.tk-answers');
    await press(canvas, '.tk-page .tk-actions .tk-button-primary');
    if (method !== undefined) await press(canvas, `#tk-method-${method}`);
    await play(canvas);
  });
}

async function ask(canvas: HTMLElement): Promise<void> {
  const account = await appears(canvas, '#tk-account, #tk-pin');
  (account as HTMLInputElement).value = '012345678901';
  account.dispatchEvent(new Event('input', { bubbles: true }));
  await press(canvas, '#tk-confirm');
  await press(canvas, 'tk-sign-page form button[type=submit]');
}

const offer = { issuer: 'CA mẫu', validUntil: '2027-11-22T00:00:00.000Z', warnings: [] };
const unknownStatus =
  'Chưa kiểm tra được chứng thư có bị thu hồi hay không. Chỉ ký khi bạn chắc chứng thư còn hiệu lực.';
const revoked =
  'Chứng thư đã bị thu hồi hoặc tạm dừng nên không ký được. Hãy dùng chứng thư khác, hoặc hỏi tổ chức cấp chứng thư.';
const otherName = 'Chứng thư mang tên khác với người ký ghi trong tờ khai.';

export const RemoteAccount = signing(remotePorts().ports, 1);
export const RemoteWaiting = signing(remotePorts().ports, 1, async (canvas) => {
  await ask(canvas);
  await appears(canvas, '[data-pending]');
});
const givenUp = remotePorts();
export const RemoteExpired = signing(givenUp.ports, 1, async (canvas) => {
  await ask(canvas);
  await appears(canvas, '[data-pending]');
  givenUp.fail(expired);
  await appears(canvas, '.tk-summary');
});
export const Token = signing(remotePorts().ports, 2);
export const CertificateWithWarnings = signing(
  {
    ...remotePorts().ports,
    sign: async () => ({
      offers: [{ ...offer, id: 'a', name: 'Trần Văn Bình', warnings: [otherName, unknownStatus] }],
    }),
  },
  2,
  async (canvas) => {
    await ask(canvas);
    await appears(canvas, '[data-warnings]');
  },
);
export const CertificateThatMustNotSign = signing(
  {
    ...remotePorts().ports,
    sign: async () => ({
      offers: [
        { ...offer, id: 'a', name: 'Nguyễn Thị Hường', unusable: revoked },
        { ...offer, id: 'b', name: 'Nguyễn Thị Hường' },
      ],
    }),
  },
  2,
  async (canvas) => {
    await ask(canvas);
    await appears(canvas, '[data-warnings]');
  },
);
export const SeveralCertificates = signing(
  {
    ...remotePorts().ports,
    sign: async () => ({
      offers: [
        { ...offer, id: 'a', name: 'Nguyễn Thị Hường' },
        { ...offer, id: 'b', name: 'Công ty TNHH Thương mại và Dịch vụ Bình Minh Phương Nam' },
      ],
    }),
  },
  2,
  async (canvas) => {
    await ask(canvas);
    await appears(canvas, '[data-offers]');
  },
);
export const OutsideProgram = signing(remotePorts().ports, 3);

const begun = {
  id: 'x',
  method: 'Mã dùng một lần gửi tới điện thoại',
  hint: 'số *** 123',
  checkCode: '7F3A-9C',
  expiresAt: new Date(Date.now() + 300_000).toISOString(),
};

async function askForCode(canvas: HTMLElement): Promise<HTMLInputElement> {
  await press(canvas, '[data-confirm] summary');
  await press(canvas, '[data-confirm-start]');
  return (await appears(canvas, '#tk-confirm-answer')) as HTMLInputElement;
}

/** Where the portal takes another confirmation than a signature. */
export const ConfirmOffered = signing(
  {
    ...remotePorts().ports,
    loginHref: '#dang-nhap',
    confirmation: async () => ({
      begin: async () => begun,
      finish: async () => ({ refused: [] }),
      takeBack: async () => undefined,
    }),
  },
  undefined,
  (canvas) => press(canvas, '[data-confirm] summary'),
);
/** For whoever has no certificate: a second step to confirm by the account, which is no signature. */
export const ConfirmInstead = signing(
  {
    ...remotePorts().ports,
    confirmation: async () => ({
      begin: async () => begun,
      finish: async () => ({ refused: [] }),
      takeBack: async () => undefined,
    }),
  },
  undefined,
  askForCode,
);
/** One of two confirmed: the other one does so on a device of their own. */
export const ConfirmTogether = signing(
  {
    ...remotePorts().ports,
    confirmation: async () => ({
      begin: async () => begun,
      finish: async () => ({
        awaiting: {
          confirmed: ['nguoiDeNghi'],
          missing: ['nguoiLamChung'],
          until: '2026-11-29T08:30:00+07:00',
        },
      }),
      takeBack: async () => undefined,
    }),
  },
  undefined,
  async (canvas) => {
    const code = await askForCode(canvas);
    code.value = '123456';
    code.dispatchEvent(new Event('input', { bubbles: true }));
    await press(canvas, '[data-confirm] form button[type=submit]');
    await appears(canvas, '[data-awaiting]');
  },
  { procedure: together() },
);
