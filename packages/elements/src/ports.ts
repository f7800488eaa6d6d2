import type { Answers, DraftStore } from '@tokhai/answers';
import type { ProfileStore } from '@tokhai/answers/profile-store';
import type { SignatureInk } from '@tokhai/answers/signature-ink';
import type { Procedure, SignerPlace } from '@tokhai/procedure';

/** A way to sign that the host offers, e.g. a certificate file or a remote service. */
export interface SignMethod {
  id: string;
  /** What it is called, in the language shown. */
  label: string;
  /** One short sentence: what the person needs for it, and what it is worth in law. */
  hint?: string;
  /**
   * What the sign page asks for: nothing, a PKCS#12 file and its password, the account at a remote
   * service, a token's PIN, or the file that another program signed.
   */
  needs: 'none' | 'p12' | 'account' | 'token' | 'signed-file';
}

export type { SignatureInk };

/** What the person gave on the sign page, and who the answers say the signer is. */
export interface SignInput {
  /** Bytes of the PKCS#12 file, for a method that needs `p12`. */
  p12?: Uint8Array;
  password?: string;
  /** The person's number at the remote service, for a method that needs `account`. */
  account?: string;
  /** PIN of the token, for a method that needs `token`; absent: its program asks for it. */
  pin?: string;
  /** Code with which the token's program takes up with this page, asked once. */
  pairing?: string;
  /** The PDF that another program signed, for a method that needs `signed-file`. */
  file?: Uint8Array;
  /** What is shown in the place beside who signed and when; absent: nothing more. */
  ink?: SignatureInk;
  /** Id of the {@link CertificateOffer} that the person took. */
  certificate?: string;
  /** The signer's name out of the answers (`signer.name`), when given. */
  name?: string;
  /** The signer's personal identification number out of the answers (`signer.identity`). */
  identity?: string;
}

/** A signature as the person reads it. */
export interface Signature {
  /** Name in the certificate. */
  name: string;
  /** Name of the authority that issued the certificate. */
  issuer?: string;
  /** Claimed signing time, an ISO 8601 instant. */
  signedAt: string;
}

/** A PDF with one more signature. */
export interface Signed {
  pdf: Uint8Array;
  signature: Signature;
}

/** A certificate that the person looks at, or chooses, before signing with it. */
export interface CertificateOffer {
  id: string;
  /** Name in the certificate. */
  name: string;
  /** Name of the authority that issued it. */
  issuer: string;
  /** Last day, an ISO 8601 instant. */
  validUntil: string;
  /** What the person should know before signing, as sentences in the language shown. */
  warnings: readonly string[];
  /** Why it must not sign, as a sentence: it is shown, but cannot be taken. */
  unusable?: string;
}

/**
 * A signature that is made elsewhere and takes its time, e.g. on the signer's phone. Plain data:
 * it lies in the draft, so that the wait goes on after a reload.
 */
export interface PendingSignature {
  /** Id of the signer's place. */
  signer: string;
  /** Id of the method. */
  method: string;
  /** What the person gave, to ask again with; it holds no secret. */
  input: SignInput;
  /** Name of what the person confirms in, e.g. an app. */
  service: string;
  /** A code that this page and the service both show; the person compares them. */
  checkCode: string;
  /** When the service gives up, an ISO 8601 instant. */
  expiresAt: string;
  /** What the host needs to go on with: values of JSON, byte arrays and dates. */
  state: unknown;
}

/** What came of asking for a signature: it is made, is being made, or needs a certificate chosen. */
export type SignOutcome =
  Signed | { pending: PendingSignature } | { offers: readonly CertificateOffer[] };

/** A submission that somebody else filled in, out of its PDF. */
export interface OpenedSubmission {
  /** With the signatures made so far. */
  pdf: Uint8Array;
  answers: Answers;
  /** ISO 8601 instant. */
  createdAt: string;
  /** By signer id. */
  signatures: ReadonlyMap<string, Signature>;
}

