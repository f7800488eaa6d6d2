import { readProcedure, type Question } from '@tokhai/procedure';
import { sampleFile } from '../packages/elements/src/testing/sample-procedure.ts';
import { fieldStory } from './support/field-story.ts';

export default { title: 'Fields/shared questions' };

const file = sampleFile;

/** The question that a procedure gets by `$ref`. */
function shared(name: string): Question {
  const { questions } = readProcedure({
    ...file,
    properties: { ...file.properties, so: { $ref: `../../shared/${name}.json` } },
    procedure: {
      ...file.procedure,
      pages: [...file.procedure.pages, { id: 'so', title: 'Số', questions: ['so'] }],
    },
  });
  return questions.get('so')!;
}

const pattern = { code: 'pattern' } as const;

export const OldIdentity = fieldStory('identity', {
  question: shared('old-identity'),
  value: '111222333',
});
export const OldIdentityWrong = fieldStory('identity', {
  question: shared('old-identity'),
  value: '11122',
  issue: pattern,
});
export const PassportNumber = fieldStory('text', {
  question: shared('passport-number'),
  value: 'C1234567',
});
export const Nationality = fieldStory('text', { question: shared('nationality') });
export const NationalityTyped = fieldStory('text', {
  question: shared('nationality'),
  value: 'han',
});
export const TaxCode = fieldStory('text', {
  question: shared('tax-code'),
  value: '0106713804-001',
});
export const TaxCodeWrong = fieldStory('text', {
  question: shared('tax-code'),
  value: '01001',
  issue: pattern,
});
export const BankAccount = fieldStory('text', {
  question: shared('bank-account'),
  value: '0040100123456',
});
export const LicencePlate = fieldStory('text', {
  question: shared('licence-plate'),
  value: '30A-123.45',
});
