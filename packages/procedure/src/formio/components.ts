import type { QuestionKeyword, QuestionSchema } from '../generated/procedure.ts';
import { isObject, type JsonObject } from '../json.ts';
import { asText } from './facts.ts';
import type { KeyPlace } from './key-map.ts';
import { markedQuestion } from './marked.ts';
import { dataOptions, type Option } from './options.ts';
import { safePattern } from './pattern.ts';
import { plainText } from './plain-text.ts';

/** A component in the language of procedures. */
export interface Translated {
  schema: QuestionSchema;
  /** How Form.io writes the answer, where it is not the usual way. */
  shape?: Omit<KeyPlace, 'key'>;
  /** Where Form.io keeps the columns of a table, inside a row. */
  columns?: Record<string, KeyPlace>;
  /** What is not the same; none: translated as it was. */
  changes: string[];
}

type Translate = (component: JsonObject, changes: string[]) => Omit<Translated, 'changes'> | string;

const shared = (name: string, keyword?: QuestionKeyword): QuestionSchema => ({
  $ref: `../../shared/${name}.json`,
  ...(keyword ? { question: keyword } : {}),
});

/** What becomes of each type of component. A sentence says why one is left out. */
const translations: Record<string, Translate> = {
  textfield: (component, changes) => {
    if (/identitynumber$/i.test(asText(component['key']))) {
      changes.push('Taken for a personal identification number because of its key.');
      return { schema: shared('identity') };
    }
    return { schema: textSchema(component, 'text', changes) };
  },
  textarea: (component, changes) => ({ schema: textSchema(component, 'long-text', changes) }),
  url: (component, changes) => {
    changes.push('An address of the web is asked for as text.');
    return { schema: textSchema(component, 'text', changes) };
  },
  tags: (component, changes) => {
    changes.push('Tags are asked for as one text.');
    return { schema: textSchema(component, 'text', changes) };
  },
  number: (component) => ({ schema: numberSchema(component) }),
  currency: (component, changes) => {
    const code = plainText(component['currency'], 30) ?? 'USD';
    if (code === 'VND') return { schema: moneySchema(component) };
    changes.push(`Asked for as a number of ${code}; the kind money counts in đồng.`);
    return { schema: { ...numberSchema(component), question: { kind: 'number', unit: code } } };
  },
  email: () => ({ schema: shared('email') }),
  phoneNumber: (_, changes) => {
    changes.push('Takes Vietnamese numbers: ten or eleven digits that begin with 0.');
    return { schema: shared('phone') };
  },
  checkbox: (component, changes) => {
    if (component['inputType'] === 'radio') {
      changes.push('One of several boxes with a common name: make them one choice.');
    }
    return {
      schema: { type: 'boolean', const: true, question: { kind: 'confirm' } },
    };
  },
  radio: (component, changes) => choice(component, dataOptions(component, changes), changes),
  select: (component, changes) => {
    const options = dataOptions(component, changes);
    if (component['multiple'] !== true) return choice(component, options, changes);
    return severalOf(component, options, changes, 'list');
  },
  selectboxes: (component, changes) =>
    severalOf(component, dataOptions(component, changes), changes, 'boxes'),
  datetime: (component, changes) => {
    if (component['enableDate'] === false) return translations['time']!(component, changes);
    if (component['enableTime'] !== false) changes.push('The time of day is not asked for.');
    return { schema: shared('date'), shape: { date: 'iso' } };
  },
  day: (component) => {
    const fields = isObject(component['fields']) ? component['fields'] : {};
    const hides = ['day', 'month'].some((part) => {
      const field = fields[part];
      return isObject(field) && field['hide'] === true;
    });
    const date = component['dayFirst'] === true ? 'day' : 'month-first';
    return { schema: shared(hides ? 'partial-date' : 'date'), shape: { date } };
  },
  time: () => ({ schema: shared('time') }),
  address: (_, changes) => {
    changes.push('Asked for by province and commune, not by a search on a map.');
    return { schema: shared('full-address') };
  },
  file: (component, changes) => {
    if (component['multiple'] === true) changes.push('Several files were taken; now one is.');
    const maxBytes = fileLimit(component['fileMaxSize']);
    return { schema: shared('file', maxBytes === undefined ? undefined : { maxBytes }) };
  },
  button: () => 'The form has buttons of its own.',
  password: () => 'A procedure never asks for a password.',
  captcha: () => 'A procedure asks nobody to prove to be human.',
  recaptcha: () => 'A procedure asks nobody to prove to be human.',
};

/** The types that Form.io has under other names. */
const aliases: Record<string, string> = { phonenumber: 'phoneNumber', datepicker: 'datetime' };

