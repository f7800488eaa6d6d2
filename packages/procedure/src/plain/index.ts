export { asProcedure, type Left, type PlainProcedure } from './as-procedure.ts';
