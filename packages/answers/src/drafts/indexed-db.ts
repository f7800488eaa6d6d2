import { AnswersError, type AnswersErrorCode } from '../error.ts';
import type { Draft, DraftFile, DraftStore } from './draft.ts';

const VERSION = 1;
/** Drafts without the bytes of their files, by procedure. */
const DRAFTS = 'drafts';
/** Bytes, by procedure and hash: written once, however often the draft is saved. */
const FILES = 'files';

interface Stored extends Omit<Draft, 'files'> {
  files: Omit<DraftFile, 'bytes'>[];
}

/**
 * Keeps drafts in the browser, over reloads and crashes. Each save is one transaction that is on
 * disk when the promise resolves.
 *
 * @param name of the database
 */
export function indexedDbDrafts(name = 'tokhai'): DraftStore {
  const database = connection(name);
  let last: Promise<unknown> = Promise.resolve();
  /** Runs jobs one after another; one that failed does not hold up the next. */
  const inTurn = <T>(code: AnswersErrorCode, job: (db: IDBDatabase) => Promise<T>): Promise<T> => {
    const done = last.then(async () => {
      try {
        return await job(await database.open());
      } catch (cause) {
        database.forget();
        throw new AnswersError(code, remedies[code]!, { cause });
      }
    });
    last = done.catch(() => undefined);
    return done;
  };
  return {
    load: (procedureId) => inTurn('draft-not-loaded', (db) => load(db, procedureId)),
    save: async ({ files, ...rest }) => {
      // The draft may change while it waits its turn. Bytes are never changed, so they are not copied.
      const kept = { ...copy(rest), files: files.map((file) => ({ ...file })) };
      await inTurn('draft-not-saved', (db) => save(db, kept));
    },
    remove: (procedureId) => inTurn('draft-not-removed', (db) => remove(db, procedureId)),
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
  'draft-not-loaded': 'Reload the page, or start again: this browser does not give the draft back.',
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
        request.result.createObjectStore(DRAFTS, { keyPath: 'procedureId' });
        request.result.createObjectStore(FILES);
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

async function load(db: IDBDatabase, procedureId: string): Promise<Draft | undefined> {
  const transaction = db.transaction([DRAFTS, FILES], 'readonly');
  const stored = await result<Stored | undefined>(transaction.objectStore(DRAFTS).get(procedureId));
  if (!stored) return undefined;
  const files: DraftFile[] = [];
  for (const file of stored.files) {
    const key = [procedureId, file.sha256];
    const bytes = await result<Uint8Array | undefined>(transaction.objectStore(FILES).get(key));
    if (bytes) files.push({ ...file, bytes });
  }
  return { ...stored, files };
}

async function save(db: IDBDatabase, { files, ...rest }: Draft): Promise<void> {
  const transaction = db.transaction([DRAFTS, FILES], 'readwrite', { durability: 'strict' });
  const done = finished(transaction);
  const bytesStore = transaction.objectStore(FILES);
  const stored: Stored = { ...rest, files: files.map(({ bytes: _, ...file }) => file) };
  transaction.objectStore(DRAFTS).put(stored);
  const keys = bytesStore.getAllKeys(ofProcedure(rest.procedureId));
  keys.addEventListener('success', () => {
    const present = new Set(keys.result.map((key) => (key as [string, string])[1]));
    for (const { sha256, bytes } of files) {
      if (!present.delete(sha256)) bytesStore.put(bytes, [rest.procedureId, sha256]);
    }
    for (const left of present) bytesStore.delete([rest.procedureId, left]);
  });
  await done;
}

async function remove(db: IDBDatabase, procedureId: string): Promise<void> {
  const transaction = db.transaction([DRAFTS, FILES], 'readwrite', { durability: 'strict' });
  const done = finished(transaction);
  transaction.objectStore(DRAFTS).delete(procedureId);
  transaction.objectStore(FILES).delete(ofProcedure(procedureId));
  await done;
}

/** Every key [procedure, hash] of a procedure: an array sorts after every text. */
function ofProcedure(procedureId: string): IDBKeyRange {
  return IDBKeyRange.bound([procedureId], [procedureId, []]);
}

function result<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as T));
    request.addEventListener('error', () => reject(request.error!));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
}
