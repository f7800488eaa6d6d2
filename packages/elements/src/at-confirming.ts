/** What somebody does who confirms instead of signing: it is fetched with the sign page. */
import { msg } from '@lit/localize';
import type { Filling } from './filling.ts';
import { handIn } from './handing-in.ts';
import type { SubmitOutcome } from './ports.ts';

/**
 * Asks for the code with which whoever is logged in confirms; who has confirmed asks so whether the
 * others have.
 */
export async function askToConfirm(filling: Filling): Promise<void> {
  const { awaiting } = filling.submission.confirming;
  const starting = awaiting
    ? msg('Đang hỏi cổng…', { id: 'confirm-looking' })
    : msg('Đang gửi mã…', { id: 'confirm-asking' });
  await filling.work(starting, () => came(filling, () => filling.submission.beginConfirmation()));
}

/** Confirms with the code; with the last one who has to it is handed in. That is no signature. */
export async function confirm(filling: Filling, answer: string): Promise<void> {
  await filling.work(msg('Đang gửi xác nhận…', { id: 'confirm-sending' }), () =>
    came(filling, () => filling.submission.confirm(answer)),
  );
}

/** Another way is wanted than the code that was sent. */
export function endConfirming(filling: Filling): void {
  filling.submission.confirming.begun = undefined;
  filling.tell('');
}

/** What the person confirmed no longer counts; the answers can be mended by whoever gave them. */
export async function takeBackConfirmation(filling: Filling): Promise<void> {
  const starting = msg('Đang rút xác nhận…', { id: 'confirm-taking-back' });
  await filling.work(starting, async () => {
    const handedIn = await handIn(filling, () => filling.submission.takeBackConfirmation());
    if (handedIn !== undefined) return handedIn;
    filling.save();
    return msg('Đã rút xác nhận của bạn.', { id: 'confirm-taken-back' });
  });
}

/** What came of asking: handed in or refused, else a code was sent, or others have to confirm. */
async function came(
  filling: Filling,
  ask: () => Promise<SubmitOutcome | undefined>,
): Promise<string> {
  const outcome = await handIn(filling, ask);
  if (outcome !== undefined) return outcome;
  filling.save();
  const { awaiting, begun } = filling.submission.confirming;
  if (awaiting) return msg('Còn chờ người khác xác nhận.', { id: 'confirm-awaits' });
  return begun ? msg('Đã gửi mã xác nhận.', { id: 'confirm-asked' }) : '';
}
