/** Forms that the library lacks, though the sources of its other forms name them. */

export interface MissingForm {
  /** As `procedure.form` would name it; a procedure of that name ends the entry. */
  forms: readonly string[];
  about: string;
  /** Why it is not there, and what it would take. */
  why: string;
}

export const missingForms: readonly MissingForm[] = [
  {
    forms: ['Mẫu số 1a', 'Mẫu số 1b', 'Mẫu số 1c', 'Mẫu số 1d'],
    about: 'social assistance, Nghị định 20/2021/NĐ-CP',
    why: 'No text of their items was found, only that of Mẫu số 1đ ([tro-giup-xa-hoi](tro-giup-xa-hoi.md)). It takes the annex of the decree.',
  },
  {
    forms: ['Mẫu số 12', 'Mẫu số 16', 'Mẫu số 18', 'Mẫu số 27'],
    about: 'people of merit, Nghị định 131/2021/NĐ-CP',
    why: 'The live procedures ask for them as a scan; no text of their items was found. It takes the annex of the decree.',
  },
  {
    forms: ['Mẫu số 04/2013/TT-LLTP'],
    about: 'criminal record asked for by somebody else',
    why: 'No text of its items was found; [ly-lich-tu-phap](ly-lich-tu-phap.md) is the form for oneself. The form since the Ministry of Public Security took over was not found either.',
  },
  {
    forms: ['CC01', 'CC02'],
    about: 'căn cước, Thông tư 17/2024/TT-BCA',
    why: 'The agency makes them (record of the data it takes, appointment); a citizen fills in DC02 ([can-cuoc](can-cuoc.md)).',
  },
];
