import type { KeyMap } from './key-map.ts';

/** Which answers say who hands in, by path: `hoTen`, `nguoiNop/hoTen`. */
export interface ApplicantPaths {
  name?: string;
  birthday?: string;
  sex?: string;
  identity?: string;
  identityDate?: string;
  identityPlace?: string;
  /** An address: its parts go to `province`, `district` and `address`. */
  address?: string;
  phone?: string;
  email?: string;
  organization?: string;
  taxCode?: string;
  nationality?: string;
}

/** The keys of the block, for who hands in; for the owner each has `owner` in front. */
const keys = {
  name: 'fullname',
  birthday: 'birthday',
  sex: 'gender',
  identity: 'identityNumber',
  identityDate: 'identityDate',
  identityPlace: 'idIssuePlace',
  phone: 'phoneNumber',
  email: 'email',
  organization: 'organization',
  taxCode: 'taxCode',
  nationality: 'nation',
} as const satisfies Record<Exclude<keyof ApplicantPaths, 'address'>, string>;

/**
 * The block "Người nộp / Chủ hồ sơ" that e-forms of the ministries and provinces begin with. It has
 * no legal number; its keys were read off live forms. `district` holds the commune: the key is
 * older than the two levels of administration of 2025.
 *
 * @param role whom the answers are about: who hands in, or the owner of the dossier
 */
export function applicantKeys(
  paths: ApplicantPaths,
  role: 'applicant' | 'owner' = 'applicant',
): KeyMap {
  const keyOf = (key: string) =>
    role === 'owner' ? `owner${key.charAt(0).toUpperCase()}${key.slice(1)}` : key;
  const { address, ...rest } = paths;
  const map: KeyMap = {};
  for (const [fact, path] of Object.entries(rest)) {
    if (typeof path !== 'string') continue;
    map[path] = { key: keyOf(keys[fact as keyof typeof keys]), choice: 'title' };
  }
  if (address !== undefined) {
    map[`${address}/province`] = keyOf('province');
    map[`${address}/commune`] = keyOf('district');
    map[`${address}/detail`] = keyOf('address');
  }
  return map;
}