/** A component as a question; a sentence says why it is left out. */
export function translateComponent(component: JsonObject): Translated | string {
  const marked = markedQuestion(component);
  if (marked) return { schema: marked, changes: [] };
  const written = asText(component['type']);
  const type = Object.hasOwn(aliases, written) ? aliases[written]! : written;
  const changes: string[] = [];
  const translate = Object.hasOwn(translations, type) ? translations[type] : undefined;
  const done = translate
    ? translate(component, changes)
    : 'There is no kind of question for it: ask for it in another way, or leave it out.';
  return typeof done === 'string' ? done : { ...done, changes };
}

function textSchema(
  component: JsonObject,
  kind: 'text' | 'long-text',
  changes: string[],
): QuestionSchema {
  const validate = isObject(component['validate']) ? component['validate'] : {};
  const minLength = count(validate['minLength']);
  const maxLength = count(validate['maxLength']) ?? (kind === 'text' ? 200 : 2000);
  const pattern = safePattern(validate['pattern'], maxLength);
  if (pattern === undefined && validate['pattern']) {
    changes.push('Its pattern may take too long to check, or is none: write another one.');
  }
  if (component['inputMask'])
    changes.push('Its mask is gone: people type freely, then it is checked.');
  if (component['multiple'] === true) changes.push('Several answers were taken; now one is.');
  return {
    type: 'string',
    minLength: Math.max(1, Math.min(minLength ?? 1, maxLength)),
    maxLength: Math.max(1, maxLength),
    ...(pattern === undefined ? {} : { pattern }),
    question: { kind },
  };
}

function numberSchema(component: JsonObject): QuestionSchema {
  const validate = isObject(component['validate']) ? component['validate'] : {};
  const minimum = finite(validate['min']);
  const maximum = finite(validate['max']);
  const whole = validate['integer'] === true || component['decimalLimit'] === 0;
  return {
    type: whole ? 'integer' : 'number',
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined || maximum < (minimum ?? maximum) ? {} : { maximum }),
    question: { kind: 'number' },
  };
}

function choice(
  component: JsonObject,
  options: Option[],
  changes: string[],
): Omit<Translated, 'changes'> {
  if (options.length === 0) return { schema: textSchema(component, 'text', changes) };
  const oneOf = options.map(({ value, title }) => ({ const: value, title }));
  const display = component['type'] === 'select' ? 'select' : 'radios';
  return {
    schema: { type: 'string', oneOf, question: { kind: 'choice', display } },
  };
}

function severalOf(
  component: JsonObject,
  options: Option[],
  changes: string[],
  choices: 'boxes' | 'list',
): Omit<Translated, 'changes'> {
  if (options.length === 0) return { schema: textSchema(component, 'text', changes) };
  const validate = isObject(component['validate']) ? component['validate'] : {};
  const least = count(validate['minSelectedCount']);
  const most = count(validate['maxSelectedCount']);
  const oneOf = options.map(({ value, title }) => ({ const: value, title }));
  const schema: QuestionSchema = {
    type: 'array',
    ...(least ? { minItems: Math.min(least, options.length) } : {}),
    ...(most && most >= (least ?? 1) ? { maxItems: most } : {}),
    items: { type: 'string', oneOf },
    question: { kind: 'choices' },
  };
  return { schema, shape: { choices } };
}

function moneySchema(component: JsonObject): QuestionSchema {
  const { minimum, maximum } = numberSchema(component);
  if (minimum === undefined && maximum === undefined) return shared('money');
  return {
    type: 'integer',
    minimum: Math.max(0, Math.ceil(Number(minimum ?? 0))),
    ...(maximum === undefined ? {} : { maximum: Math.floor(Number(maximum)) }),
    question: { kind: 'money', unit: 'đồng' },
  };
}

/** `10MB` → 10485760; nothing above what the language takes. */
function fileLimit(written: unknown): number | undefined {
  const match = /^\s*(\d{1,6}(?:\.\d{1,3})?)\s*(B|KB|MB|GB)?\s*$/i.exec(asText(written));
  if (!match) return undefined;
  const unit = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 }[(match[2] ?? 'B').toUpperCase()]!;
  const bytes = Math.floor(Number(match[1]) * unit);
  return bytes >= 1 ? Math.min(bytes, 10_485_760) : undefined;
}

function count(value: unknown): number | undefined {
  const number = finite(value);
  return number !== undefined && Number.isInteger(number) && number >= 0 && number <= 100_000
    ? number
    : undefined;
}

function finite(value: unknown): number | undefined {
  if (value === '' || value === null || !['string', 'number'].includes(typeof value)) {
    return undefined;
  }
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
