import { sharedSchemas, type JsonObject } from '@tokhai/procedure';
import { CommandError } from '../errors.ts';
import { slug, type StartPage, type StartQuestion } from './read-questions.ts';
import type { StartFacts } from './start-facts.ts';
import { startKinds } from './start-kinds.ts';

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
  pages: readonly StartPage[],
  { id, schema, effectiveFrom }: StartOptions,
): JsonObject {
  const all = pages.flatMap((page) => page.questions);
  const relative = id.startsWith('https://tokhai.example/schemas/procedures/');
  const signer = all.find(({ kind }) => kind === 'name');
  const identity = all.find(({ kind }) => kind === 'identity');
  const name = signer ? { name: signer.name } : {};
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
    required: all.filter(({ required }) => required).map((question) => question.name),
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
      signers: [
        {
          id: 'nguoiKhai',
          title: 'NGƯỜI KHAI',
          note: '(Ký, ghi rõ họ tên)',
          required: true,
          ...name,
          ...(identity ? { identity: identity.name } : {}),
        },
      ],
      print: printOf(facts, pages),
    },
  };
}

function questionSchema({ label, kind, required, help, options }: StartQuestion, shared: string) {
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
  const oneOf = options.map((option) => ({ const: slug(option), title: option }));
  if (kind === 'choices') return { ...words, ...schema, items: { type: 'string', oneOf } };
  return { ...words, ...schema, ...(kind === 'choice' ? { oneOf } : {}) };
}

/** The print in the order of the list: a numbered line for each question, then the signature. */
function printOf({ title, form, ...facts }: StartFacts, pages: readonly StartPage[]) {
  const [first] = pages.flatMap((page) => page.questions);
  const addressee = first?.kind === 'commune' ? first : undefined;
  let number = 0;
  const line = (question: StartQuestion): JsonObject[] => {
    if (question === addressee || question.kind === 'file') return [];
    if (question.kind === 'statement') return [{ block: 'statement', question: question.name }];
    number += 1;
    const label = `${number}. ${question.label}:`;
    const checks = question.options.length > 0 || ['sex', 'yes-no'].includes(question.kind);
    if (checks) return [{ block: 'checks', label, question: question.name }];
    return [{ block: 'fields', items: [{ label, question: question.name }] }];
  };
  return {
    form: `${/^mẫu/i.test(form) ? form : `Mẫu ${form}`} – ${facts['legal-basis']}`,
    title: title.toLocaleUpperCase('vi'),
    ...(addressee ? { addressee: { label: 'Kính gửi:', question: addressee.name } } : {}),
    blocks: [
      ...pages.flatMap(({ title: heading, printed, questions }) => [
        ...(printed ? [{ block: 'heading', text: heading }] : []),
        ...questions.flatMap(line),
      ]),
      { block: 'signatures', signers: ['nguoiKhai'] },
    ],
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
