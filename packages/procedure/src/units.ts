import { loadCommunes as communeModules } from './generated/units/communes.ts';

/** An administrative unit (Quyết định 19/2025/QĐ-TTg). */
export interface Unit {
  /** Two digits for a province, five for a commune. */
  code: string;
  name: string;
}

const toUnits = (pairs: readonly (readonly [string, string])[]): Unit[] =>
  pairs.map(([code, name]) => ({ code, name }));

/** The provinces and cities, in the order of their codes. Loaded when first asked for. */
export async function loadProvinces(): Promise<Unit[]> {
  const { provinces } = await import('./generated/units/provinces.ts');
  return toUnits(provinces);
}

/** The communes of a province, by its code; none for an unknown code. */
export async function loadCommunes(provinceCode: string): Promise<Unit[]> {
  if (!Object.hasOwn(communeModules, provinceCode)) return [];
  return toUnits((await communeModules[provinceCode]!()).default);
}
