import { vietnamDate } from '@tokhai/answers';
import type { Trusted } from '@tokhai/signing';
import type { KnownAgency } from '../agency.ts';
import { vietnamTime, type Holidays } from '../calendar.ts';
import type { Checked } from '../check-submission.ts';
import type { Queue } from '../queue.ts';
import { writeReceipt } from '../receipt.ts';
import type { DeskStore } from '../store.ts';
import type { Verdict } from '../verdict.ts';
import type { ConfirmationOptions } from './confirmation.ts';
import { createConfirmations } from './confirmations.ts';
import type { ConfirmationRoutes } from './routes.ts';

/** What the desk lends to its confirmations. */
export interface ConfirmingDesk {
  store: DeskStore;
  agency: KnownAgency;
  officialTrust: readonly Trusted[];
  now: () => Date;
  maxBytes: number;
  queue: Queue;
  check(pdf: Uint8Array, now: Date): Promise<Checked>;
  holidays?: Holidays;
}

/** Confirmations over the desk's own store, one check at a time like every submission. */
export function openConfirmations(
  options: ConfirmationOptions,
  { store, agency, queue, holidays, ...desk }: ConfirmingDesk,
): ConfirmationRoutes {
  const confirmations = createConfirmations({
    ...desk,
    ...{ options, agency, pending: store.pending, gathered: store.gathered },
    // The way to the person's phone may take its time: only the work waits for its turn.
    check: (pdf, now) => queue.run(() => desk.check(pdf, now)),
    async before(sha256) {
      const dossier = await store.findByHash(sha256);
      if (!dossier) return undefined;
      const { verdict, receipt, state } = dossier;
      const confirmed = verdict.confirmation?.confirmations ?? [];
      return {
        decision: { verdict, receipt, created: false },
        // What was withdrawn gives no receipt again.
        confirmedBy: state === 'withdrawn' ? [] : confirmed.map(({ person }) => person.account),
      };
    },
    async keep({ pdf, sha256, now, known, verdict, sealed }) {
      const { dossier, created } = await store.keep({
        ...{ agency: agency.code, day: vietnamDate(now), receivedAt: now, state: 'received' },
        receipt: writeReceipt(known, sha256, now, {
          tier: 'confirmed',
          ...(holidays && { holidays }),
        }),
        ...{ verdict, pdf },
        confirmation: {
          sealed,
          accounts: (verdict.confirmation?.confirmations ?? []).map(({ person }) => person.account),
          event: {
            at: vietnamTime(now),
            action: 'confirmed',
            by: 'citizen',
            details: { sealed: sealed.sha256, ...waysOf(verdict) },
          },
        },
      });
      return { verdict: dossier.verdict, receipt: dossier.receipt, created };
    },
  });
  return {
    ...confirmations,
    person: (request) => options.port.person(request),
  };
}

/** How those who confirmed were logged in, and by which second steps. */
function waysOf({ confirmation }: Verdict): { login: string; secondStep: string } {
  const confirmed = confirmation?.confirmations ?? [];
  const [logins, steps] = [
    confirmed.map(({ login }) => login.method),
    confirmed.map(({ secondStep }) => secondStep.method),
  ];
  return { login: [...new Set(logins)].join('; '), secondStep: [...new Set(steps)].join('; ') };
}
