export { loadCountries, replaceCountries, type Country } from './countries.ts';
export { aboutLists } from './generated/about.ts';
export type { ListAbout, ListState } from './list-about.ts';
export { optionListNames, optionsOf, type Option, type OptionListName } from './options.ts';
export {
  loadCommunes,
  loadFormerDistricts,
  loadFormerProvinces,
  loadProvinces,
  replaceUnits,
  type FormerDistrict,
  type Place,
  type Unit,
  type UnitSource,
} from './units.ts';
