import { latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { der } from '../cms/der.ts';

/** GeneralizedTime of whole seconds (RFC 5280, 4.1.2.5.2). */
export function derTime(time: Date): Bytes {
  return der(0x18, latin1(`${time.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}
