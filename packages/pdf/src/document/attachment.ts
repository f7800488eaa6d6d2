/** A file embedded in the document (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8). */
export interface Attachment {
  /** Name in the document's name tree: ASCII, unique. */
  readonly key: string;
  /** Name as people read it. */
  readonly name: string;
  /** Name for readers that know ASCII only. */
  readonly asciiName: string;
  /** Media type, e.g. application/json. */
  readonly type: string;
  readonly description: string;
  readonly relationship: 'Data' | 'Supplement';
  readonly bytes: Uint8Array;
  /** Whether packing makes the file smaller: not so for pictures. */
  readonly pack: boolean;
}
