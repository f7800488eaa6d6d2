export type { Receipt } from '@tokhai/elements';
export { TkProcedure } from './tk-procedure.ts';
export type { ProduceOptions } from './produce.ts';
export type { SignOptions } from './sign.ts';
