/** What a field tells when its answer changes. */
export interface AnswerChange {
  /** JSON pointer of the answer, e.g. `/cha` */
  path: string;
  /** The answer as it stands now, not tidied; undefined when nothing is left. */
  value: unknown;
  /** False at each keystroke, true when the person is done with the control. */
  commit: boolean;
}

/** A file that was chosen; its answer names it by the hash. */
export interface ChosenFile {
  name: string;
  type: string;
  sha256: string;
  bytes: Uint8Array;
}

/** Asks the form for the bytes of a file that was chosen before. */
export interface WantedFile {
  sha256: string;
  give: (file: ChosenFile) => void;
}

declare global {
  interface HTMLElementEventMap {
    'file-chosen': CustomEvent<ChosenFile>;
    'file-wanted': CustomEvent<WantedFile>;
    /** News for the form's polite live region. */
    announce: CustomEvent<string>;
  }
}
