/** Registers `<tk-bundle>`, and `<tk-procedure>`, which it shows. */
import './define.ts';
import { TkBundle } from './bundle/tk-bundle.ts';

// Two bundles on one page may both bring the tag: the first one stays.
if (!customElements.get('tk-bundle')) customElements.define('tk-bundle', TkBundle);

export { TkBundle };
