/** What a form asks of its portal after it was filled in: one file with what prints, signs and sends. */
import type { Ports, Sending, SubmitOutcome } from '@tokhai/elements';
import { pageOf } from './code-link.ts';
import { addressIn, type PortalForm, type PortalFormHelp } from './portal-ports.ts';
import { produce } from './produce.ts';
import { awaitSignature, sign, signatures, type SignOptions } from './sign.ts';
import { submit, type SubmitOptions } from './submit.ts';
import { refusalText } from './words/refusals.ts';
import { words, type Words } from './words/words.ts';

export interface PortalWork
  extends
    Pick<Ports, 'produce' | 'sign' | 'signatures' | 'submit'>,
    Required<Pick<Ports, 'awaitSignature' | 'open'>> {
  submitPaper: NonNullable<Ports['submitPaper']>;
  handOver: NonNullable<Ports['handOver']>;
  draftTransfer: NonNullable<Ports['draftTransfer']>;
  confirmation: NonNullable<Ports['confirmation']>;
  /** Nothing is left of uploads that were begun. */
  forgetUploads(): Promise<void>;
}

/** What a portal says of a form that is sent, whether it is on the page or not. */
export type SentForm = Pick<
  PortalForm,
  'procedure' | 'translations' | 'intake' | 'uploads' | 'statusPage' | 'storage' | 'ownerDocument'
>;

/** Does it at the addresses that the form names now, in the language shown now. */
export function portalWork(form: PortalForm, help: PortalFormHelp): PortalWork {
  const said = words[help.language()];
  const handOvers = addressIn(form, form.handOvers);
  const confirmations = addressIn(form, form.confirmations);
  const page = pageOf(form);
  return {
    produce: (procedure, answers, options) => produce(procedure, answers, options, said),
    sign: (pdf, place, method, input) => sign(pdf, place, method, input, signOptions(form, said)),
    awaitSignature: (pending, signal) => awaitSignature(pending, signal, signOptions(form, said)),
    signatures,
    open: async (pdf, procedure) => {
      const { openSigned } = await import('./open.ts');
      return openSigned(pdf, procedure, said);
    },
    submit: (pdf, sending) => send(form, help, pdf, false, sending),
    submitPaper: (pdf, sending) => send(form, help, pdf, true, sending),
    handOver: async () => {
      const { closeHandOver, fetchHandOver, offerHandOver } = await import('./hand-over.ts');
      return {
        offer: (pdf) => offerHandOver(handOvers, pdf, page, said),
        fetch: (code) => fetchHandOver(handOvers, code, said),
        close: (code) => closeHandOver(handOvers, code, said),
      };
    },
    draftTransfer: async () => {
      const { draftTransferPort } = await import('./draft-transfer/draft-transfer.ts');
      return draftTransferPort(addressIn(form, form.draftTransfers), page, said);
    },
    confirmation: async () => {
      const { confirmationPort } = await import('./confirm.ts');
      return confirmationPort(confirmations, {
        ...submitOptions(form, help),
        withStatus: (outcome) => withStatus(form, outcome),
      });
    },
    forgetUploads: async () => {
      const { forgetUploads } = await import('./submit-in-pieces.ts');
      forgetUploads(localStorage);
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

function submitOptions(form: SentForm, help: Pick<PortalFormHelp, 'language'>): SubmitOptions {
  // As the sign page calls the place.
  const fieldTitle = (field: unknown): string => {
    const signers = form.procedure?.signers ?? [];
    const place = signers.findIndex(({ id }) => id === field);
    const translation = form.translations.find(({ lang }) => lang === help.language());
    const translated = translation?.texts[`/procedure/signers/${place}/title`];
    const title = signers[place]?.title ?? '';
    // Isolated: the form marks it as Vietnamese among words of another language.
    return translated ?? (help.language() === 'vi' ? title : `\u2068${title}\u2069`);
  };
  return {
    words: words[help.language()],
    refusal: (code, { field }) => refusalText(code, help.language(), fieldTitle(field)),
  };
}

/** Hands a submission in; `onPaper`: nobody signed it, its print is brought. */
export async function send(
  form: SentForm,
  help: Pick<PortalFormHelp, 'language'>,
  pdf: Uint8Array,
  onPaper: boolean,
  sending?: Sending,
): Promise<SubmitOutcome> {
  const intake = addressIn(form, form.intake);
  if (onPaper) intake.searchParams.set('paper', '');
  const options = submitOptions(form, help);
  if (form.uploads === '') return withStatus(form, await submit(intake, pdf, options));
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

function withStatus(form: SentForm, outcome: SubmitOutcome): SubmitOutcome {
  if (!('receipt' in outcome) || form.statusPage === '') return outcome;
  const address = `${form.statusPage}${encodeURIComponent(outcome.receipt.code)}`;
  return { ...outcome, statusHref: addressIn(form, address).href };
}
