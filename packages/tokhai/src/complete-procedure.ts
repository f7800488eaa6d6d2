/** What makes questions of a file: not needed to show what people should know beforehand. */
export { completeProcedure } from '@tokhai/procedure';
