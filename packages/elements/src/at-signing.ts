/** What somebody does at the sign page: it is fetched with that page. */
import { msg } from '@lit/localize';
import type { Filling } from './filling.ts';
import type { SignRequest } from './pages/sign-events.ts';
import { prepare } from './at-checking.ts';
import { handIn, send, sendWhenPossible } from './handing-in.ts';
import { codeOf } from './words/failures.ts';
import { paused, signed, submitting } from './words/submission-news.ts';

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

/** Gives up the signature that is being made elsewhere, to sign in another way. */
export function withdraw(filling: Filling): void {
  filling.submission.withdraw();
  filling.save();
  filling.tell('');
}

/** Sends it. What the network loses is sent as soon as it is back. */
export async function submit(filling: Filling): Promise<void> {
  await filling.work(submitting(), async () => {
    try {
      return await handIn(filling, () => send(filling, false));
    } catch (error) {
      if (codeOf(error) === 'paused') return paused();
      if (codeOf(error) === 'not-sent') sendWhenPossible(filling, filling.submission.pdf);
      throw error;
    }
  });
}

/** Stops sending for now; `submit` goes on with what arrived. */
export function pauseSending(filling: Filling): void {
  sendWhenPossible(filling, undefined);
  filling.submission.pauseSending();
  filling.save();
}

/** Announces what nobody signed here: its print is brought, signed by hand. */
export async function submitPaper(filling: Filling): Promise<void> {
  await filling.work(submitting(), () =>
    handIn(filling, () => send(filling, true)).catch((error: unknown) => {
      if (codeOf(error) === 'paused') return paused();
      throw error;
    }),
  );
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
  await prepare(filling);
}
