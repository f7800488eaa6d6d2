import {
  validate,
  validateUnits,
  vietnamDate,
  warnings,
  type Answers,
  type Issue,
} from '@tokhai/answers';
import { isPrintOf, PdfError, readSubmission, rendererVersion } from '@tokhai/pdf';
import { procedureHash, type Procedure } from '@tokhai/procedure';
import { modificationsSinceMade, type VerificationReport, type VerifiedPdf } from '@tokhai/signing';
import { checkFiles } from './check-files.ts';
import { rendererOf, type Renderers } from './renderers.ts';
import { reason, type Reason } from './reasons.ts';
import { ajvCheck } from './schema-check.ts';

/** What the data inside a submission says, and whether it is what was printed. */
export interface Content {
  reasons: Reason[];
  /** The procedure that the submission was made with, if it is among those given. */
  known?: Procedure;
  /** Its `$id`, known or not. */
  procedure?: string;
  createdAt?: string;
  /** The code at the foot of each printed page, as it follows from the data. */
  shortCode?: string;
  answers?: Answers;
  issues?: Issue[];
  overruled?: Issue[];
  rendersIdentically?: boolean;
}

export interface CheckContentOptions {
  /** Where the procedure is looked for, by `$id` and hash. */
  procedures: readonly Procedure[];
  now: Date;
  /**
   * Addresses have to be those of today's provinces and communes: for a submission that comes in,
   * not for a document of an earlier day.
   */
  units: boolean;
  /** Other versions of the printer that submissions may have been made with. */
  renderers?: Renderers;
  /** The PDF where it was verified by `verifyOnceRead`: so it need not be read again. */
  verified?: Pick<VerifiedPdf, 'modificationsSinceMade'>;
}

/** Clocks of devices differ: so much later than now a form may say it was made, in ms. */
const clockTolerance = 10 * 60 * 1000;

/**
 * Checks the answers embedded in a PDF: known procedure, valid answers, whole attachments, and
 * that printing them again gives the same file byte by byte.
 *
 * The first revision of the file has to be the print; every later one may only sign. So neither
 * the pages nor the data can differ from what the form made, whoever signed them.
 *
 * @returns undefined when the PDF holds no answers of ours
 */
export async function checkContent(
  pdf: Uint8Array,
  { revisions }: Pick<VerificationReport, 'revisions'>,
  { procedures, now, units, renderers = {}, verified }: CheckContentOptions,
): Promise<Content | undefined> {
  const [first] = revisions;
  if (!first) return undefined;
  const printed = pdf.subarray(0, first.end);
  let data: Awaited<ReturnType<typeof readSubmission>>;
  try {
    data = await readSubmission(printed);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    const { limit } = error.params;
    return {
      reasons: [
        error.code === 'too-large' && limit !== undefined
          ? reason('too-large', { maxBytes: limit })
          : reason('damaged-submission', { cause: error.code }),
      ],
    };
  }
  if (!data) return undefined;
  const { procedure, createdAt, shortCode, answers } = data;
  const read = { procedure, createdAt, shortCode, answers };
  const known = await findProcedure(procedures, procedure, data.procedureHash);
  if (!known) return { ...read, reasons: [reason('unknown-procedure')] };

  const issues = validate(known, answers, { today: vietnamDate(now), check: ajvCheck });
  if (issues.length === 0 && units) issues.push(...(await validateUnits(known, answers)));
  const overruled = warnings(known, answers);
  const renderer = await rendererOf(data.renderer, renderers);
  const rendersIdentically = await isPrintOf(printed, known, data, renderer);
  const changed = await (verified?.modificationsSinceMade() ?? modificationsSinceMade(pdf));
  const reasons = [
    ...(Date.parse(createdAt) <= now.getTime() + clockTolerance
      ? []
      : [reason('created-in-future')]),
    ...(issues.length === 0 ? [] : [reason('answers-invalid', { count: issues.length })]),
    ...(overruled.length === 0 ? [] : [reason('answers-overruled', { count: overruled.length })]),
    ...(await checkFiles(known, answers, data.files)),
    ...printReasons(data.renderer, rendersIdentically, renderer !== undefined),
    ...(changed.length > 0 ? [reason('changed-before-signing')] : []),
  ];
  return {
    ...read,
    known,
    reasons,
    rendersIdentically,
    ...(issues.length === 0 ? {} : { issues }),
    ...(overruled.length === 0 ? {} : { overruled }),
  };
}

function printReasons(renderer: string, rendersIdentically: boolean, isKept: boolean): Reason[] {
  if (rendersIdentically) return [];
  return [
    renderer === rendererVersion || isKept
      ? reason('renders-differently')
      : reason('printed-by-other-version', { renderer, here: rendererVersion }),
  ];
}

/** The procedure that a submission names, by `$id` and hash. */
export async function findProcedure(
  procedures: readonly Procedure[],
  id: string,
  hash: string,
): Promise<Procedure | undefined> {
  for (const procedure of procedures) {
    if (procedure.id === id && (await procedureHash(procedure)) === hash) return procedure;
  }
  return undefined;
}
