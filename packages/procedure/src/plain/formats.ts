import type { QuestionSchema } from '../generated/procedure.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Leaf } from './leaf.ts';

/** What a format adds to the question of a text: its kind, or how it has to look. */
export function formatOf(schema: JsonObject): Pick<Leaf, 'toData' | 'fromData'> & {
  schema: JsonObject;
} {
  const format = String(schema['format']);
  const same = {
    toData: (answer: unknown) => answer,
    fromData: (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined),
  };
  if (format === 'date') return { ...same, schema: { format } };
  if (emails.has(format)) return { ...same, schema: { format: 'email' } };
  if (format === 'time') {
    return {
      schema: timeOfDay,
      toData: (answer) => (isTime(answer) ? `${answer}:00${zone}` : answer),
      fromData: (value) => (typeof value === 'string' ? /^\d\d:\d\d/.exec(value)?.[0] : undefined),
    };
  }
  const looks = shapes[format];
  if (!looks || typeof schema['pattern'] === 'string') return { ...same, schema: {} };
  const { pattern, example } = looks;
  const help = 'description' in schema ? {} : { description: `Ví dụ ${example}` };
  return { ...same, schema: { pattern, maxLength: LONGEST, ...help, question: { kind: 'text' } } };
}

/**
 * A moment (`date-time`): its day and its time by the clock of Việt Nam, in one question. Undefined
 * for anything else.
 */
export function momentOf(schema: JsonObject, wording: Partial<QuestionSchema>): Leaf | undefined {
  if (schema['format'] !== 'date-time' || shapeKeys.some((key) => key in schema)) return undefined;
  return {
    schema: {
      ...wording,
      type: 'object',
      properties: {
        ngay: { title: 'Ngày', type: 'string', format: 'date' },
        gio: { title: 'Giờ', type: 'string', ...timeOfDay },
      },
      required: ['ngay', 'gio'],
      additionalProperties: false,
      question: { ...wording.question, kind: 'person' },
    },
    toData: (answer) => {
      if (!isObject(answer)) return answer;
      const { ngay, gio } = answer;
      return typeof ngay === 'string' && isTime(gio) ? `${ngay}T${gio}:00${zone}` : undefined;
    },
    fromData: (value) => {
      const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      if (Number.isNaN(moment)) return undefined;
      const there = new Date(moment + AHEAD_MS).toISOString();
      return { ngay: there.slice(0, 10), gio: there.slice(11, 16) };
    },
  };
}

/** As the shared question writes it. */
const timeOfDay = {
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  question: { kind: 'time' },
} as const;

/** Việt Nam has one time, the whole year through. */
const zone = '+07:00';
const AHEAD_MS = 7 * 3_600_000;
/** Longest text that has to look like a format. */
const LONGEST = 2000;

/** What says more of a moment than its format. */
const shapeKeys = ['pattern', 'enum', 'oneOf', 'anyOf'];
const emails = new Set(['email', 'idn-email']);

const address = { pattern: '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$', example: 'https://example.vn' };
const shapes: Readonly<Record<string, { pattern: string; example: string }>> = {
  uri: address,
  url: address,
  iri: address,
  'date-time': {
    pattern:
      '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$',
    example: `2026-03-27T14:30:00${zone}`,
  },
  uuid: {
    pattern: '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$',
    example: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  },
  ipv4: {
    pattern: '^(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})([.](25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})){3}$',
    example: '192.0.2.1',
  },
};

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d\d:\d\d$/.test(value);
}
