export { addressOf } from './address.ts';
export { readBundle, type Bundle, type BundledProcedure } from './bundle.ts';
export { conditionOf, pageOf, pathsOf } from './conditions.ts';
export { ProcedureError, type ProcedureErrorCode } from './error.ts';
export { pathsOfExpression, pathsOfRule } from './expressions.ts';
export { foldVietnamese } from './fold.ts';
export { isFormCode } from './form-code.ts';
export type * from './generated/procedure.ts';
export { procedureList, type ProcedureEntry } from './generated/procedures.ts';
export { sharedSchemas } from './generated/all-shared-schemas.ts';
export { procedureHash, sha256Hex } from './hash.ts';
export { canonicalJson, type JsonObject } from './json.ts';
export { lintProcedure, type Finding } from './lint.ts';
export { untranslatedRecordings } from './lint-media.ts';
export { isTranslation, lintTranslation } from './lint-translation.ts';
export { lintRules, type LintCode, type LintRule } from './lint-rules.ts';
export { loweredSchema } from './lower.ts';
export { mediaType } from './media-type.ts';
export { mediaFiles, type MediaFile } from './media.ts';
export { questionAt, takesAnswer, type Choice, type Procedure, type Question } from './model.ts';
export { completeProcedure } from './complete-procedure.ts';
export { readProcedure } from './read.ts';
export { readProcedureFile } from './read-procedure-file.ts';
export { replaceOptions } from './replaced-options.ts';
export { translatablePointers, translateProcedure, type Translation } from './translate.ts';
export { untranslatedTexts } from './untranslated-texts.ts';
export { isInForce, versionInForce } from './versions.ts';
export {
  loadCommunes,
  loadCountries,
  loadFormerDistricts,
  loadFormerProvinces,
  loadProvinces,
  replaceCountries,
  replaceUnits,
  type Country,
  type FormerDistrict,
  type Option,
  type OptionListName,
  type Place,
  type Unit,
  type UnitSource,
} from '@tokhai/data';
