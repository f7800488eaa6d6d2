import type { Ref } from './pdf-file.ts';

/** Types of structure elements that forms need (ISO 32000-1, 14.8.4). */
export type ElementType =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Span'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Figure'
  | 'Form';

export interface ElementAttributes {
  /** TH: what the header is of. */
  readonly scope?: 'Column' | 'Row';
  /** TH, TD: how many columns it is merged over, when more than one. */
  readonly columns?: number | undefined;
  /** TH: how many rows it is merged over, when more than one. */
  readonly rows?: number | undefined;
  /** Language of the content (BCP 47), when it is not the document's. */
  readonly lang?: string;
  /** What is read instead of the content. */
  readonly actualText?: string;
  /** What a picture shows. */
  readonly alt?: string;
  /** Figure: its rectangle on the page, in points: left, bottom, right, top. */
  readonly box?: readonly [number, number, number, number];
}

/** Those of most elements. */
export const noAttributes: ElementAttributes = {};

/** A piece of marked content: where it is on which page. */
export interface MarkedContent {
  readonly page: number;
  readonly id: number;
}

/** A signature field with its widget, as laid out. */
export interface Widget {
  /** Name of the field: the signer's id. */
  readonly name: string;
  /** What a screen reader says of it. */
  readonly label: string;
  readonly page: number;
  /** Left, bottom, right, top in points. */
  readonly rect: readonly [number, number, number, number];
  /**
   * Content stream of the appearance; its origin is the lower left corner. Fields of the same size may
   * share one.
   */
  readonly appearance: Uint8Array;
}

export type ElementChild = StructureElement | MarkedContent | { readonly widget: Widget };

export interface StructureElement {
  readonly type: ElementType;
  readonly attributes: ElementAttributes;
  readonly parent: StructureElement | undefined;
  readonly children: ElementChild[];
  /** The object that it is in the file, once it is written. */
  ref?: Ref | undefined;
}

export const isElement = (child: ElementChild): child is StructureElement => 'children' in child;
export const isMarked = (child: ElementChild): child is MarkedContent => 'id' in child;
