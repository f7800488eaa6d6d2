import { isOrHolds, laterParts } from '@tokhai/elements';
import {
  loadCommunes,
  loadFormerDistricts,
  loadFormerProvinces,
  loadProvinces,
  type Procedure,
} from '@tokhai/procedure';

type Part = () => Promise<unknown>;

/**
 * Every part that filling in, printing and signing these procedures may need, the likeliest first. A
 * generator: which communes there are is known only once the provinces are here.
 *
 * @param options.signers ids of the ways to sign that are offered
 * @param options.uploads the submission is sent in pieces
 */
export function* partsOf(
  procedures: readonly Procedure[],
  { signers, uploads }: { signers: readonly string[]; uploads: boolean },
): Generator<Part> {
  for (const procedure of procedures) yield* laterParts(procedure);
  yield () => import('../work.ts');
  yield async () => (await import('@tokhai/pdf')).loadPrinter();
  yield () => import('@tokhai/signing');
  if (signers.includes('p12')) yield async () => (await import('@tokhai/signing')).loadPkcs12();
  yield () => import('../open.ts');
  if (uploads) yield () => import('../submit-in-pieces.ts');
  yield () => import('../words/opening-en.ts');
  yield () => import('@tokhai/answers/profile-store');
  if (procedures.length > 1) yield () => import('../bundle/outbox.ts');
  const questions = procedures.flatMap((procedure) => [...procedure.questions.values()]);
  if (questions.some((question) => isOrHolds(question, 'address'))) yield* units();
}

/** The communes of every province, and of those until 30/06/2025 for old addresses. */
function* units(): Generator<Part> {
  let provinces: string[] = [];
  yield async () => (provinces = (await loadProvinces()).map(({ code }) => code));
  for (const code of provinces) yield () => loadCommunes(code);
  let former: string[] = [];
  yield async () => (former = await loadFormerProvinces());
  for (const name of former) yield () => loadFormerDistricts(name);
}
