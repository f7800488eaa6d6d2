import { assert } from 'chai';
import { SecondTap } from './second-tap.ts';

/** Sends what the browser sends of a press, and gives what of it came through. */
function press(
  target: Element,
  [clientX, clientY]: readonly [number, number],
  pointerType = 'touch',
): string[] {
  const heard: string[] = [];
  const at = { bubbles: true, cancelable: true, clientX, clientY };
  const hear = ({ type }: Event): number => heard.push(type);
  for (const type of ['mousedown', 'click']) target.addEventListener(type, hear);
  target.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerType }));
  target.dispatchEvent(new PointerEvent('pointerup', { ...at, pointerType }));
  for (const type of ['mousedown', 'click'])
    target.dispatchEvent(new MouseEvent(type, { ...at, detail: 1 }));
  for (const type of ['mousedown', 'click']) target.removeEventListener(type, hear);
  return heard;
}

const here = [100, 100] as const;
const whole = ['mousedown', 'click'];

describe('a second tap', () => {
  afterEach(() => document.body.replaceChildren());

  function watched(): { tap: SecondTap; button: HTMLButtonElement } {
    const button = document.createElement('button');
    document.body.append(button);
    const tap = new SecondTap();
    tap.watch(document.body);
    return { tap, button };
  }

  it('counts where nothing else is shown since the first one', () => {
    const { button } = watched();
    assert.deepEqual(press(button, here), whole);
    assert.deepEqual(press(button, here), whole);
  });

  it('does not count, however often, for what is shown since the first one', () => {
    const { tap, button } = watched();
    assert.deepEqual(press(button, here), whole);
    tap.shows();
    assert.deepEqual(press(button, here), []);
    assert.deepEqual(press(button, [110, 95]), []);
  });

  it('counts in another place, and then that is the first one', () => {
    const { tap, button } = watched();
    press(button, here);
    tap.shows();
    assert.deepEqual(press(button, [100, 160]), whole);
    assert.deepEqual(press(button, [100, 160]), whole);
  });

  it('counts of a mouse, which points at what is there', () => {
    const { tap, button } = watched();
    press(button, here, 'mouse');
    tap.shows();
    assert.deepEqual(press(button, here, 'mouse'), whole);
  });

  it('counts a while later', async () => {
    const { tap, button } = watched();
    press(button, here);
    tap.shows();
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.deepEqual(press(button, here), whole);
  });

  it('holds back no key and no screen reader', () => {
    const { tap, button } = watched();
    press(button, here);
    tap.shows();
    press(button, here);
    let clicks = 0;
    button.addEventListener('click', () => (clicks += 1));
    button.click();
    assert.equal(clicks, 1);
  });
});
