import { until } from './mount.ts';
import type { Ports } from '../ports.ts';
import type { ProcedureElement } from '../procedure-element.ts';
import { openSampleAt } from './open-sample.ts';
import { find, press } from './use-form.ts';

/** A form whose draft is complete, on its sign page. */
export async function toSignPage(tag: string, change: Partial<Ports>): Promise<ProcedureElement> {
  const form = await openSampleAt(tag, 'check', change);
  await press(form, '.tk-actions .tk-button-primary');
  await until(() => find(form, 'tk-sign-page form'), 'the sign page');
  return form;
}
