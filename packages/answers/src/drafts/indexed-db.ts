import { AnswersError, type AnswersErrorCode } from '../error.ts';
import { finished, result } from '../idb.ts';
import type { Draft, DraftFile, DraftStore } from './draft.ts';
import { pack, unpack } from './packed.ts';
import { seal, sealingKey, unseal, type Sealed } from './seal.ts';

const VERSION = 2;
/** Drafts without the bytes of their files, sealed, by procedure. */
const DRAFTS = 'drafts';
/** Sealed bytes, by procedure and hash: written once, however often the draft is saved. */
const FILES = 'files';
/** The key of this device. */
const KEYS = 'keys';

/** Before the last try of a job, in milliseconds. */
const REST_MS = 300;

/** What of a draft is put down: everything but the bytes of its files. */
interface Kept extends Omit<Draft, 'files' | 'signed'> {
  files: Omit<DraftFile, 'bytes'>[];
}

interface Stored {
  procedureId: string;
  kept: Sealed;
  signed?: Sealed;
}

/** Where the key comes from that seals the drafts. */
export interface DraftSealing {
  /**
   * A key for AES-GCM with the uses `encrypt` and `decrypt`. A portal that keeps it with the login
   * lets nobody read the drafts of a device without that login. Absent: a key is made for the device
   * and kept beside the drafts, where scripts can use it and cannot read it.
   */
  key?: () => Promise<CryptoKey>;
}

/**
 * Keeps drafts in the browser, sealed, over reloads and crashes. Each save is one transaction that
 * is on disk when the promise resolves. Needs a secure context (https, or localhost).
 *
 * @param name of the database; a portal that gives keys takes another name for each login
 */
export function indexedDbDrafts(name = 'tokhai', { key }: DraftSealing = {}): DraftStore {
  const database = connection(name);
  let last: Promise<unknown> = Promise.resolve();
  /**
   * Runs jobs one after another; one that failed does not hold up the next. Each is tried over new
   * connections too: phones cut the one there is while another app is in front (WebKit bug 197050), and
   * may take a moment to give the next.
   */
  const inTurn = <T>(code: AnswersErrorCode, job: (db: IDBDatabase) => Promise<T>): Promise<T> => {
    const attempt = async (): Promise<T> => {
      try {
        return await job(await database.open());
      } catch (error) {
        database.forget();
        throw error;
      }
    };
    const again = (): Promise<T> =>
      new Promise((resolve) => setTimeout(resolve, REST_MS)).then(attempt);
    const done = last.then(async () => {
      try {
        return await attempt().catch(attempt).catch(again);
      } catch (cause) {
        throw new AnswersError(code, remedies[code]!, { cause });
      }
    });
    last = done.catch(() => undefined);
    return done;
  };
  const keyOf = (db: IDBDatabase): Promise<CryptoKey> => key?.() ?? deviceKey(db);
  return {
    name,
    load: (procedureId) =>
      inTurn('draft-not-loaded', async (db) => load(db, await keyOf(db), procedureId)),
    save: async ({ files, ...rest }) => {
      // The draft may change while it waits its turn. Bytes are never changed, so they are not copied.
      const kept = { ...copy(rest), files: files.map((file) => ({ ...file })) };
      await inTurn('draft-not-saved', async (db) => save(db, await keyOf(db), kept));
    },
    remove: (procedureId) => inTurn('draft-not-removed', (db) => remove(db, procedureId)),
    clear: () => inTurn('draft-not-removed', clear),
  };
}

function copy<T>(draft: T): T {
  try {
    return structuredClone(draft);
  } catch (cause) {
    throw new AnswersError('draft-not-saved', 'Put only JSON values into the answers.', { cause });
  }
}

const remedies: Partial<Record<AnswersErrorCode, string>> = {
  'draft-not-saved':
    'Finish without leaving the page, or free space and leave private browsing: this browser keeps no draft.',
  'draft-not-loaded':
    'Reload the page, log in as the person who began, or start again: this browser does not give the draft back.',
  'draft-not-removed': 'Delete the data of this site in the settings of the browser.',
};

/** One connection, opened when it is needed and again after the browser has closed it. */
function connection(name: string) {
  let opened: Promise<IDBDatabase> | undefined;
  const forget = () => {
    opened?.then(
      (db) => db.close(),
      () => undefined,
    );
    opened = undefined;
  };
  const open = () =>
    (opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, VERSION);
      request.addEventListener('upgradeneeded', () => {
        // What an older version kept was not sealed; none was ever published.
        for (const store of request.result.objectStoreNames)
          request.result.deleteObjectStore(store);
        request.result.createObjectStore(DRAFTS, { keyPath: 'procedureId' });
        request.result.createObjectStore(FILES);
        request.result.createObjectStore(KEYS);
      });
      request.addEventListener('success', () => {
        const db = request.result;
        // Another tab needs a newer version, or the person deleted the site's data.
        db.addEventListener('versionchange', forget);
        db.addEventListener('close', forget);
        resolve(db);
      });
      request.addEventListener('error', () => reject(request.error!));
      request.addEventListener('blocked', () => reject(new Error('blocked by another tab')));
    }));
  return { open, forget };
}

