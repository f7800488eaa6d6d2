import { askedSigners } from '@tokhai/answers';
import { loadFonts, readSubmission, signatureAppearance } from '@tokhai/pdf';
import { sha256Hex, type Procedure, type SignerPlace } from '@tokhai/procedure';
import {
  certificateNames,
  sealField,
  signatureFields,
  signPdf,
  type Signer,
  type Trusted,
} from '@tokhai/signing';
import { ownsCertificate, type KnownAgency } from './agency.ts';
import { vietnamTime } from './calendar.ts';
import { findProcedure } from './check-content.ts';
import { checkResult } from './check-result.ts';
import type { CheckOptions } from './check-submission.ts';
import { DeskError } from './desk-error.ts';
import type { DossierResult } from './dossier-record.ts';
import type { DeskStore } from './store.ts';
import type { Verdict } from './verdict.ts';

/** Who signs or seals a dossier for the agency. */
export interface Countersigning {
  /** With an officer's or an organisation's certificate; its key never leaves the portal's care. */
  signer: Signer;
  /**
   * Id of the officer's place. Unless given the first one that is empty; in a form without any, the
   * seal stands invisibly in the file.
   */
  place?: string;
  /** Who does it, as the portal knows them, for the record. */
  by: string;
}

/** What countersigning needs of the desk. */
export interface CountersignContext extends CheckOptions {
  store: DeskStore;
  procedures: readonly Procedure[];
  officialTrust: readonly Trusted[];
  agency: KnownAgency;
}

/**
 * Adds the agency's signature to a dossier's PDF, as a further update: what the citizens signed
 * stays as it is. The PDF that was received is kept beside it, byte for byte.
 *
 * @throws {DeskError}
 */
export async function countersign(
  code: string,
  { signer, place: asked, by }: Countersigning,
  context: CountersignContext,
): Promise<DossierResult> {
  const { store, now } = context;
  const dossier = await store.findByCode(code);
  if (!dossier) throw new DeskError('unknown-dossier');
  const before = await store.record.result(dossier.receipt.code);
  const confirmed = before ?? (await store.record.confirmation(dossier.receipt.code));
  // Its confirmation was deleted: nobody stands behind it any more.
  if (dossier.verdict.tier === 'confirmed' && !confirmed) throw new DeskError('wrong-state');
  const pdf = confirmed?.pdf ?? (await store.pdf(dossier.receipt.code));
  if (!pdf) throw new DeskError('unknown-dossier');
  const certificate = signer.certificates[0] ?? new Uint8Array();
  // Before it signs: a signature in another agency's name must not even come about.
  if (!(await ownsCertificate(context.agency, certificate))) {
    throw new DeskError('seal-of-other-agency');
  }
  const { procedure, answers } = await contentOf(pdf, context);
  const place = await placeIn(pdf, procedure, answers, asked);

  // Signing times are written in whole seconds.
  const signedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const names = certificateNames(certificate);
  const appearance =
    'title' in place
      ? signatureAppearance(await loadFonts(`${names.name} ${names.issuer}`), {
          title: place.title,
          ...names,
          signedAt,
        })
      : undefined;
  const signed = await signPdf(pdf, signer, {
    field: place.id,
    signedAt,
    ...(appearance && { appearance }),
  });
  const verdict = await checkResult(signed, procedure, answers, context);
  if (verdict.indication !== 'passed') throw new DeskError('signature-not-passed');
  const result = { sha256: await sha256Hex(signed), pdf: signed, verdict };
  const changed = await store.record.change(dossier.receipt.code, {
    from: ['received', 'countersigned'],
    to: 'countersigned',
    event: {
      at: vietnamTime(now),
      action: 'countersigned',
      by,
      details: { place: place.id, sha256: result.sha256 },
    },
    result: { now: result, ...(before && { before: before.sha256 }) },
  });
  if (!changed) {
    const state = (await store.findByCode(code))?.state;
    const open = state === 'received' || state === 'countersigned';
    throw new DeskError(open ? 'changed-meanwhile' : 'wrong-state');
  }
  return result;
}

async function contentOf(
  pdf: Uint8Array,
  { procedures }: CountersignContext,
): Promise<{ procedure: Procedure; answers: NonNullable<Verdict['answers']> }> {
  const data = await readSubmission(pdf);
  const procedure = data && (await findProcedure(procedures, data.procedure, data.procedureHash));
  if (!data || !procedure) throw new DeskError('unknown-procedure');
  return { procedure, answers: data.answers };
}

/** Where the agency signs next. */
async function placeIn(
  pdf: Uint8Array,
  procedure: Procedure,
  answers: NonNullable<Verdict['answers']>,
  asked: string | undefined,
): Promise<SignerPlace | { id: typeof sealField }> {
  const fields = await signatureFields(pdf);
  const signed = new Set(fields.filter((field) => field.signed).map(({ name }) => name));
  const officers = askedSigners(procedure, answers).filter(({ role }) => role === 'officer');
  const places = officers.length > 0 ? officers : [{ id: sealField } as const];
  const place = asked === undefined ? places.find(({ id }) => !signed.has(id)) : undefined;
  const chosen = place ?? places.find(({ id }) => id === asked);
  if (!chosen) throw new DeskError(asked === undefined ? 'place-signed' : 'unknown-place');
  if (signed.has(chosen.id)) throw new DeskError('place-signed');
  return chosen;
}
