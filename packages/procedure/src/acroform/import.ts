import { ProcedureError } from '../error.ts';
import { foldVietnamese } from '../fold.ts';
import { nameTaker } from '../formio/names.ts';
import { pagesOf, type Headed } from '../formio/pages.ts';
import { unknownFacts } from '../formio/placeholders.ts';
import { plainText } from '../formio/plain-text.ts';
import { SCHEMAS, withWholeReferences } from '../formio/references.ts';
import type { ImportEntry, Note } from '../formio/report.ts';
import type { ProcedureFile, QuestionSchema, SignerPlace } from '../generated/procedure.ts';
import { pointerStep } from '../json.ts';
import { readProcedure } from '../read.ts';
import { fieldQuestion, whyNotAsked } from './field-question.ts';
import { fieldWords, type FieldWords } from './field-words.ts';
import type { FieldPlace, FormField, PdfForm } from './form-field.ts';
import { inReadingOrder } from './reading-order.ts';

export interface AcroFormOptions {
  /** Name of the file without its ending: what the procedure is called where the PDF has no title. */
  fileName?: string;
  /** The `$id` of the procedure; by default one made of the file's name. */
  id?: string;
  /** First day in force, YYYY-MM-DD. */
  effectiveFrom?: string;
}

export interface AcroFormImport {
  /** A procedure file that `readProcedure` takes: a draft. */
  procedure: ProcedureFile;
  /** What became of each field, in the order of the pages, and what was added. */
  report: ImportEntry[];
}

/** Most questions, and most signers: the language takes no more. */
const MAX_QUESTIONS = 400;
const MAX_SIGNERS = 8;

interface Asked {
  field: FormField & { place: FieldPlace };
  words: FieldWords;
}

/**
 * The fields of a fillable PDF as a draft of a procedure: a page of questions for each page, in the
 * order of reading. What stands in the fields is never taken over as an answer. What a PDF does not
 * hold (fee, deadline, contact …) is filled with words that say so.
 *
 * @throws {ProcedureError} `not-in-language` when no field asks anything
 */
export function importAcroForm(form: PdfForm, options: AcroFormOptions = {}): AcroFormImport {
  const report: ImportEntry[] = [];
  const note: Note = (outcome, pointer, message) => {
    report.push({ pointer, outcome, message });
  };
  if (form.xfa) note('left-out', '/xfa', 'The dynamic form (XFA) in the PDF is not read.');
  const title = titleOf(form, options, note);
  const made = questionsOf(askedFields(form.fields, note), note);
  if (Object.keys(made.properties).length === 0) {
    throw new ProcedureError('not-in-language', '', 'Give a PDF with a field that asks something.');
  }
  note('approximated', '/procedure/form', 'Write the number of the form, as the law has it.');
  note('approximated', '/procedure/effectiveFrom', 'Write the first day in force.');
  note(
    'approximated',
    '/procedure/pages',
    'A page for each page of the PDF: group and name them by what they ask.',
  );
  const id = options.id ?? `${SCHEMAS}procedures/${slug(options.fileName)}/procedure.json`;
  const procedure: ProcedureFile = {
    $schema: '../../procedure.schema.json',
    $id: id,
    title,
    type: 'object',
    properties: withWholeReferences(made.properties, id),
    required: made.required,
    additionalProperties: false,
    procedure: {
      form: '(Chưa ghi: ký hiệu mẫu)',
      effectiveFrom: options.effectiveFrom ?? '2000-01-01',
      ...unknownFacts(note, {
        name: 'The PDF',
        reliability:
          'Dựng lại từ các ô điền của một tệp PDF; câu chữ chưa đối chiếu với mẫu do pháp luật quy định.',
      }),
      pages: pagesOf(made.groups, title),
      signers: signersOf(made.signers, note),
    },
  };
  readProcedure(procedure);
  return { procedure, report };
}

/** Fields that are asked, in the order of reading; of the others the report says why not. */
function askedFields(fields: readonly FormField[], note: Note): Asked[] {
  const shown: Array<FormField & { place: FieldPlace }> = [];
  for (const field of fields) {
    const reason = whyNotAsked(field);
    if (reason !== undefined || !field.place) note('left-out', pointerOf(field), reason ?? '');
    else shown.push({ ...field, place: field.place });
  }
  const ordered = inReadingOrder(shown);
  const words = fieldWords(ordered);
  return ordered.map((field, index) => ({ field, words: words[index]! }));
}

