import { msg } from '@lit/localize';
import type { Filling } from './filling.ts';
import type { Ports } from './ports.ts';
import { draftTransfer } from './steps-later.ts';

type OpenPort = NonNullable<Ports['draftTransfer']>;

/**
 * Fetches the draft of another device and goes on with it. Where there is one of one's own, nothing
 * is replaced before the person says so.
 */
export async function receiveDraft(
  filling: Filling,
  openPort: OpenPort,
  code: string,
): Promise<void> {
  const came = await filling.work(msg('Đang nhận bản nháp…', { id: 'receiving' }), async () => {
    const [{ readDraftOf }, port] = await Promise.all([draftTransfer.load(), openPort()]);
    filling.received = await readDraftOf(filling.procedure, await port.fetch(code));
    return '';
  });
  if (!came) return;
  const hasOwn = filling.draftSavedAt !== undefined || Object.keys(filling.answers).length > 0;
  // The same page, and something else on it: the person is led there.
  if (hasOwn) filling.goToCode('receive', code);
  else await keepReceived(filling, openPort);
}

/** Goes on with the draft that was fetched. The other device is told once it is safe here. */
export async function keepReceived(filling: Filling, openPort: OpenPort): Promise<void> {
  const { received, code } = filling;
  if (!received) return;
  await filling.openDraft(async () => received);
  if (filling.step === 'receive') return;
  filling.received = undefined;
  if (filling.isElsewhere) return;
  filling.announce(msg('Đã nhận bản nháp từ máy kia.', { id: 'received-news' }));
  await filling.settled();
  // Its minutes are few: that the other device could not be told stops nobody here.
  await openPort()
    .then((port) => port.end(code, 'arrived'))
    .catch(() => undefined);
}