/** The key of this device, made when it is first needed. Two tabs agree on one: the first to put it. */
async function deviceKey(db: IDBDatabase): Promise<CryptoKey> {
  const read = () => result<CryptoKey | undefined>(db.transaction(KEYS).objectStore(KEYS).get(0));
  const present = await read();
  if (present) return present;
  const made = await sealingKey();
  const transaction = db.transaction(KEYS, 'readwrite', { durability: 'strict' });
  const done = finished(transaction);
  const keys = transaction.objectStore(KEYS);
  const count = keys.count(0);
  count.addEventListener('success', () => {
    if (count.result === 0) keys.put(made, 0);
  });
  await done;
  return (await read())!;
}

async function load(
  db: IDBDatabase,
  key: CryptoKey,
  procedureId: string,
): Promise<Draft | undefined> {
  const transaction = db.transaction([DRAFTS, FILES], 'readonly');
  const request = transaction.objectStore(FILES).getAllKeys(ofProcedure(procedureId));
  const sealedFiles = result<Sealed[]>(
    transaction.objectStore(FILES).getAll(ofProcedure(procedureId)),
  );
  const stored = await result<Stored | undefined>(transaction.objectStore(DRAFTS).get(procedureId));
  if (!stored) return undefined;
  const sealedBytes = await sealedFiles;
  const byHash = new Map(
    request.result.map((at, index) => [(at as [string, string])[1], sealedBytes[index]!]),
  );
  const { files, ...rest } = unpack(await unseal(key, procedureId, stored.kept)) as Kept;
  const present = files.filter(({ sha256 }) => byHash.has(sha256));
  const signed = stored.signed && (await unseal(key, `${procedureId}#signed`, stored.signed));
  return {
    ...rest,
    ...(signed ? { signed } : {}),
    files: await Promise.all(
      present.map(async (file) => ({
        ...file,
        bytes: await unseal(key, placeOf(procedureId, file.sha256), byHash.get(file.sha256)!),
      })),
    ),
  };
}

async function save(db: IDBDatabase, key: CryptoKey, draft: Draft): Promise<void> {
  const { files, signed, ...rest } = draft;
  const { procedureId } = rest;
  const kept: Kept = { ...rest, files: files.map(({ bytes: _, ...file }) => file) };
  const stored: Stored = {
    procedureId,
    kept: await seal(key, procedureId, pack(kept)),
    ...(signed ? { signed: await seal(key, `${procedureId}#signed`, signed) } : {}),
  };
  // A transaction ends when nothing of it is awaited, so what is new is sealed before it begins.
  const before = await hashesOf(db.transaction(FILES).objectStore(FILES), procedureId);
  const fresh = new Map<string, Sealed>();
  for (const { sha256, bytes } of files) {
    if (before.has(sha256)) continue;
    fresh.set(sha256, await seal(key, placeOf(procedureId, sha256), bytes));
  }
  const transaction = db.transaction([DRAFTS, FILES], 'readwrite', { durability: 'strict' });
  const done = finished(transaction);
  transaction.objectStore(DRAFTS).put(stored);
  const bytesStore = transaction.objectStore(FILES);
  for (const [sha256, sealed] of fresh) bytesStore.put(sealed, [procedureId, sha256]);
  for (const { sha256 } of files) before.delete(sha256);
  for (const left of before) bytesStore.delete([procedureId, left]);
  await done;
}

async function hashesOf(files: IDBObjectStore, procedureId: string): Promise<Set<string>> {
  const keys = await result<IDBValidKey[]>(files.getAllKeys(ofProcedure(procedureId)));
  return new Set(keys.map((key) => (key as [string, string])[1]));
}

function placeOf(procedureId: string, sha256: string): string {
  return `${procedureId}#${sha256}`;
}

async function remove(db: IDBDatabase, procedureId: string): Promise<void> {
  const transaction = db.transaction([DRAFTS, FILES], 'readwrite', { durability: 'strict' });
  const done = finished(transaction);
  transaction.objectStore(DRAFTS).delete(procedureId);
  transaction.objectStore(FILES).delete(ofProcedure(procedureId));
  await done;
}

/** Removes every draft and the key: what of them the disk still holds, nobody can open any more. */
async function clear(db: IDBDatabase): Promise<void> {
  const stores = [DRAFTS, FILES, KEYS];
  const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
  const done = finished(transaction);
  for (const store of stores) transaction.objectStore(store).clear();
  await done;
}

/** Every key [procedure, hash] of a procedure: an array sorts after every text. */
function ofProcedure(procedureId: string): IDBKeyRange {
  return IDBKeyRange.bound([procedureId], [procedureId, []]);
}
