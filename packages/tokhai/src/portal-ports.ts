import { indexedDbDrafts } from '@tokhai/answers';
import type { CompleteLanguage, Ports, Sending, SubmitOutcome } from '@tokhai/elements';
import type { Procedure } from '@tokhai/procedure';
import type { ConfirmOptions } from './confirm.ts';
import { profilePort } from './profile.ts';
import type { SignOptions } from './sign.ts';
import { signMethods } from './sign-methods.ts';
import type { OpeningWords } from './words/opening.ts';
import type { Words } from './words/words.ts';

/** The form as the portal set it up: its attributes, which may change while it stands. */
export interface PortalForm {
  readonly procedure: Procedure | undefined;
  readonly intake: string;
  readonly uploads: string;
  readonly paper: boolean;
  readonly confirmations: string;
  readonly handOvers: string;
  readonly draftTransfers: string;
  readonly certificateService: string;
  readonly signers: string;
  readonly signingService: string;
  readonly certificateStatus: string;
  readonly agentUrl: string;
  readonly statusPage: string;
  readonly profile: string;
  readonly profileReadonly: boolean;
  readonly storage: string;
  readonly ownerDocument: Document;
}

/** What of the form is not the portal's to say. */
export interface PortalFormHelp {
  /** The language shown, or the one that stands in for a draft. */
  language(): CompleteLanguage;
  openingWords(): OpeningWords;
  /** Every draft on the device was removed: what else is kept of the forms goes too. */
  onForgotten(): Promise<void>;
}

/** What a form needs after it was filled in. */
export const work = () => import('./work.ts');

/** The address that an attribute of a form gives, which is relative to its page. */
export const addressIn = (form: Pick<PortalForm, 'ownerDocument'>, address: string): URL =>
  new URL(address, form.ownerDocument.baseURI);

/**
 * What a form asks of the outside, done at the addresses of one portal. The code that does it is
 * fetched when it is needed. One object serves the form for its whole life: what the portal sets
 * later counts from then on.
 */
export function portalPorts(form: PortalForm, help: PortalFormHelp): Ports {
  const drafts = indexedDbDrafts();
  let profile: Ports['profile'];
  return {
    drafts: {
      ...drafts,
      clear: async () => {
        await drafts.clear();
        await help.onForgotten();
        await forgetUploads(form);
      },
    },
    get profile() {
      if (form.profile === '') return undefined;
      const address = form.profile === 'device' ? 'device' : addressIn(form, form.profile);
      return (profile ??= profilePort(address, !form.profileReadonly));
    },
    // Read at each rendering: the methods are named in the language shown.
    get signMethods() {
      const ids = form.signers || (form.certificateService ? 'certificate p12' : 'p12');
      return signMethods(help.openingWords(), ids.trim().split(/\s+/));
    },
    get handOver() {
      return handOverPort(form, help);
    },
    get draftTransfer() {
      return draftTransferPort(form, help);
    },
    produce: async (procedure, answers, options) => {
      const { produce, words } = await work();
      return produce(procedure, answers, options, words[help.language()]);
    },
    sign: async (pdf, place, method, input) => {
      const { sign, words } = await work();
      return sign(pdf, place, method, input, signOptions(form, words[help.language()]));
    },
    awaitSignature: async (pending, signal) => {
      const { awaitSignature, words } = await work();
      return awaitSignature(pending, signal, signOptions(form, words[help.language()]));
    },
    signatures: async (pdf) => (await work()).signatures(pdf),
    open: async (pdf, procedure) => {
      const [{ openSigned }, { words }] = await Promise.all([import('./open.ts'), work()]);
      return openSigned(pdf, procedure, words[help.language()]);
    },
    submit: (pdf, sending) => submit(form, help, pdf, false, sending),
    get submitPaper() {
      if (!form.paper) return undefined;
      return (pdf: Uint8Array, sending?: Sending) => submit(form, help, pdf, true, sending);
    },
    get confirmation() {
      return confirmationPort(form, help);
    },
  };
}

function signOptions(form: PortalForm, words: Words): SignOptions {
  const url = (address: string): URL | undefined =>
    address === '' ? undefined : addressIn(form, address);
  return {
    words,
    title: form.procedure?.title ?? '',
    certificateService: url(form.certificateService),
    agent: url(form.agentUrl),
    certificateStatus: url(form.certificateStatus),
    signingService: url(form.signingService && form.signingService.replace(/\/?$/, '/')),
  };
}

