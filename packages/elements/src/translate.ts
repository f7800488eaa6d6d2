export { translateProcedure } from '@tokhai/procedure';
