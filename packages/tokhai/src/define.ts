/** Registers `<tk-procedure>`. It fetches the fields and pages it needs when it needs them. */
import { TkProcedure } from './tk-procedure.ts';

// Without it, TypeScript learns neither the tag nor its events from this entry.
export type { TkProcedure };

// Two bundles on one page may both bring the tag: the first one stays.
if (!customElements.get('tk-procedure')) customElements.define('tk-procedure', TkProcedure);