/** A code under which something is opened on another device: by the next signer, or by oneself. */
export interface HandOverOffer {
  code: string;
  /** The page of the form with the code in it. */
  href: string;
  /** When the code ends, an ISO 8601 instant. */
  expiresAt: string;
  /** `href` as a QR code: rows of modules, true for dark, without a quiet zone. */
  qr: ReadonlyArray<readonly boolean[]>;
}

/** Handing a submission on by a short-lived code, where the portal offers that. */
export interface HandOverPort {
  offer(pdf: Uint8Array): Promise<HandOverOffer>;
  /** The PDF that waits under a code. */
  fetch(code: string): Promise<Uint8Array>;
  /** Ends a code: the submission arrived, or the sender thought better of it. */
  close(code: string): Promise<void>;
}

/** A code under which the same person goes on with a draft on another device. */
export interface DraftTransferOffer extends HandOverOffer {
  /** How long the code works from now on, in milliseconds: clocks of devices differ. */
  lifetimeMs: number;
}

/** The other device has it, or has not asked yet, or nobody can ask any more. */
export type DraftTransferState = 'waiting' | 'taken' | 'over';

/** Handing a draft to another device by a short-lived code, where the portal offers that. */
export interface DraftTransferPort {
  /** Keeps a draft file for whoever has the code; nobody in between can read it. */
  offer(draft: Blob): Promise<DraftTransferOffer>;
  state(code: string): Promise<DraftTransferState>;
  /** The draft file that waits under a code, for the first device that asks. */
  fetch(code: string): Promise<Blob>;
  /** Ends a code: the draft arrived, or the person thought better of it. */
  end(code: string, how: 'arrived' | 'cancel'): Promise<void>;
}

/** A second step that whoever is logged in was asked for. */
export interface BegunConfirmation {
  id: string;
  /** By which way, in the portal's words, e.g. that a code went to a phone. */
  method: string;
  /** Where to look, e.g. the last digits of the number. */
  hint?: string;
  /** Stands in the message too: both have to be the same. */
  checkCode: string;
  /** An ISO 8601 instant. */
  expiresAt: string;
}

/** Somebody confirmed; the portal takes it once the others have. Plain data: it lies in the draft. */
export interface AwaitedConfirmations {
  /** Ids of the places in which somebody confirmed, and in which nobody did yet. */
  confirmed: readonly string[];
  missing: readonly string[];
  /** Until when the others have, an ISO 8601 instant. */
  until: string;
}

/**
 * Confirming by the account that is logged in, where the portal takes that for this procedure. It is
 * no signature (Luật Giao dịch điện tử 20/2023/QH15, Điều 22 khoản 4).
 */
export interface ConfirmationPort {
  /**
   * Asks for the second step; whoever confirmed before gets what became of it. Rejects when nobody is
   * logged in.
   */
  begin(
    pdf: Uint8Array,
  ): Promise<BegunConfirmation | SubmitOutcome | { awaiting: AwaitedConfirmations }>;
  /** Confirms the same PDF with the answer. Rejects when that is wrong. */
  finish(
    pdf: Uint8Array,
    confirmation: { id: string; answer: string },
  ): Promise<SubmitOutcome | { awaiting: AwaitedConfirmations }>;
  /**
   * What the person confirmed no longer counts. Resolves with the receipt when the others had
   * confirmed meanwhile.
   *
   * @param sha256 of what was confirmed, in lower-case hexadecimal
   */
  takeBack(sha256: string): Promise<SubmitOutcome | undefined>;
}

/** What the portal gives back for an accepted submission. */
export interface Receipt {
  /** Dossier code. */
  code: string;
  /** ISO 8601 instant. */
  receivedAt: string;
  /** Last day for the answer, YYYY-MM-DD; absent when the law sets none. */
  dueOn?: string;
  contact?: { name: string; phone?: string; email?: string; url?: string; hours?: string };
  /**
   * The code on the printed pages: the portal awaits them, signed by hand, and works on nothing before.
   * Absent: the submission was signed electronically.
   */
  paperCode?: string;
  /** The account that was logged in confirmed it, which is no signature. Absent: it was signed. */
  tier?: 'confirmed';
  /** SHA-256 of the PDF, hex. */
  sha256: string;
  /** `$id` of the procedure. */
  procedure: string;
  title: string;
}

