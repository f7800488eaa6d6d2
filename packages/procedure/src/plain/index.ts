export { asProcedure, type PlainProcedure } from './as-procedure.ts';
export type { Left } from './reading.ts';
