/** Milliseconds and CSS pixels within which two taps are of one mind; Android takes 300 ms. */
const soon = 350;
const near = 40;
/** Milliseconds within which a finger that goes down makes a click of it. */
const longestPress = 1000;

/**
 * Keeps the second of two taps from what came under the finger with another page: a list would open, a
 * button act. Only what the finger did is compared, as events tell when that was: however late a slow
 * phone handles a tap, it is not lost.
 */
export class SecondTap {
  #up: PointerEvent | undefined;
  /** The press that is under way, where it is a second one. */
  #second: PointerEvent | undefined;
  #isOther = false;

  /** Lists open and fields take the focus before there is a click. */
  watch(root: EventTarget): void {
    for (const type of ['pointerdown', 'pointerup', 'mousedown', 'click'])
      root.addEventListener(type, this.#on as EventListener, true);
  }

  /** Something else is shown, as the tap before wanted. */
  shows(): void {
    this.#isOther = true;
  }

  readonly #on = (event: PointerEvent): void => {
    const { type, detail, timeStamp } = event;
    if (type === 'pointerdown') {
      // A mouse points at what is there; a finger that trembles taps twice.
      const isFinger = event.pointerType !== 'mouse';
      this.#second = isFinger && this.#up && isSecond(this.#up, event) ? event : undefined;
      if (!this.#second) this.#isOther = false;
    } else if (type === 'pointerup') this.#up = event;
    // Keys and screen readers press without going down.
    else if (
      this.#isOther &&
      detail > 0 &&
      this.#second &&
      timeStamp - this.#second.timeStamp < longestPress
    ) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

function isSecond(up: PointerEvent, down: PointerEvent): boolean {
  const apart = Math.hypot(down.clientX - up.clientX, down.clientY - up.clientY);
  return down.timeStamp - up.timeStamp < soon && apart < near;
}
