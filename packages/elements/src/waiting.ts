import { msg } from '@lit/localize';

/** Milliseconds that nobody takes for a press that was not heard: nothing flickers on a quick network. */
const unnoticed = 400;

/**
 * What somebody waits for who pressed a button: parts of the form that are still on their way. The
 * button says so, and the live region of the form. The form may not be drawn anew meanwhile, so this
 * touches what Lit leaves alone: an attribute that no template names, and an empty element.
 *
 * @returns to be told whether something is on its way; a button that waits does nothing
 */
export function waitIn(root: ParentNode & EventTarget): (isOnItsWay: boolean) => void {
  let pressed: HTMLElement | null | undefined;
  /** The button that brought it about. */
  let waiting: typeof pressed;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(words?: string): void {
    // The form may have given way to why it cannot be shown.
    const told = root.querySelector('[data-told]');
    if (told) told.textContent = words ?? '';
    if (words) waiting?.setAttribute('data-waits', words);
    else waiting?.removeAttribute('data-waits');
  }

  root.addEventListener(
    'click',
    (event) => {
      pressed = (event.target as Element).closest('button');
      if (!pressed || pressed !== waiting) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  return (isOnItsWay) => {
    if (isOnItsWay && !timer) {
      waiting = pressed;
      timer = setTimeout(() => say(msg('Đang tải…', { id: 'waiting' })), unnoticed);
    } else if (!isOnItsWay && timer) {
      clearTimeout(timer);
      say();
      timer = waiting = undefined;
    }
  };
}