function handOverPort(form: PortalForm, help: PortalFormHelp): Ports['handOver'] {
  if (form.handOvers === '') return undefined;
  const url = addressIn(form, form.handOvers);
  const parts = () => Promise.all([import('./hand-over.ts'), work()]);
  return {
    offer: async (pdf) => {
      const [{ offerHandOver }, { words }] = await parts();
      return offerHandOver(url, pdf, new URL(location.href), words[help.language()]);
    },
    fetch: async (code) => {
      const [{ fetchHandOver }, { words }] = await parts();
      return fetchHandOver(url, code, words[help.language()]);
    },
    close: async (code) => {
      const [{ closeHandOver }, { words }] = await parts();
      await closeHandOver(url, code, words[help.language()]);
    },
  };
}

function draftTransferPort(form: PortalForm, help: PortalFormHelp): Ports['draftTransfer'] {
  // Without https there is nothing to seal with.
  if (form.draftTransfers === '' || !isSecureContext) return undefined;
  const parts = async () => {
    const [transfer, { words }] = await Promise.all([
      import('./draft-transfer/draft-transfer.ts'),
      work(),
    ]);
    const portal = { url: addressIn(form, form.draftTransfers), words: words[help.language()] };
    return { transfer, portal };
  };
  return {
    offer: async (draft) => {
      const { transfer, portal } = await parts();
      return transfer.offerDraft(portal, draft, new URL(location.href));
    },
    state: async (code) => {
      const { transfer, portal } = await parts();
      return transfer.draftState(portal, code);
    },
    fetch: async (code) => {
      const { transfer, portal } = await parts();
      return transfer.fetchDraft(portal, code);
    },
    end: async (code, how) => {
      const { transfer, portal } = await parts();
      await transfer.endDraft(portal, code, how);
    },
  };
}

function confirmationPort(form: PortalForm, help: PortalFormHelp): Ports['confirmation'] {
  if (form.confirmations === '') return undefined;
  const url = addressIn(form, form.confirmations);
  return {
    begin: async (pdf) => {
      const { beginConfirmation } = await import('./confirm.ts');
      return beginConfirmation(url, pdf, await submitOptions(form, help));
    },
    finish: async (pdf, confirmation) => {
      const { finishConfirmation } = await import('./confirm.ts');
      const options = await submitOptions(form, help);
      return withStatus(form, await finishConfirmation(url, pdf, confirmation, options));
    },
  };
}

async function submitOptions(form: PortalForm, help: PortalFormHelp): Promise<ConfirmOptions> {
  const fieldTitle = (field: unknown): string =>
    form.procedure?.signers.find(({ id }) => id === field)?.title ?? '';
  const { refusalText, words } = await work();
  return {
    words: words[help.language()],
    refusal: (code, { field }) => refusalText(code, help.language(), fieldTitle(field)),
  };
}

async function submit(
  form: PortalForm,
  help: PortalFormHelp,
  pdf: Uint8Array,
  onPaper: boolean,
  sending?: Sending,
): Promise<SubmitOutcome> {
  const { submit: submitWhole } = await work();
  const intake = addressIn(form, form.intake);
  if (onPaper) intake.searchParams.set('paper', '');
  const options = await submitOptions(form, help);
  if (form.uploads === '') return withStatus(form, await submitWhole(intake, pdf, options));
  const { submitInPieces } = await import('./submit-in-pieces.ts');
  return withStatus(
    form,
    await submitInPieces(intake, pdf, {
      ...options,
      sending,
      uploads: addressIn(form, form.uploads),
      memory: form.storage === 'none' ? undefined : globalThis.localStorage,
    }),
  );
}

function withStatus(form: PortalForm, outcome: SubmitOutcome): SubmitOutcome {
  if (!('receipt' in outcome) || form.statusPage === '') return outcome;
  const address = `${form.statusPage}${encodeURIComponent(outcome.receipt.code)}`;
  return { ...outcome, statusHref: addressIn(form, address).href };
}

async function forgetUploads(form: PortalForm): Promise<void> {
  if (form.uploads === '') return;
  const { forgetUploads: forget } = await import('./submit-in-pieces.ts');
  forget(localStorage);
}
