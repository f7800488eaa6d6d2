import type { ProfileStore } from '@tokhai/answers/profile-store';

/** Name of the database on this device. */
const DATABASE = 'tokhai-profile';

/**
 * Where what is known about the person is kept: on this device, or at an address of the portal. The
 * code for it is fetched when there is something to read, or something to keep.
 *
 * @param address `device`, or where the portal answers (see `httpProfile`)
 * @param keeps false: the portal gives facts but takes none from the form
 */
export function profilePort(address: 'device' | URL, keeps: boolean): ProfileStore {
  let opened: Promise<ProfileStore> | undefined;
  const open = (): Promise<ProfileStore> =>
    (opened ??= import('@tokhai/answers/profile-store').then(
      ({ deviceProfile, httpProfile }) =>
        address === 'device' ? deviceProfile(DATABASE) : httpProfile(address, { keeps }),
      (error: unknown) => {
        opened = undefined;
        throw error;
      },
    ));
  return {
    keeps,
    load: async () => {
      if (address === 'device' && !opened && !(await isThere())) return undefined;
      return (await open()).load();
    },
    save: async (facts) => (await open()).save(facts),
    forget: async () => (await open()).forget(),
  };
}

/** Browsers that do not list their databases (Firefox before 126) look into it. */
async function isThere(): Promise<boolean> {
  const found = await globalThis.indexedDB?.databases?.();
  return found?.some(({ name }) => name === DATABASE) ?? true;
}
