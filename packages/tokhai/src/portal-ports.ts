import { indexedDbDrafts } from '@tokhai/answers';
import type { CompleteLanguage, Ports } from '@tokhai/elements';
import type { Procedure, Translation } from '@tokhai/procedure';
import type { PortalWork } from './portal-work.ts';
import { profilePort } from './profile.ts';
import { signMethods } from './sign-methods.ts';
import type { OpeningWords } from './words/opening.ts';

/** The form as the portal set it up: its attributes, which may change while it stands. */
export interface PortalForm {
  readonly procedure: Procedure | undefined;
  readonly translations: readonly Translation[];
  readonly intake: string;
  readonly uploads: string;
  readonly paper: boolean;
  readonly confirmations: string;
  readonly loginPage: string;
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
  readonly pageHref: string;
}

/** What of the form is not the portal's to say. */
export interface PortalFormHelp {
  /** The language shown, or the one that stands in for a draft. */
  language(): CompleteLanguage;
  openingWords(): OpeningWords;
  /** Every draft on the device was removed: what else is kept of the forms goes too. */
  onForgotten(): Promise<void>;
}

/** The ids of the ways to sign that a portal offers. */
export function signerIds({
  signers,
  certificateService,
}: Pick<PortalForm, 'signers' | 'certificateService'>): string[] {
  return (signers || (certificateService ? 'certificate p12' : 'p12')).trim().split(/\s+/);
}

/** What a form needs after it was filled in. */
export const work = () => import('./work.ts');

/** The address that an attribute of a form gives, which is relative to its page. */
export const addressIn = (form: Pick<PortalForm, 'ownerDocument'>, address: string): URL =>
  new URL(address, form.ownerDocument.baseURI);

/**
 * What a form asks of the outside, done at the addresses of one portal. What does it is fetched when
 * it is needed. One object serves the form for its whole life: what the portal sets later counts
 * from then on.
 */
export function portalPorts(form: PortalForm, help: PortalFormHelp): Ports {
  const drafts = indexedDbDrafts();
  let profile: Ports['profile'];
  const portalWork = async (): Promise<PortalWork> => (await work()).portalWork(form, help);
  const later = <Name extends keyof PortalWork>(name: Name): PortalWork[Name] => {
    const run = async (...given: unknown[]): Promise<unknown> => {
      const does = (await portalWork())[name] as (...same: unknown[]) => unknown;
      return does(...given);
    };
    return run as PortalWork[Name];
  };
  const handOver = later('handOver');
  const confirmation = later('confirmation');
  const draftTransfer = later('draftTransfer');
  const submitPaper = later('submitPaper');
  return {
    drafts: {
      ...drafts,
      clear: async () => {
        await drafts.clear();
        await help.onForgotten();
        if (form.uploads !== '') await (await portalWork()).forgetUploads();
      },
    },
    get profile() {
      if (form.profile === '') return undefined;
      const address = form.profile === 'device' ? 'device' : addressIn(form, form.profile);
      return (profile ??= profilePort(address, !form.profileReadonly));
    },
    // Read at each rendering: the methods are named in the language shown.
    get signMethods() {
      return signMethods(help.openingWords(), signerIds(form));
    },
    get handOver() {
      return form.handOvers === '' ? undefined : handOver;
    },
    get draftTransfer() {
      // Without https there is nothing to seal with.
      return form.draftTransfers === '' || !isSecureContext ? undefined : draftTransfer;
    },
    produce: later('produce'),
    sign: later('sign'),
    awaitSignature: later('awaitSignature'),
    signatures: later('signatures'),
    open: later('open'),
    submit: later('submit'),
    get submitPaper() {
      return form.paper ? submitPaper : undefined;
    },
    get confirmation() {
      return form.confirmations === '' ? undefined : confirmation;
    },
    get loginHref() {
      return form.loginPage || undefined;
    },
  };
}
