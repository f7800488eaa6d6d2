/** One field of a fillable PDF (ISO 32000-2, 12.7), as whoever reads the PDF found it. */
export interface FormField {
  /** Fully qualified name, steps joined by dots: `cha.hoTen`. Not always unique in broken forms. */
  name: string;
  type: 'text' | 'checkbox' | 'radio' | 'dropdown' | 'list' | 'signature' | 'button' | 'other';
  /** What a viewer shows, or reads aloud, for the field (TU). */
  tooltip?: string;
  /** Where it stands; none: on no page. */
  place?: FieldPlace;
  required?: boolean;
  readOnly?: boolean;
  /** It is marked as not to be shown. */
  hidden?: boolean;
  /** It holds a value, or one to go back to (V, DV). */
  filled?: boolean;
  /** Text of several lines. */
  multiline?: boolean;
  password?: boolean;
  /** It takes the path of a file. */
  file?: boolean;
  /** Most characters, and whether each has a box of its own. */
  maxLength?: number;
  comb?: boolean;
  /** What a script of the viewer turns its text into. The script is read, never run. */
  format?: 'date' | 'time' | 'number';
  /** Several options may be chosen. */
  several?: boolean;
  /** Other words than the options may be typed. */
  editable?: boolean;
  options?: readonly FieldOption[];
}

/** Points from the left and the upper edge of the page as it is shown. */
export interface FieldPlace {
  /** From 0. */
  page: number;
  left: number;
  top: number;
  height: number;
}

export interface FieldOption {
  value: string;
  /** What people see; where the PDF does not say it, the value. */
  title?: string;
}

/** A fillable PDF. */
export interface PdfForm {
  /** Title in its metadata. */
  title?: string;
  fields: readonly FormField[];
  /** A second, dynamic form (XFA) lies in the file, which is not read. */
  xfa?: boolean;
}
