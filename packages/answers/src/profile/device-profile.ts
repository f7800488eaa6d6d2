import { AnswersError } from '../error.ts';
import { finished, result } from '../idb.ts';
import { seal, sealingKey, unseal, type Sealed } from '../drafts/seal.ts';
import type { Facts } from './facts.ts';
import { readProfile, type Profile, type ProfileStore } from './profile-store.ts';

const VERSION = 1;
const STORE = 'profile';
const KEY = 'key';
const SEALED = 'facts';

/**
 * Keeps the profile in this browser, encrypted by AES-GCM-256 (NIST SP 800-38D) with a key that
 * WebCrypto does not give out. It protects a copy of the browser's files and a script that can read
 * IndexedDB but not call WebCrypto; not against whoever can use the browser as this person, nor
 * against a script of the portal's own origin: those can ask for the facts as the form does.
 *
 * @param name of the database
 */
export function deviceProfile(name = 'tokhai-profile'): ProfileStore {
  let last: Promise<unknown> = Promise.resolve();
  /** One job after another, each with a connection of its own: a profile is read and written seldom. */
  const inTurn = <T>(job: (db: IDBDatabase) => Promise<T>, code: keyof typeof remedies) => {
    const done = last.then(async () => {
      let db: IDBDatabase | undefined;
      try {
        db = await open(name);
        return await job(db);
      } catch (cause) {
        throw new AnswersError(code, remedies[code], { cause });
      } finally {
        db?.close();
      }
    });
    last = done.catch(() => undefined);
    return done;
  };
  return {
    keeps: true,
    load: () => inTurn(load, 'profile-not-loaded'),
    save: (facts) => inTurn((db) => save(db, facts), 'profile-not-saved'),
    forget: () =>
      inTurn(async (db) => {
        const transaction = db.transaction(STORE, 'readwrite', { durability: 'strict' });
        transaction.objectStore(STORE).clear();
        await finished(transaction);
      }, 'profile-not-removed'),
  };
}

const remedies = {
  'profile-not-loaded': 'Fill the form in by hand: this browser does not give the profile back.',
  'profile-not-saved': 'Leave private browsing or free space: this browser keeps no profile.',
  'profile-not-removed': 'Delete the data of this site in the settings of the browser.',
} as const;

async function load(db: IDBDatabase): Promise<Profile | undefined> {
  const store = db.transaction(STORE, 'readonly').objectStore(STORE);
  const [key, sealed] = await Promise.all([
    result<CryptoKey | undefined>(store.get(KEY)),
    result<Sealed | undefined>(store.get(SEALED)),
  ]);
  if (!key || !sealed) return undefined;
  const plain = await unseal(key, SEALED, sealed);
  return readProfile({ facts: JSON.parse(new TextDecoder().decode(plain)) as unknown });
}

async function save(db: IDBDatabase, facts: Facts): Promise<void> {
  const before = await load(db).catch(() => undefined);
  // A key for each writing: no nonce can be used twice with one, whatever other tabs do.
  const key = await sealingKey();
  const plain = new TextEncoder().encode(JSON.stringify({ ...before?.facts, ...facts }));
  const sealed = await seal(key, SEALED, plain);
  const transaction = db.transaction(STORE, 'readwrite', { durability: 'strict' });
  const store = transaction.objectStore(STORE);
  store.put(key, KEY);
  store.put(sealed satisfies Sealed, SEALED);
  await finished(transaction);
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(STORE);
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error!));
    request.addEventListener('blocked', () => reject(new Error('blocked by another tab')));
  });
}
