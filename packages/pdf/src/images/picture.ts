/** A picture ready to be a PDF image XObject. */
export interface Picture {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Colour channels of the data: 1 (grey or palette index) or 3 (RGB). */
  readonly components: 1 | 3;
  /** RGB triples that the data's numbers stand for. */
  readonly palette?: Uint8Array;
  readonly filter: 'DCTDecode' | 'FlateDecode';
  readonly data: Uint8Array;
  /** Clockwise quarter turns that put the picture upright. */
  readonly turns: 0 | 1 | 2 | 3;
}
