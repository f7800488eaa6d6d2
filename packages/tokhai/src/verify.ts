/** Registers `<tk-verify>`. It fetches the verifier when somebody gives it a file. */
import { TkVerify } from './verify/tk-verify.ts';

// Two bundles on one page may both bring the tag: the first one stays.
if (!customElements.get('tk-verify')) customElements.define('tk-verify', TkVerify);

export { TkVerify };
export type { CheckedFile } from './verify/check-file.ts';
