/** Blocks that not every form has: loaded for those that do. */
export { agency } from './agency.ts';
export { digits } from './digits.ts';
export { grid } from './grid.ts';
export { photo } from './photo.ts';
export { table } from './table.ts';