/** The portal took the submission, or says why it did not. */
export type SubmitOutcome =
  | {
      receipt: Receipt;
      /** Address of the page that tells the state of the dossier. */
      statusHref?: string;
    }
  | {
      refused: Array<{
        /** kebab-case */
        code: string;
        /** A sentence for the person, in the language shown, with what to do about it. */
        message: string;
      }>;
    };

/** How a submission that is sent in pieces tells of its way, and is told to stop. */
export interface Sending {
  /** How many bytes arrived, of how many. */
  onProgress(sent: number, total: number): void;
  /**
   * Aborted: the person pauses. What arrived stays, and the next `submit` of the same PDF goes on with
   * it; this one rejects with a {@link PortError} `paused`.
   */
  signal: AbortSignal;
}

/**
 * Everything the form asks of the outside. The elements know no PDF, no cryptography and no
 * network; a host gives these functions. Each may reject with a {@link PortError}.
 */
export interface Ports {
  /** Where the draft is kept; absent: nothing is kept on the device. */
  drafts?: DraftStore;
  /** What is known about the person from earlier forms; absent: nothing is offered or kept. */
  profile?: ProfileStore | undefined;
  /** Draws the submission. `createdAt` is an ISO 8601 instant; `files` are bytes by SHA-256. */
  produce(
    procedure: Procedure,
    answers: Answers,
    options: { createdAt: string; files: ReadonlyMap<string, Uint8Array> },
  ): Promise<Uint8Array>;
  signMethods: readonly SignMethod[];
  /**
   * Adds the signature of `signer` to the PDF; the signatures in it stay valid. Offers are answered
   * by a second call with the same input and {@link SignInput.certificate}.
   */
  sign(
    pdf: Uint8Array,
    signer: SignerPlace,
    method: SignMethod,
    input: SignInput,
  ): Promise<SignOutcome>;
  /**
   * Waits until a pending signature is made. Asked again after a reload; needed by hosts whose
   * `sign` gives pending ones. Rejects when the service refused or gave up.
   * @param signal aborted when nobody waits any more
   */
  awaitSignature?(pending: PendingSignature, signal: AbortSignal): Promise<Signed>;
  /** The signatures a PDF holds, by signer id: asked when a draft with signatures is resumed. */
  signatures(pdf: Uint8Array): Promise<ReadonlyMap<string, Signature>>;
  /**
   * Opens the PDF of a submission of this procedure that somebody else filled in, so that another
   * person signs it. Refuses one in which anything was changed. Absent: people sign on one device.
   */
  open?(pdf: Uint8Array, procedure: Procedure): Promise<OpenedSubmission>;
  /** Fetches what hands it on. Absent: the portal keeps nothing for the next signer, who gets the file. */
  handOver?: (() => Promise<HandOverPort>) | undefined;
  /** Fetches what hands a draft on. Absent: a draft goes to another device as a file only. */
  draftTransfer?: (() => Promise<DraftTransferPort>) | undefined;
  /** @param sending absent: nobody looks at its way */
  submit(pdf: Uint8Array, sending?: Sending): Promise<SubmitOutcome>;
  /**
   * Announces an unsigned submission whose print will be brought, signed by hand. Absent: the portal
   * takes only what is signed electronically.
   */
  submitPaper?: ((pdf: Uint8Array, sending?: Sending) => Promise<SubmitOutcome>) | undefined;
  /** Fetches what confirms. Absent: the portal takes no confirmation in place of a signature. */
  confirmation?: (() => Promise<ConfirmationPort>) | undefined;
  /** Where one logs in to confirm, in a tab of its own; absent: the page around the form says where. */
  loginHref?: string | undefined;
}

/** A failure in a port. Its message is shown to the person as it is. */
export class PortError extends Error {
  /** kebab-case */
  readonly code: string;

  /**
   * @param message a sentence in the language shown: what happened and what to do about it
   */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PortError';
    this.code = code;
  }
}
