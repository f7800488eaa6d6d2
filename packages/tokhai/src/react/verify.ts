/** `<tk-verify>` as a component, for React 17 and later; registers the element. */
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import * as react from 'react';
import type { VerifyEvents } from '../attributes.ts';
import { TkVerify } from '../verify.ts';

const events = { onTkVerified: 'tk-verified' as EventName<VerifyEvents['tk-verified']> };

/** Takes the element's properties, e.g. `trustSrc`, and `onTkVerified`. */
export const Verify: ReactWebComponent<TkVerify, typeof events> = createComponent({
  react,
  tagName: 'tk-verify',
  elementClass: TkVerify,
  events,
  displayName: 'Verify',
});
