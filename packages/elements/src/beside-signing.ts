/** What somebody may do at the sign page besides signing: few do, and it is fetched with that page. */
import { msg } from '@lit/localize';
import type { Filling } from './filling.ts';

/** Makes a code under which the next one opens the submission, or ends it. */
export async function handOver(filling: Filling, offers: boolean): Promise<void> {
  const starting = offers ? msg('Đang tạo mã…', { id: 'hand-over-making' }) : '';
  await filling.work(starting, async () => {
    if (offers) await filling.submission.offerHandOver();
    else await filling.submission.endHandOver();
    return offers
      ? msg('Đã có mã cho người ký tiếp.', { id: 'hand-over-made' })
      : msg('Mã đã huỷ.', { id: 'hand-over-ended' });
  });
}

/** Asks for the code with which whoever is logged in confirms; or gives that up. */
export async function askToConfirm(filling: Filling, asks: boolean): Promise<void> {
  if (!asks) {
    filling.submission.confirming = undefined;
    filling.tell('');
    return;
  }
  await filling.work(msg('Đang gửi mã…', { id: 'confirm-asking' }), async () => {
    const refused = await filling.submission.beginConfirmation();
    if (refused.length === 0) return msg('Đã gửi mã xác nhận.', { id: 'confirm-asked' });
    filling.stop([...refused]);
    return '';
  });
}

/** Hands it in as confirmed by whoever is logged in, which is no signature. */
export async function confirm(filling: Filling, answer: string): Promise<void> {
  await filling.work(msg('Đang nộp hồ sơ…', { id: 'submitting' }), () =>
    filling.handIn(() => filling.submission.confirm(answer)),
  );
}
