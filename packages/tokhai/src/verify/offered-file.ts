import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a file is offered to. */
interface FileTaker extends ReactiveControllerHost {
  readonly ownerDocument: Document;
  readonly renderRoot: ParentNode;
}

/** Takes a file that somebody chooses, drops on a place of the page, or pastes anywhere on it. */
export class OfferedFile implements ReactiveController {
  /** A file is being dragged over the place. */
  isOver = false;
  readonly #host: FileTaker;
  readonly #take: (file: File) => void;

  constructor(host: FileTaker, take: (file: File) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.ownerDocument.addEventListener('paste', this.#onPaste);
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('paste', this.#onPaste);
  }

  readonly onChosen = (event: Event): void => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) this.#take(file);
  };

  readonly onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#goesOver(true);
  };

  readonly onDragLeave = (): void => this.#goesOver(false);

  readonly onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.#goesOver(false);
    const files = event.dataTransfer?.files;
    if (!files?.[0]) return;
    // The control shows the name of the file that is taken.
    const input = this.#host.renderRoot.querySelector<HTMLInputElement>('input[type=file]');
    if (input) input.files = files;
    this.#take(files[0]);
  };

  /** A pasted file is taken wherever the focus is, except where somebody is writing. */
  readonly #onPaste = (event: ClipboardEvent): void => {
    const [target] = event.composedPath();
    const writes =
      target instanceof HTMLElement &&
      (target.isContentEditable || target.matches('textarea, input:not([type=file])'));
    const file = event.clipboardData?.files[0];
    if (writes || !file) return;
    event.preventDefault();
    this.#take(file);
  };

  #goesOver(isOver: boolean): void {
    this.isOver = isOver;
    this.#host.requestUpdate();
  }
}
