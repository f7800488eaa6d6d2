import type { Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { LitElement } from 'lit';
import { followLanguage } from '../language.ts';
import type {
  AwaitedConfirmations,
  BegunConfirmation,
  HandOverOffer,
  PendingSignature,
  Signature,
  SignMethod,
} from '../ports.ts';
import { adoptInto } from '../styles/adopt.ts';
import { codeStyles } from '../styles/code-styles.ts';
import { fieldStyles } from '../styles/field-styles.ts';
import { formStyles } from '../styles/form-styles.ts';
import { lateStyles } from '../styles/late-styles.ts';
import { sharedStyles } from '../styles/shared-styles.ts';
import { tokens } from '../styles/tokens.ts';
import type { Offered, Sent } from '../submission.ts';
import type { SummaryLine } from './error-summary.ts';
import type { NextForm } from './next-form.ts';
import type { SignForm } from './sign-form.ts';
import type { Told } from '../words/binding.ts';

/** What the page on which people sign is given, and what stands in it. */
export class SignPageState extends LitElement {
  static override properties = {
    procedure: { attribute: false },
    answers: { attribute: false },
    methods: { attribute: false },
    signatures: { attribute: false },
    pending: { attribute: false },
    offered: { attribute: false },
    failures: { attribute: false },
    download: { attribute: false },
    busy: { type: Boolean },
    headingLevel: { type: Number, attribute: 'heading-level' },
    chosen: { state: true },
    form: { state: true },
    lines: { state: true },
    handed: { type: Boolean },
    queued: { type: Boolean },
    next: { attribute: false },
    sent: { attribute: false },
    offersPaper: { type: Boolean, attribute: 'offers-paper' },
    offersConfirmation: { type: Boolean, attribute: 'offers-confirmation' },
    loginHref: { attribute: false },
    confirming: { attribute: false },
    awaiting: { attribute: false },
    answer: { state: true },
    offersCode: { type: Boolean, attribute: 'offers-code' },
    handOver: { attribute: false },
    picked: { state: true },
  };

  declare procedure: Procedure;
  declare answers: Answers;
  declare methods: readonly SignMethod[];
  /** Signatures made so far, by signer id. */
  declare signatures: ReadonlyMap<string, Signature>;
  /** A signature that is being made elsewhere. */
  declare pending: PendingSignature | undefined;
  /** Certificates to look at, or to choose from, before signing. */
  declare offered: Offered | undefined;
  /** Sentences: why the last try to sign or to hand in failed. */
  declare failures: readonly Told[];
  /** The PDF with the signatures made so far. */
  declare download: { href: string; fileName: string; size: number } | undefined;
  declare busy: boolean;
  /** Somebody else filled it in: signatures of others are not dropped here. */
  declare handed: boolean;
  /** It is sent as soon as there is a network. */
  declare queued: boolean;
  /** What comes after this form. */
  declare next: NextForm | undefined;
  /** How far the submission is on its way, when it goes in pieces. */
  declare sent: Sent | undefined;
  /** The portal also takes a print that is signed by hand. */
  declare offersPaper: boolean;
  /** The portal takes the confirmation of whoever is logged in, in place of a signature. */
  declare offersConfirmation: boolean;
  /** Where one logs in to confirm. */
  declare loginHref: string | undefined;
  /** The second step that was asked for. */
  declare confirming: BegunConfirmation | undefined;
  /** Whoever is here confirmed, and others have to. */
  declare awaiting: AwaitedConfirmations | undefined;
  /** The portal keeps the submission for the next signer, under a code. */
  declare offersCode: boolean;
  /** The code under which it waits there now. */
  declare handOver: HandOverOffer | undefined;
  declare headingLevel: number;

  /** Id of the signer who was picked to sign next. */
  declare protected chosen: string;
  declare protected form: SignForm;
  declare protected lines: readonly SummaryLine[];
  /** What was typed as the answer of the second step. */
  declare protected answer: string;
  /** Id of the certificate picked among those offered. */
  declare protected picked: string;

  constructor() {
    super();
    this.answers = {};
    this.methods = [];
    this.signatures = new Map();
    this.failures = [];
    this.download = undefined;
    this.busy = false;
    this.handed = false;
    this.queued = false;
    this.next = undefined;
    this.offersPaper = false;
    this.offersConfirmation = false;
    this.loginHref = undefined;
    this.confirming = undefined;
    this.awaiting = undefined;
    this.answer = '';
    this.offersCode = false;
    this.handOver = undefined;
    this.headingLevel = 1;
    this.pending = undefined;
    this.offered = undefined;
    this.picked = '';
    this.chosen = '';
    this.form = { method: '', password: '', confirmed: false };
    this.lines = [];
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptInto(this.getRootNode(), [
      tokens,
      formStyles,
      sharedStyles,
      fieldStyles,
      lateStyles,
      codeStyles,
    ]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
