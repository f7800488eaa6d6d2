import type { Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import type { SentForm } from '../portal-work.ts';
import type { TkProcedure } from '../tk-procedure.ts';
import { withPlace } from './place-in-address.ts';

/** Attributes that go on to each form. */
const passedOn = [
  'intake',
  'uploads',
  'paper',
  'confirmations',
  'login-page',
  'hand-overs',
  'draft-transfers',
  'certificate-service',
  'signers',
  'signing-service',
  'certificate-status',
  'status-page',
  'profile',
  'profile-readonly',
  'storage',
  'manage-title',
  'offline-worker',
  'read-aloud',
];

/**
 * A form of a bundle, as the portal set the bundle up.
 * @param place in the bundle
 * @param answers what earlier forms were told: it cannot be changed, and is not asked for again
 * @param origin where the answers come from, in words of the screen
 */
export function bundleForm(
  bundle: HTMLElement,
  place: number,
  answers: Answers,
  origin: string,
): TkProcedure {
  const form = bundle.ownerDocument.createElement('tk-procedure');
  for (const name of passedOn) {
    const value = bundle.getAttribute(name);
    if (value !== null) form.setAttribute(name, value);
  }
  form.lang = bundle.lang;
  // The bundle keeps all its forms together.
  form.keptByHost = true;
  form.pageHref = withPlace(location.href, place);
  form.prefill = { answers, origin, locked: Object.keys(answers), skips: true };
  return form;
}

/** What the bundle's portal says of a form that is sent while it is not on the page. */
export function sentForm(bundle: HTMLElement, procedure: Procedure): SentForm {
  const said = (name: string): string => bundle.getAttribute(name) ?? '';
  return {
    procedure,
    // Whoever opens a form that was refused is told why, in the form's own words.
    translations: [],
    intake: said('intake'),
    uploads: said('uploads'),
    statusPage: said('status-page'),
    storage: said('storage'),
    ownerDocument: bundle.ownerDocument,
  };
}
