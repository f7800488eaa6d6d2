import { formerProvinces } from './generated/units/former/provinces.ts';
import { loadCommunes, loadProvinces, type FormerDistrict, type Place } from './units.ts';

/** The provinces until 30/06/2025, in the order of the alphabet. */
export function formerProvinceNames(): string[] {
  return Object.keys(formerProvinces);
}

/** The districts of a former province with their communes; none for an unknown name. */
export async function formerDistrictsOf(province: string): Promise<FormerDistrict[]> {
  if (!Object.hasOwn(formerProvinces, province)) return [];
  const { into, districts } = (await formerProvinces[province]!()).default;
  const places = new Map<string, Place>();
  const provinces = await loadProvinces();
  for (const code of into) {
    const unit = provinces.find((one) => one.code === code);
    for (const commune of unit ? await loadCommunes(code) : []) {
      places.set(commune.code, { province: unit!, commune });
    }
  }
  return Object.entries(districts).map(([name, communes]) => ({
    name,
    communes: Object.entries(communes).map(([commune, codes]) => ({
      name: commune,
      // A list that a deployment replaced may not have them all.
      now: codes.split(' ').flatMap((code) => places.get(code) ?? []),
    })),
  }));
}
