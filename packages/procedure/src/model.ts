import type {
  Kind,
  Page,
  Print,
  ProcedureFile,
  ProcedureKeyword,
  QuestionKeyword,
  SignerPlace,
} from './generated/procedure.ts';
import type { JsonObject } from './json.ts';

/** One option of a choice, or of choices. */
export interface Choice {
  value: string | number;
  title: string;
  /** Language of the title where it is not that of the procedure: a name that no translation replaces. */
  lang?: string;
  description?: string;
}

/** One thing asked: a property of the procedure with its `$ref` resolved. */
export interface Question {
  /** Name of the property. */
  name: string;
  /** Where it stands: `hoTen`, a person's part `cha/hoTen`, a table's column `thanhVien/hoTen`. */
  path: string;
  kind: Kind;
  /** The label. */
  title: string;
  /** The label as the law writes it, where `title` is a translation. */
  originalTitle?: string;
  /** One short sentence under the label. */
  help?: string;
  /** Longer help, shown on demand. */
  more?: string;
  /** It has to be answered when it is asked. */
  required: boolean;
  /** JSON Schema of the answer, self-contained: no `$ref`, no keyword of ours. */
  schema: JsonObject;
  /** The `question` keyword. */
  options: QuestionKeyword;
  /** The options of a choice, or of choices. */
  choices?: Choice[];
  /** A person's parts, a table's columns. */
  parts?: Question[];
  /** What the rules that look at this question say when they are broken, by the rule's place. */
  ruleMessages?: Record<number, string>;
  /** A statement in the language of the screen; the legal text stays in `options.text`. */
  translation?: string;
}

/** A procedure, read and found sound. */
export interface Procedure {
  /** The file as it was read: what is hashed and printed from; never translated. */
  file: ProcedureFile;
  /** The file's `$id`. */
  id: string;
  title: string;
  description?: string;
  /** The words of the screen, as a BCP 47 tag: `vi` unless translated. */
  lang: string;
  /** The file's `procedure` keyword. */
  about: ProcedureKeyword;
  /** Top-level questions by name, in the order of the pages. */
  questions: ReadonlyMap<string, Question>;
  pages: readonly Page[];
  signers: readonly SignerPlace[];
  print?: Print;
  /** The form's wording is not confirmed by an official text. */
  draft: boolean;
}

/** Kinds that show or print something but take no answer. */
const silent: ReadonlySet<Kind> = new Set<Kind>(['statement', 'signature', 'agency']);

/** Whether a kind takes an answer (a statement, a signature place and an agency block take none). */
export function takesAnswer(kind: Kind): boolean {
  return !silent.has(kind);
}

/**
 * A question by its path: `hoTen`, or a part of one: `cha/hoTen`.
 * Steps that count table rows may be given and are passed over: `thanhVien/0/hoTen`.
 */
export function questionAt(procedure: Procedure, path: string): Question | undefined {
  const [first = '', ...rest] = path.split('/').filter((step) => !/^\d+$/.test(step));
  let question = procedure.questions.get(first);
  for (const step of rest) question = question?.parts?.find((part) => part.name === step);
  return question;
}
