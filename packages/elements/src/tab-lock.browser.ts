import { assert } from 'chai';
import { TabLock } from './tab-lock.ts';

const options = { steal: false, onLost: () => undefined };

/** Keeps the page from doing anything else, as code that is read on a slow phone does. */
function beBusy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('TabLock', () => {
  it('holds what no other tab holds, however busy the page is', async () => {
    const lock = new TabLock();
    const taken = lock.take('busy page', options);
    beBusy(800);
    assert.isTrue(await taken);
    lock.release();
  });

  it('waits for a tab that is being left, and no longer for one that stays', async () => {
    const [leaving, staying] = [new TabLock(), new TabLock()];
    assert.isTrue(await leaving.take('shared', options));
    setTimeout(() => leaving.release(), 100);
    assert.isTrue(await staying.take('shared', options), 'it was let go in time');
    assert.isFalse(await leaving.take('shared', options), 'it is still held');
    staying.release();
    assert.isTrue(await leaving.take('shared', options), 'whoever was refused may ask again');
    leaving.release();
  });

  it('is told when another tab takes it', async () => {
    const [first, second] = [new TabLock(), new TabLock()];
    let losses = 0;
    assert.isTrue(await first.take('stolen', { steal: false, onLost: () => (losses += 1) }));
    assert.isTrue(await second.take('stolen', { steal: true, onLost: () => (losses += 10) }));
    assert.isFalse(await first.take('stolen', options), 'it is the other one’s');
    assert.equal(losses, 1, 'only the first is told, and once');
    second.release();
  });
});
