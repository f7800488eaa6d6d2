import { fields } from './fields/index.ts';
import { SignPage } from './pages/sign-page.ts';

/** Two bundles on one page may both bring the elements: the first one stays. */
function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

for (const [kind, field] of Object.entries(fields)) define(`tk-${kind}-field`, field);
define('tk-sign-page', SignPage);
