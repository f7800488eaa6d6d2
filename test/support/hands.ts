/** A person with a form, whatever they have to hand: a keyboard, a finger. */

/** A control as a person knows it. */
export interface Control {
  tag: string;
  id: string;
  name: string;
  /** `type` of an input or button. */
  type: string;
  /** Text of the element, without what is for the eye only. */
  text: string;
  /** Texts of its labels. */
  label: string;
  /** Whether a reader sees it: it has a box. */
  visible: boolean;
}

/** A file that somebody chooses: the dialogue belongs to the operating system. */
export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Whether a control is the button, or the link, with that text. */
export function isPressed({ tag, text }: Control, wanted: string | RegExp): boolean {
  return (
    (tag === 'button' || tag === 'a' || tag === 'summary') &&
    (typeof wanted === 'string' ? text === wanted : wanted.test(text))
  );
}

/**
 * Runs in the page: controls as a person knows them; without any, the one that has the focus, looked
 * up through shadow roots.
 */
export function readControls(elements?: readonly Element[]): Control[] {
  let active: Element | null = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const textOf = (node: Element): string => {
    if (node === document.body) return '';
    const copy = node.cloneNode(true) as Element;
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  };
  return (elements ?? [active ?? document.body]).map((element) => ({
    tag: element.localName,
    id: element.id,
    name: element.getAttribute('name') ?? '',
    type: element.getAttribute('type') ?? '',
    text: textOf(element),
    label: [...((element as HTMLInputElement).labels ?? [])].map(textOf).join(' '),
    visible: element.getClientRects().length > 0,
  }));
}

/** What is done to a form in the same steps by every means. */
export abstract class Hands {
  /** What has the focus. */
  abstract focused(): Promise<Control>;
  /**
   * Goes to a control of text or a list.
   * @throws Error that lists what there is when it is not there
   */
  abstract reach(what: string, isThere: (control: Control) => boolean): Promise<Control>;
  /** Types into what has the focus, in place of what stands there. */
  abstract write(text: string): Promise<void>;
  /** Changes whether a box is ticked. */
  abstract tick(what: string, id: string): Promise<void>;
  /** Picks the option with the id `target` of the radio buttons of that name. */
  abstract pickRadio(what: string, name: string, target: string): Promise<void>;
  /** Waits until a select offers an option. */
  abstract waitForOption(id: string, text: string): Promise<void>;
  /** Picks an option of the select that has the focus. */
  abstract pickOption(id: string, text: string): Promise<void>;
  /** Presses the button, or follows the link, with that text. */
  abstract activate(text: string | RegExp): Promise<void>;
  abstract isChecked(id: string): Promise<boolean>;
  abstract isThere(selector: string): Promise<boolean>;
  abstract waitFor(selector: string): Promise<void>;
  /** Chooses a file in an `input` with that id. */
  abstract giveFile(id: string, file: ChosenFile): Promise<void>;
}
