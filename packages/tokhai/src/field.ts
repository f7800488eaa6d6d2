/** Registers `<tk-field>`. It fetches the kind of question that it asks. */
import { TkField } from './field/tk-field.ts';

// Two bundles on one page may both bring the tag: the first one stays.
if (!customElements.get('tk-field')) customElements.define('tk-field', TkField);

export { TkField };
