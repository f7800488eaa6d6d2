/** What became of one thing of a foreign form. */
export interface ImportEntry {
  /**
   * JSON pointer (RFC 6901) into the Form.io form, or into the procedure for what was added. A field
   * of a PDF is `/fields/<its full name>`.
   */
  pointer: string;
  outcome: 'translated' | 'approximated' | 'left-out';
  /** What happened and what to do about it, in English. */
  message: string;
}

/** Takes notes while a form is translated. */
export type Note = (outcome: ImportEntry['outcome'], pointer: string, message: string) => void;
