/** An administrative unit (Quyết định 19/2025/QĐ-TTg). */
export interface Unit {
  /** Two digits for a province, five for a commune. */
  code: string;
  name: string;
}

/** A commune and its province, as they are today. */
export interface Place {
  province: Unit;
  commune: Unit;
}

/** A district until 30/06/2025. */
export interface FormerDistrict {
  name: string;
  /** Its communes, each with what became of it: several places where its land was divided. */
  communes: Array<{ name: string; now: Place[] }>;
}

/** Where lists of units come from. */
export interface UnitSource {
  provinces: () => Promise<Unit[]>;
  /** By the province's code; none for an unknown code. */
  communes: (provinceCode: string) => Promise<Unit[]>;
  /** Names of the provinces until 30/06/2025. */
  formerProvinces: () => Promise<string[]>;
  /** By the former province's name; none for an unknown one. */
  formerDistricts: (province: string) => Promise<FormerDistrict[]>;
}

const toUnits = (pairs: readonly (readonly [string, string])[]): Unit[] =>
  pairs.map(([code, name]) => ({ code, name }));

/** Where the communes of each province are: its many names are not fetched with the provinces. */
const communeModules = async () => (await import('./generated/units/communes.ts')).loadCommunes;

/** The lists that were asked for, by the province's code; of the provinces themselves by none. */
const known = new Map<string, Unit[]>();

let source: UnitSource = {
  provinces: async () => {
    let units = known.get('');
    if (units === undefined) {
      const { provinces } = await import('./generated/units/provinces.ts');
      // Needed next; that it does not come is told then.
      communeModules().catch(() => undefined);
      known.set('', (units = toUnits(provinces)));
    }
    return units;
  },
  communes: async (code) => {
    let units = known.get(code);
    if (units === undefined) {
      const modules = await communeModules();
      if (!Object.hasOwn(modules, code)) return [];
      known.set(code, (units = toUnits((await modules[code]!()).default)));
    }
    return units;
  },
  formerProvinces: async () => (await import('./former-units.ts')).formerProvinceNames(),
  formerDistricts: async (name) => (await import('./former-units.ts')).formerDistrictsOf(name),
};

/**
 * Takes the lists of units from elsewhere: a newer edition, a portal's own service. Call it before
 * a form is shown; at the desk before it checks, with the same lists.
 */
export function replaceUnits(other: Partial<UnitSource>): void {
  source = { ...source, ...other };
}

/** The provinces and cities, in the order of their codes. Loaded when first asked for. */
export function loadProvinces(): Promise<Unit[]> {
  return source.provinces();
}

/** The communes of a province, by its code; none for an unknown code. */
export function loadCommunes(provinceCode: string): Promise<Unit[]> {
  return source.communes(provinceCode);
}

/** Names of the provinces until 30/06/2025. */
export function loadFormerProvinces(): Promise<string[]> {
  return source.formerProvinces();
}

/** The districts of a former province, with what became of their communes. */
export function loadFormerDistricts(province: string): Promise<FormerDistrict[]> {
  return source.formerDistricts(province);
}
