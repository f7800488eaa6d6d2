import 'tokhai/verify';
import type { TkVerify } from 'tokhai/verify';
import type { StoryObj } from '@storybook/web-components-vite';
import type { Answers } from '@tokhai/answers';
import { confirmedForm, signedForm } from '../packages/tokhai/src/testing/signed-form.ts';

export default { title: 'Verify' };

interface State {
  /** Whether the page names the authority that certified the signers. */
  trusted: boolean;
  /** Nobody signed: somebody who was logged in confirmed it. */
  confirmed?: boolean;
  /** What is checked; absent: nothing yet. */
  file?: (pdf: Uint8Array) => Uint8Array;
}

const load = {
  procedure: () => import('../schemas/procedures/ct01/procedure.json'),
  example: () => import('../schemas/procedures/ct01/examples/two-signers.json'),
};

async function element({ trusted, file, confirmed }: State): Promise<TkVerify> {
  const tag = document.createElement('tk-verify');
  tag.lang = document.documentElement.lang;
  if (trusted && !file) tag.trust = [new Uint8Array(1)];
  if (!file) return tag;
  const [{ default: procedure }, { default: example }] = await Promise.all([
    load.procedure(),
    load.example(),
  ]);
  const { createdAt, answers } = example as { createdAt: string; answers: Answers };
  const make = confirmed ? confirmedForm : signedForm;
  const { pdf, authority } = await make(procedure, { createdAt, answers });
  if (trusted) {
    tag.trust = [authority.root];
    tag.procedures = new URL('schemas/procedures/', document.baseURI).href;
  }
  // The element checks what it is given even before it is on the page.
  const bytes = new Uint8Array(file(pdf));
  document.body.append(tag);
  await tag.check(new File([bytes], 'to-khai-CT01.pdf', { type: 'application/pdf' }));
  return tag;
}

function story(state: State): StoryObj {
  return {
    loaders: [async () => ({ element: await element(state) })],
    render: (_args, { loaded }) => loaded['element'] as HTMLElement,
  };
}

const whole = (pdf: Uint8Array): Uint8Array => pdf;

export const Empty = story({ trusted: true });
export const WithoutTrust = story({ trusted: false });
export const Valid = story({ trusted: true, file: whole });
export const Confirmed = story({ trusted: true, confirmed: true, file: whole });
export const Undecided = story({ trusted: false, file: whole });
export const Changed = story({
  trusted: true,
  file: (pdf) => Uint8Array.from([...pdf, ...new TextEncoder().encode('% added\n')]),
});
export const NotAPdf = story({ trusted: true, file: () => new TextEncoder().encode('…') });
