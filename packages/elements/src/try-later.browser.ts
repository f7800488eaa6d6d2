import { assert } from 'chai';
import { lookAgain } from './testing/look-again.ts';
import { until } from './testing/mount.ts';
import { TryLater } from './try-later.ts';

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('TryLater', () => {
  it('tries again after pauses that grow up to a bound, until it is stopped', async () => {
    const times: number[] = [];
    const begun = performance.now();
    const later = new TryLater(() => times.push(performance.now() - begun), {
      first: 50,
      most: 200,
    });
    later.wait();
    later.wait();
    assert.isTrue(later.isWaiting);
    await until(() => times.length === 5, 'it was tried five times');
    later.stop();
    // After 50, 150, 350, 550 and 750 ms.
    const [first, second, third, fourth, fifth] = times as [number, number, number, number, number];
    assert.isAtLeast(first, 49);
    assert.isAtLeast(second - first, 99);
    assert.isAtLeast(third - second, 190);
    assert.isAtLeast(fourth - third, 190);
    // Pauses that go on to double would be at 800 by then; a busy machine is late, too.
    assert.isBelow(fifth - fourth, 700, 'it does not grow further');
    await pause(300);
    assert.equal(times.length, 5, 'it was stopped');
    assert.isFalse(later.isWaiting);
  });

  it('tries at once when the network is back, and when somebody looks at the page again', async () => {
    let tries = 0;
    const later = new TryLater(() => (tries += 1), { first: 60_000, most: 60_000 });
    later.wait();
    dispatchEvent(new Event('online'));
    assert.equal(tries, 1);
    lookAgain();
    assert.equal(tries, 2);
    later.stop();
    dispatchEvent(new Event('online'));
    lookAgain();
    assert.equal(tries, 2);
  });
});
