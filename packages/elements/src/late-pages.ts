/** The steps that are fetched later than the questions: opening, checking, signing, the receipt. */
import { msg } from '@lit/localize';
import type { Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { prepare, preview } from './at-checking.ts';
import { askToConfirm, confirm, endConfirming, takeBackConfirmation } from './at-confirming.ts';
import {
  handOver,
  pauseSending,
  sign,
  signAgain,
  submit,
  submitPaper,
  withdraw,
  withdrawSignatures,
} from './at-signing.ts';
import type { Filling } from './filling.ts';
import type { ObjectUrl } from './object-url.ts';
import { checkPage } from './pages/check-page.ts';
import { donePage } from './pages/done-page.ts';
import type { SummaryLine } from './pages/error-summary.ts';
import type { NextForm } from './pages/next-form.ts';
import { paperDonePage } from './pages/paper-done-page.ts';
import { openPage } from './pages/open-page.ts';
import type { SignRequest } from './pages/sign-events.ts';
import type { OpenedSubmission, Ports } from './ports.ts';
import { profileCard, submissions } from './steps-later.ts';
import { adoptInto } from './styles/adopt.ts';
import { fieldStyles } from './styles/field-styles.ts';
import { lateStyles } from './styles/late-styles.ts';
import { formName } from './words/form-name.ts';

/** What these steps need of the element around them. */
export interface LatePageView {
  filling: Filling;
  ports: Ports;
  /** With its words in the language shown. */
  procedure: Procedure;
  answers: Answers;
  headingLevel: number;
  summary: SummaryLine[];
  pdfUrl: ObjectUrl;
  /** What comes after this form. */
  next: NextForm | undefined;
  /** Where the page is shown. */
  root: Node;
  onBack: () => void;
  onEdit: (pageId: string, pointer: string) => void;
}

/** The page of the step on which the person stands; undefined for the other steps. */
export function latePage(view: LatePageView): unknown {
  const { filling } = view;
  adoptInto(view.root, [lateStyles]);
  switch (filling.step) {
    case 'open':
      return toOpen(view);
    case 'check':
      return toCheck(view);
    case 'sign':
      return toSign(view);
    case 'done':
      return done(view);
    default:
      return undefined;
  }
}

function toOpen(view: LatePageView): TemplateResult {
  const { filling, ports } = view;
  // The first field brings them otherwise, and here is none.
  adoptInto(view.root, [fieldStyles]);
  return openPage({
    ...view,
    busy: filling.busy,
    savedAt: filling.handedSavedAt,
    code: ports.handOver ? filling.code : undefined,
    onCodeInput: (code) => {
      filling.code = code;
    },
    onCode: (code) => void takeOver(view, () => fetchByCode(ports, code, filling.procedure)),
    onResume: () => void filling.resumeHanded(),
    onFile: (read) => void takeOver(view, async () => ports.open!(await read(), filling.procedure)),
  });
}

/** Reads a submission of somebody else, to sign it. */
async function takeOver(
  { filling }: LatePageView,
  read: () => Promise<OpenedSubmission>,
): Promise<void> {
  await filling.work(msg('Đang mở tệp…', { id: 'opening' }), async () => {
    const [opened] = await Promise.all([read(), submissions.load()]);
    show(filling, opened);
    return '';
  });
}

/** Shows a submission of somebody else. A draft of one's own stays as it is. */
function show(filling: Filling, opened: OpenedSubmission): void {
  if (!filling.handed) filling.own = filling.answers;
  filling.handed = filling.isBegun = true;
  filling.answers = opened.answers;
  filling.submission.take(opened);
  filling.goTo('check');
}

/** What waits at the portal under a code; the code ends once it is here and whole. */
async function fetchByCode(
  ports: Ports,
  code: string,
  procedure: Procedure,
): Promise<OpenedSubmission> {
  const handOvers = await ports.handOver!();
  const opened = await ports.open!(await handOvers.fetch(code), procedure);
  // It ends by itself soon: that it could not be ended now stops nobody from signing.
  void handOvers.close(code).catch(() => undefined);
  return opened;
}

function toCheck(view: LatePageView): TemplateResult {
  const { filling, pdfUrl } = view;
  const { pdf, isSigned, confirming } = filling.submission;
  return checkPage({
    ...view,
    signed: isSigned,
    confirmed: confirming.awaiting !== undefined,
    handed: filling.handed,
    busy: filling.busy,
    ...(pdf ? { preview: { href: pdfUrl.of(pdf), size: pdf.length } } : {}),
    onEdit: (page, { name }) => view.onEdit(page.id, `/${name}`),
    onPreview: () => void preview(filling),
    onContinue: () => void prepare(filling),
  });
}

function toSign(view: LatePageView): TemplateResult {
  const { filling, ports } = view;
  const { signatures, pending, offered, confirming } = filling.submission;
  const { begun, awaiting } = confirming;
  return html`<tk-sign-page
    .procedure=${view.procedure}
    .answers=${view.answers}
    .methods=${ports.signMethods}
    .signatures=${signatures}
    .pending=${pending}
    .offered=${offered}
    .failures=${filling.failures}
    .download=${fileOf(view)}
    .busy=${filling.busy}
    .handed=${filling.handed}
    .queued=${filling.isQueued}
    .next=${view.next}
    .sent=${filling.submission.sent}
    .offersPaper=${ports.submitPaper !== undefined}
    .offersConfirmation=${ports.confirmation !== undefined}
    .loginHref=${ports.loginHref}
    .confirming=${begun}
    .awaiting=${awaiting}
    .offersCode=${ports.handOver !== undefined}
    .handOver=${filling.submission.handOver}
    .headingLevel=${view.headingLevel}
    @go-back=${view.onBack}
    @sign-request=${(event: CustomEvent<SignRequest>) => sign(filling, event.detail)}
    @sign-other-way=${() => withdraw(filling)}
    @submit-request=${() => submit(filling)}
    @pause-request=${() => pauseSending(filling)}
    @paper-request=${() => submitPaper(filling)}
    @confirm-start=${() => askToConfirm(filling)}
    @confirm-end=${() => endConfirming(filling)}
    @confirm-take-back=${() => takeBackConfirmation(filling)}
    @confirm-answer=${(event: CustomEvent<string>) => confirm(filling, event.detail)}
    @sign-again=${() => signAgain(filling)}
    @withdraw-signatures=${() => withdrawSignatures(filling)}
    @hand-over-start=${() => handOver(filling, true)}
    @hand-over-end=${() => handOver(filling, false)}
  ></tk-sign-page>`;
}

function done(view: LatePageView): unknown {
  const { outcome } = view.filling;
  const submission = fileOf(view);
  if (!outcome || !submission) return nothing;
  const { procedure, answers, headingLevel, filling, next } = view;
  const { paperCode } = outcome.receipt;
  if (paperCode !== undefined) {
    const { keepsDraft } = filling;
    const paper = { procedure, answers, paperCode, keepsDraft, next };
    return paperDonePage({ ...outcome, ...paper, submission, headingLevel });
  }
  const { contact } = procedure.about;
  return html`${donePage({ ...outcome, submission, contact, headingLevel, next })}
  ${filling.handed ? nothing : profile(view)}`;
}

/** Asks whether what the form learned about the person is kept for the next one. */
function profile({ answers, headingLevel, ports, procedure }: LatePageView): unknown {
  if (!ports.profile) return nothing;
  profileCard.ahead();
  return html`<tk-profile-card
    .mode=${'keep'}
    .store=${ports.profile}
    .procedure=${procedure}
    .answers=${answers}
    .headingLevel=${headingLevel + 1}
  ></tk-profile-card>`;
}

function fileOf({
  filling,
  procedure,
  pdfUrl,
}: LatePageView): { href: string; fileName: string; size: number } | undefined {
  const { pdf } = filling.submission;
  if (!pdf) return undefined;
  const fileName = `to-khai-${formName(procedure)}.pdf`;
  return { href: pdfUrl.of(pdf), fileName, size: pdf.length };
}
