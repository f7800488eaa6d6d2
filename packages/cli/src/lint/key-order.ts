/** The order in which an author meets the keywords: that of the reference. */
const orders: ReadonlyArray<readonly [pointer: RegExp, order: readonly string[]]> = [
  [
    /^$/,
    [
      '$schema',
      '$id',
      'title',
      'description',
      'type',
      'properties',
      'required',
      'additionalProperties',
      'procedure',
    ],
  ],
  [
    /^\/properties\/[^/]+(?:(?:\/items)?\/properties\/[^/]+)*$/,
    ['$ref', 'title', 'description', 'type'],
  ],
  [/^\/procedure$/, ['code', 'form', 'effectiveFrom', 'effectiveTo', 'draft', 'reliability']],
];

/** The keywords that begin the object at a pointer; the others follow as they stand. */
export function orderOf(pointer: string): readonly string[] | undefined {
  return orders.find(([shape]) => shape.test(pointer))?.[1];
}
