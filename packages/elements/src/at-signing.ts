/** What somebody does at the sign page: it is fetched with that page. */
import { msg } from '@lit/localize';
import { signed } from './words/submission-news.ts';
import type { Filling } from './filling.ts';
import type { SignRequest } from './pages/sign-events.ts';

export async function sign(filling: Filling, request: SignRequest): Promise<void> {
  await filling.work(msg('Đang ký…', { id: 'signing' }), async () => {
    const { submission } = filling;
    if (!(await submission.sign(request))) return undefined;
    filling.save();
    if (submission.offered) {
      return msg('Hãy xem chứng thư trước khi ký.', { id: 'sign-offers-news' });
    }
    if (!submission.pending) return signed();
    void filling.awaitSignature();
    return msg('Đang chờ bạn xác nhận ở nơi giữ chữ ký số.', { id: 'sign-pending-news' });
  });
}

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
    filling.stop(refused);
    return '';
  });
}

/** Hands it in as confirmed by whoever is logged in, which is no signature. */
export async function confirm(filling: Filling, answer: string): Promise<void> {
  await filling.work(msg('Đang nộp hồ sơ…', { id: 'submitting' }), () =>
    filling.handIn(() => filling.submission.confirm(answer)),
  );
}

/** Drops the signatures made so far, for the answers to be mended. */
export function withdrawSignatures(filling: Filling): void {
  if (filling.busy) return;
  filling.submission.drop();
  filling.goTo('check');
  filling.tell(
    msg('Đã bỏ các chữ ký. Các câu trả lời vẫn còn nguyên.', { id: 'signatures-withdrawn' }),
  );
}

/** Drops the signatures made so far, and draws the submission anew for everybody to sign. */
export async function signAgain(filling: Filling): Promise<void> {
  if (filling.busy) return;
  filling.submission.drop();
  filling.goTo('check');
  await filling.prepare();
}
