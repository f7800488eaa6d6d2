/**
 * The version of the printed form, recorded in every submission. A submission can be rendered again
 * to the same bytes only by the version that made it: raise it whenever a byte changes.
 */
export const rendererVersion = '0.1.0';
