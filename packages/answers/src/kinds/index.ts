import type { Kind } from '@tokhai/procedure';
import { address } from './address.ts';
import { agency } from './agency.ts';
import type { AnswerKind } from './answer-kind.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { computed } from './computed.ts';
import { confirm } from './confirm.ts';
import { date } from './date.ts';
import { email } from './email.ts';
import { file } from './file.ts';
import { identity } from './identity.ts';
import { longText } from './long-text.ts';
import { money } from './money.ts';
import { number } from './number.ts';
import { person } from './person.ts';
import { phone } from './phone.ts';
import { signature } from './signature.ts';
import { statement } from './statement.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import { time } from './time.ts';

function kindOf(kind: Kind): AnswerKind {
  return kinds[kind];
}

/** Every kind of question, by name. */
export const kinds = {
  text,
  'long-text': longText,
  number,
  money,
  date,
  time,
  choice,
  choices,
  confirm,
  identity,
  phone,
  email,
  person: person(kindOf),
  address,
  file,
  table: table(kindOf),
  computed,
  statement,
  signature,
  agency,
} satisfies Record<Kind, AnswerKind>;
