/** The keys of an address, in the order they are kept. */
export const addressKeys = [
  'provinceCode',
  'province',
  'communeCode',
  'commune',
  'detail',
] as const;

/** The keys of the answer about a file, in the order they are kept. */
export const fileKeys = ['name', 'type', 'size', 'sha256'] as const;
