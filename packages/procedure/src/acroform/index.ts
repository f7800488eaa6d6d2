export { importAcroForm, type AcroFormImport, type AcroFormOptions } from './import.ts';
export { whyNotAsked } from './field-question.ts';
export type { FieldOption, FieldPlace, FormField, PdfForm } from './form-field.ts';
export type { ImportEntry } from '../formio/report.ts';
