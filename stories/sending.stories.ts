import { PortError, type DraftTransferState, type Ports } from '@tokhai/elements';
import { qrRows } from '../packages/tokhai/src/qr-rows.ts';
import { appears, press } from './support/form-story.ts';
import { story } from './support/sample-story.ts';

export default { title: 'Sending' };

/** A large submission on a slow network: two of five megabytes arrived. */
const slow: Partial<Ports> = {
  submit: (_pdf, sending) =>
    new Promise((_resolve, reject) => {
      sending?.onProgress(2_000_000, 5_000_000);
      sending?.signal.addEventListener('abort', () => reject(new PortError('paused', '')));
    }),
};

async function send(canvas: HTMLElement): Promise<void> {
  await appears(canvas, '.tk-answers');
  await press(canvas, '.tk-page .tk-actions .tk-button-primary');
  await press(canvas, '#tk-confirm');
  await press(canvas, 'tk-sign-page form button[type=submit]');
  await press(canvas, '.tk-submit button');
  await appears(canvas, '[data-sending] [data-pause]');
}

export const Submission = story({ step: 'check', ports: slow }, send);
export const SubmissionPaused = story({ step: 'check', ports: slow }, async (canvas) => {
  await send(canvas);
  await press(canvas, '[data-pause]');
  await appears(canvas, '[data-sending] + button');
});

/** A portal that hands drafts on, at which the other device asks in this way. */
function transfers(state: DraftTransferState): Partial<Ports> {
  const href = 'https://portal.example/thu-tuc/mau#tk-nhap=7K2M-94QD-XW0B';
  return {
    draftTransfer: async () => ({
      offer: async () => ({
        ...{ code: '7K2M-94QD-XW0B', href, expiresAt: '2026-11-22T08:40:00Z' },
        ...{ lifetimeMs: 600_000, qr: qrRows(href) },
      }),
      state: async () => state,
      fetch: async () => new Blob(),
      end: async () => undefined,
    }),
  };
}

const page = 'page:nguoi';

export const DraftByCode = story({ step: page, ports: transfers('waiting') }, async (canvas) => {
  await press(canvas, '[data-send]');
  await appears(canvas, 'tk-draft-sender .tk-code');
});
export const DraftTaken = story({ step: page, ports: transfers('taken') }, async (canvas) => {
  await press(canvas, '[data-send]');
  await appears(canvas, 'tk-draft-sender [data-keep]');
});
export const DraftCancelled = story({ step: page, ports: transfers('waiting') }, async (canvas) => {
  await press(canvas, '[data-send]');
  await press(canvas, 'tk-draft-sender [data-cancel]');
  await appears(canvas, 'tk-draft-sender [data-again]');
});
export const DraftReceived = story({ ports: transfers('waiting') }, async (canvas) => {
  await press(canvas, '[data-receive]');
  await appears(canvas, '#tk-open-code');
});
