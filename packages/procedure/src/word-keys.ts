/** The keys of a procedure file that hold words for the screen. */
export const textKeys: ReadonlySet<string> = new Set([
  'title',
  'description',
  'more',
  'unit',
  'add',
  'row',
  'section',
  'text',
  'fee',
  'agency',
  'note',
  'hours',
  'legalBasis',
  'message',
  'transcript',
]);

/** Those that hold a list of them. */
export const listKeys: ReadonlySet<string> = new Set(['bring', 'handBack', 'stateHolds']);
