/** The two pages of a draft that goes from one device to another by a code: fetched with the first of them. */
import { msg } from '@lit/localize';
import { html } from 'lit';
import { defineOnce } from './define-once.ts';
import type { Filling } from './filling.ts';
import { pageHeading } from './heading.ts';
import { backLink } from './pages/back-link.ts';
import { DraftSender } from './pages/draft-sender.ts';
import type { SummaryLine } from './pages/error-summary.ts';
import { receivePage } from './pages/receive-page.ts';
import type { StepView } from './shown-step.ts';
import { keepReceived, receiveDraft } from './receive-draft.ts';
import { adoptInto } from './styles/adopt.ts';
import { codeStyles } from './styles/code-styles.ts';
import { lateStyles } from './styles/late-styles.ts';
import { fieldStyles } from './styles/field-styles.ts';

defineOnce('tk-draft-sender', DraftSender);

/** The page that sends a draft, or the one that takes it. */
export function transferPage(view: StepView & { summary: readonly SummaryLine[] }): unknown {
  const { filling, ports, headingLevel, root } = view;
  // The first field brings these styles otherwise, and here is none.
  adoptInto(root, [fieldStyles, lateStyles, codeStyles]);
  const openPort = ports.draftTransfer;
  if (!openPort) return undefined;
  if (filling.step === 'send') {
    return html`${backLink(view.onBack)}
      ${pageHeading(headingLevel, msg('Điền tiếp ở máy khác', { id: 'send-heading' }))}
      <tk-draft-sender
        .openPort=${openPort}
        .draft=${() => filling.draft}
        .keepsDraft=${filling.keepsDraft}
        .onNews=${(words: string) => filling.announce(words)}
        .onKeep=${view.onBack}
        .onRemove=${() => void filling.remove()}
      ></tk-draft-sender>`;
  }
  return receivePage({
    headingLevel,
    summary: view.summary,
    busy: filling.busy,
    code: filling.code,
    ...(filling.received ? { received: filling.received.updatedAt } : {}),
    ...(filling.draftSavedAt === undefined ? {} : { savedAt: filling.draftSavedAt }),
    onBack: view.onBack,
    onCodeInput: (code) => (filling.code = code),
    onCode: (code) => void receiveDraft(filling, openPort, code),
    onTake: () => void keepReceived(filling, openPort),
    onLeave: () => leaveReceived(filling),
  });
}

/** The draft of the other device stays there, and this one stays as it is. */
function leaveReceived(filling: Filling): void {
  filling.received = undefined;
  filling.back();
}
