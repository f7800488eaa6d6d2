/** What makes a form of a plain JSON Schema: fetched only for one. */
export { asProcedure } from '@tokhai/procedure/plain';
