import type { QuestionSchema } from '../generated/procedure.ts';
import type { JsonObject } from '../json.ts';
import { kindMark } from './facts.ts';
import { plainText } from './plain-text.ts';

/**
 * What our own export marked with its kind, because Form.io has no component of its own for it.
 * Undefined for components that others wrote.
 */
export function markedQuestion(component: JsonObject): QuestionSchema | undefined {
  switch (kindMark(component)) {
    case 'identity':
      return { $ref: '../../shared/identity.json' };
    case 'partial-date':
      return { $ref: '../../shared/partial-date.json' };
    case 'address':
      return { $ref: '../../shared/address.json' };
    case 'full-address':
      return { $ref: '../../shared/full-address.json' };
    case 'commune':
      return { $ref: '../../shared/commune.json' };
    case 'statement': {
      const text = plainText(component['html'], 4000);
      return text === undefined ? undefined : { question: { kind: 'statement', text } };
    }
    default:
      return undefined;
  }
}