interface Made {
  properties: Record<string, QuestionSchema>;
  required: string[];
  groups: Headed[];
  signers: SignerPlace[];
}

function questionsOf(asked: readonly Asked[], note: Note): Made {
  const made: Made = { properties: {}, required: [], groups: [], signers: [] };
  const take = nameTaker();
  const groups = new Map<number, Headed>();
  let count = 0;
  for (const { field, words } of asked) {
    const pointer = pointerOf(field);
    if (field.type === 'signature') {
      addSigner(made.signers, field, words, take, note);
      continue;
    }
    count += 1;
    if (count > MAX_QUESTIONS) {
      note('left-out', pointer, `A procedure asks ${MAX_QUESTIONS} questions: divide the form.`);
      continue;
    }
    const name = take(words.key, 'question');
    const { schema, changes } = fieldQuestion(field);
    if (words.guessed) {
      changes.unshift('The PDF has no label for it, only a name: write the label.');
    }
    if (field.readOnly) changes.push('It was locked in the PDF; now the person answers it.');
    made.properties[name] = { title: words.title, ...schema };
    if (field.required && !field.readOnly) made.required.push(name);
    const { page } = field.place;
    const group = groups.get(page) ?? {
      key: `trang${page + 1}`,
      title: `Trang ${page + 1}`,
      questions: [],
    };
    groups.set(page, group);
    group.questions.push(name);
    const outcome = changes.length > 0 ? 'approximated' : 'translated';
    note(outcome, pointer, [`Asked as ${name}.`, ...changes].join(' '));
    if (field.filled) {
      note('left-out', pointer, 'What stands in it is not taken over: silence is no answer.');
    }
  }
  made.groups = [...groups.values()];
  return made;
}

function addSigner(
  signers: SignerPlace[],
  field: FormField,
  words: FieldWords,
  take: ReturnType<typeof nameTaker>,
  note: Note,
): void {
  if (signers.length >= MAX_SIGNERS) {
    note('left-out', pointerOf(field), `At most ${MAX_SIGNERS} people sign one form.`);
    return;
  }
  const id = take(words.key, 'nguoiKy');
  signers.push({
    id,
    title: plainText(words.title, 200) ?? 'NGƯỜI KÝ',
    ...(field.required ? { required: true } : {}),
  });
  note(
    'approximated',
    pointerOf(field),
    `${id} signs. Say who that is, and name the question with the signer's name.`,
  );
}

/** An unsigned form proves nothing. */
function signersOf(signers: SignerPlace[], note: Note): [SignerPlace, ...SignerPlace[]] {
  const [first, ...rest] = signers;
  if (!first) {
    note('approximated', '/procedure/signers/0', 'Say who signs; by default one person does.');
    return [{ id: 'nguoiKhai', title: 'NGƯỜI KHAI', note: '(Ký, ghi rõ họ tên)', required: true }];
  }
  if (signers.some(({ required }) => required)) return [first, ...rest];
  note('approximated', '/procedure/signers/0', `${first.id} has to sign: somebody must.`);
  return [{ ...first, required: true }, ...rest];
}

function titleOf({ title }: PdfForm, { fileName }: AcroFormOptions, note: Note): string {
  note('approximated', '/title', 'Write the name of the form, as the law has it.');
  // Word writes the name of its file there.
  const told = plainText(title, 300)?.replace(/^Microsoft Word - |\.(?:docx?|pdf|odt)$/gi, '');
  return plainText(told, 300) ?? plainText(fileName, 300) ?? 'Biểu mẫu chưa có tên';
}

function pointerOf({ name }: FormField): string {
  return `/fields${pointerStep(plainText(name, 300) ?? '')}`;
}

/** A step of an address out of the file's name: `don-de-nghi`. */
function slug(fileName = ''): string {
  const steps = foldVietnamese(fileName.slice(0, 300))
    .split(/[^a-z0-9]+/)
    .filter((step) => step !== '');
  return steps.join('-').slice(0, 80).replace(/-$/, '') || 'pdf';
}
