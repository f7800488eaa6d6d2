import { sharedSchemas, type JsonObject } from '@tokhai/procedure';
import { CommandError } from '../errors.ts';
import { slug, type StartList, type StartQuestion } from './read-questions.ts';
import type { StartFacts } from './start-facts.ts';
import { startKinds } from './start-kinds.ts';
import { startPrint } from './start-print.ts';
import { startSigners } from './start-signers.ts';

export interface StartOptions {
  /** The `$id`. */
  id: string;
  /** Where the meta-schema lies, for editors. */
  schema: string;
  /** First day in force, YYYY-MM-DD. */
  effectiveFrom: string;
}

const sharedId = 'https://tokhai.example/schemas/shared/';

/** A procedure with its printed form, out of facts and a list of questions. */
export function startProcedure(
  facts: StartFacts,
  { pages, signers }: StartList,
  { id, schema, effectiveFrom }: StartOptions,
): JsonObject {
  const all = pages.flatMap((page) => page.questions);
  const relative = id.startsWith('https://tokhai.example/schemas/procedures/');
  const places = startSigners(all, signers);
  const days = /^(\d{1,3}) ngày làm việc/.exec(facts.deadline)?.[1];
  return {
    $schema: schema,
    $id: id,
    title: facts.title,
    description: `Dùng khi bạn làm thủ tục: ${facts.title}.`,
    type: 'object',
    properties: Object.fromEntries(
      all.map((question) => [
        question.name,
        questionSchema(question, relative ? '../../shared/' : sharedId),
      ]),
    ),
    required: all
      .filter(({ required, when }) => required && !when)
      .map((question) => question.name),
    additionalProperties: false,
    procedure: {
      form: facts.form,
      effectiveFrom,
      draft: true,
      reliability:
        'Bản khởi đầu theo danh sách câu hỏi của người soạn; câu chữ chưa đối chiếu với mẫu chính thức.',
      legalBasis: facts['legal-basis'],
      agency: facts.agency,
      contact: { name: facts.contact, ...channel(facts.channel) },
      fee: facts.fee,
      deadline: {
        text: facts.deadline,
        ...(days === undefined ? {} : { workingDays: Number(days) }),
      },
      minutes: Math.max(3, Math.ceil(all.length / 2)),
      bring: list(facts.bring),
      handBack: [],
      stateHolds: [],
      pages: pages.map(({ title, questions }, index) => ({
        id: `trang${index + 1}`,
        title,
        questions: questions.map((question) => question.name),
      })),
      signers: places,
      print: startPrint(facts, pages, places),
    },
  };
}

function questionSchema(question: StartQuestion, shared: string): JsonObject {
  const { kind, required, when } = question;
  const schema = unconditional(question, shared);
  if (!when) return schema;
  const own = (schema['question'] ?? {}) as JsonObject;
  const asked = { when: { question: when.question, equals: when.equals } };
  const must = required && !startKinds[kind]!.silent ? { required: true } : {};
  return { ...schema, question: { ...own, ...asked, ...must } };
}

function unconditional(question: StartQuestion, shared: string): JsonObject {
  const { label, kind, required, help, options, columns = [] } = question;
  const { ref, schema, silent } = startKinds[kind]!;
  if (silent) return { title: label, question: { kind, text: help } };
  const title = required ? label : `${label} (nếu có)`;
  // Where the shared schema says the same, its words stand, which are translated already.
  const known = ref === undefined ? undefined : sharedSchemas[`${sharedId}${ref}.json`]?.['title'];
  const words = {
    ...(title === known ? {} : { title }),
    ...(help === undefined ? {} : { description: help }),
  };
  if (ref !== undefined) return { $ref: `${shared}${ref}.json`, ...words, ...schema };
  if (kind === 'table') return { ...words, ...table(columns, shared) };
  const oneOf = options.map((option) => ({ const: slug(option), title: option }));
  if (kind === 'choices') return { ...words, ...schema, items: { type: 'string', oneOf } };
  return { ...words, ...schema, ...(kind === 'choice' ? { oneOf } : {}) };
}

function table(columns: readonly StartQuestion[], shared: string): JsonObject {
  return {
    type: 'array',
    minItems: 1,
    maxItems: 20,
    items: {
      type: 'object',
      properties: Object.fromEntries(
        columns.map((column) => [column.name, unconditional(column, shared)]),
      ),
      required: columns.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    },
    question: { kind: 'table', add: 'Thêm dòng', row: 'Dòng' },
  };
}

function list(text: string): string[] {
  return text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** @throws {CommandError} `bad-channel` */
function channel(text: string): JsonObject {
  if (text.startsWith('https://')) return { url: text };
  if (/^[^@\s]+@[^@\s]+$/.test(text)) return { email: text };
  if (/^[0-9+][0-9 .]{2,20}$/.test(text)) return { phone: text };
  throw new CommandError(
    'bad-channel',
    'Write a telephone number, an e-mail address or an address with https:// that answers.',
  );
}
