/** Registers `<tk-procedure>` and the fields it needs. */
import '@tokhai/elements/define';
import { TkProcedure } from './tk-procedure.ts';

// Two bundles on one page may both bring the tag: the first one stays.
if (!customElements.get('tk-procedure')) customElements.define('tk-procedure', TkProcedure);
