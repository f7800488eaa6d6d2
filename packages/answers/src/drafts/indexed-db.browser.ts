import { AnswersError } from '../error.ts';
import type { Draft, DraftStore } from './draft.ts';
import { indexedDbDrafts } from './indexed-db.ts';
import { sealingKey } from './seal.ts';

const procedureId = 'https://tokhai.example/schemas/procedures/thu/procedure.json';
let databases = 0;

function freshName(): string {
  databases += 1;
  return `thu-${databases}-${crypto.randomUUID()}`;
}

function draft(change: Partial<Draft> = {}): Draft {
  return {
    procedureId,
    answers: { hoTen: 'Nguyễn Thị Hường' },
    pageId: 'mot',
    raw: { ngaySinh: { day: '31', month: '', year: '' } },
    files: [],
    updatedAt: '2026-11-22T08:30:00.000Z',
    ...change,
  };
}

function file(sha256: string, ...bytes: number[]) {
  return { sha256, name: `${sha256}.jpg`, type: 'image/jpeg', bytes: Uint8Array.from(bytes) };
}

function equal(actual: unknown, expected: unknown): void {
  const [a, b] = [actual, expected].map((value) =>
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Uint8Array ? Array.from(inner) : inner,
    ),
  );
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}

async function refused(promise: Promise<unknown>, code: string): Promise<void> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AnswersError && error.code === code) return;
    throw error;
  }
  throw new Error(`expected ${code}`);
}

/** Runs with a method of IndexedDB replaced: the way a browser in trouble behaves. */
async function withBroken<T extends object>(
  prototype: T,
  method: keyof T,
  broken: () => never,
  run: () => Promise<void>,
): Promise<void> {
  const real = Object.getOwnPropertyDescriptor(prototype, method)!;
  Object.defineProperty(prototype, method, { ...real, value: broken });
  try {
    await run();
  } finally {
    Object.defineProperty(prototype, method, real);
  }
}

async function inStore(
  name: string,
  store: string,
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => void,
): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error!));
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(store, mode);
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error!));
      run(transaction.objectStore(store));
    });
  } finally {
    db.close();
  }
}

async function everythingIn(name: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const store of ['drafts', 'files', 'keys']) {
    await inStore(name, store, 'readonly', (objects) => {
      const request = objects.getAll();
      request.addEventListener('success', () => found.push(...(request.result as unknown[])));
    });
  }
  return found;
}

/** All text in a stored value, its bytes read as UTF-8. */
function readable(value: unknown): string {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    return new TextDecoder().decode(value);
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value).flat().map(readable).join(' ');
}

describe('drafts in IndexedDB', () => {
  it('gives a draft back to another connection, as after a reload', async () => {
    const name = freshName();
    const saved = draft({ files: [file('aa', 1, 2, 3)], signed: Uint8Array.of(9), createdAt: 'x' });
    await indexedDbDrafts(name).save(saved);
    const loaded = await indexedDbDrafts(name).load(procedureId);
    equal(loaded?.answers, saved.answers);
    equal(loaded?.raw, saved.raw);
    equal(loaded?.files, saved.files);
    equal(loaded?.signed, saved.signed);
    equal(loaded?.pageId, 'mot');
  });

  it('knows nothing of a procedure without draft', async () => {
    equal(await indexedDbDrafts(freshName()).load(procedureId), undefined);
  });

  it('keeps the last of many saves, though nobody waits for them', async () => {
    const store = indexedDbDrafts(freshName());
    const saves = Array.from({ length: 50 }, (_, index) =>
      store.save(draft({ answers: { soTien: index } })),
    );
    equal((await store.load(procedureId))?.answers, { soTien: 49 });
    await Promise.all(saves);
  });

  it('takes the draft as it is at the call', async () => {
    const store = indexedDbDrafts(freshName());
    const changing = draft({ files: [file('aa', 1)] });
    const saving = store.save(changing);
    changing.answers['hoTen'] = 'khác';
    changing.files.length = 0;
    await saving;
    const loaded = await store.load(procedureId);
    equal(loaded?.answers, { hoTen: 'Nguyễn Thị Hường' });
    equal(loaded?.files, [file('aa', 1)]);
  });

  it('keeps files while they are referred to, and no longer', async () => {
    const store = indexedDbDrafts(freshName());
    await store.save(draft({ files: [file('aa', 1), file('bb', 2)] }));
    await store.save(draft({ files: [file('bb', 2), file('cc', 3)] }));
    equal((await store.load(procedureId))?.files, [file('bb', 2), file('cc', 3)]);
    await store.save(draft());
    await store.save(draft({ files: [file('aa', 4)] }));
    equal((await store.load(procedureId))?.files, [file('aa', 4)]);
  });

  it('removes one draft with its files, and leaves the others', async () => {
    const store = indexedDbDrafts(freshName());
    await store.save(draft({ files: [file('aa', 1)] }));
    await store.save(draft({ procedureId: `${procedureId}2`, files: [file('aa', 2)] }));
    await store.remove(procedureId);
    equal(await store.load(procedureId), undefined);
    equal((await store.load(`${procedureId}2`))?.files, [file('aa', 2)]);
  });

  it('says so when the browser has no room, and saves again when it has', async () => {
    const store: DraftStore = indexedDbDrafts(freshName());
    await store.save(draft());
    const full = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    const kept = draft({ answers: { hoTen: 'Bình' } });
    await withBroken(IDBObjectStore.prototype, 'put', full, () =>
      refused(store.save(kept), 'draft-not-saved'),
    );
    equal(kept.answers, { hoTen: 'Bình' });
    equal((await store.load(procedureId))?.answers, { hoTen: 'Nguyễn Thị Hường' });
    await store.save(kept);
    equal((await store.load(procedureId))?.answers, { hoTen: 'Bình' });
  });

  it('saves and gives back over a new connection when the browser has cut the one before', async () => {
    const drafts = indexedDbDrafts(freshName());
    await drafts.save(draft());
    /** The connections there are are lost, and the first new ones too. */
    const cut = async (more: number, run: () => Promise<void>): Promise<void> => {
      const { prototype } = IDBDatabase;
      const real = Object.getOwnPropertyDescriptor(prototype, 'transaction')!;
      const lost = new Set<unknown>();
      function transaction(this: unknown, ...given: unknown[]): unknown {
        if (lost.size <= more) lost.add(this);
        if (!lost.has(this)) return Reflect.apply(real.value as typeof transaction, this, given);
        throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
      }
      Object.defineProperty(prototype, 'transaction', { ...real, value: transaction });
      await run().finally(() => Object.defineProperty(prototype, 'transaction', real));
    };
    await cut(0, () => drafts.save(draft({ pageId: 'hai' })));
    await cut(1, async () => equal((await drafts.load(procedureId))?.pageId, 'hai'));
    await cut(2, () => refused(drafts.save(draft()), 'draft-not-saved'));
  });

  it('says so when the browser refuses storage altogether', async () => {
    const store = indexedDbDrafts(freshName());
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    await withBroken(IDBFactory.prototype, 'open', refuse, async () => {
      await refused(store.save(draft()), 'draft-not-saved');
      await refused(store.load(procedureId), 'draft-not-loaded');
      await refused(store.remove(procedureId), 'draft-not-removed');
    });
    await store.save(draft());
    equal((await store.load(procedureId))?.pageId, 'mot');
  });

  it('refuses what cannot be kept', async () => {
    const store = indexedDbDrafts(freshName());
    await refused(store.save(draft({ answers: { hoTen: () => 1 } })), 'draft-not-saved');
  });

  it('lies sealed on the device: no answer, file or signature can be read there', async () => {
    const name = freshName();
    const secret = 'Nguyễn Thị Hường';
    const bytes = new TextEncoder().encode(secret);
    await indexedDbDrafts(name).save(
      draft({ files: [{ sha256: 'aa', name: secret, type: 'x', bytes }], signed: bytes }),
    );
    const found = await everythingIn(name);
    const texts = found.map(readable);
    if (found.length < 3) throw new Error(`expected draft, file and key, got ${texts.join()}`);
    for (const text of texts) {
      if (/Hường|hoTen|jpg|ngaySinh/.test(text)) throw new Error(`not sealed: ${text}`);
    }
    const keys = found.filter((value) => value instanceof CryptoKey);
    equal(
      keys.map((key) => key.extractable),
      [false],
    );
  });

  it('gives back a signature that is being made elsewhere, bytes and dates included', async () => {
    const name = freshName();
    const pending = {
      service: 'SmartCA',
      state: { pdf: Uint8Array.of(37, 80), expiresAt: new Date('2026-11-22T09:00:00Z') },
    };
    await indexedDbDrafts(name).save(draft({ pending }));
    const loaded = (await indexedDbDrafts(name).load(procedureId))?.pending as typeof pending;
    equal(loaded, pending);
    if (!(loaded.state.expiresAt instanceof Date))
      throw new Error('the date became something else');
  });

  it('is opened by the key that a portal keeps with the login, and by no other', async () => {
    const name = freshName();
    const [mine, other] = await Promise.all([sealingKey(), sealingKey()]);
    const store = indexedDbDrafts(name, { key: async () => mine });
    await store.save(draft({ files: [file('aa', 1)] }));
    await refused(
      indexedDbDrafts(name, { key: async () => other }).load(procedureId),
      'draft-not-loaded',
    );
    await refused(indexedDbDrafts(name).load(procedureId), 'draft-not-loaded');
    equal((await store.load(procedureId))?.files, [file('aa', 1)]);
  });

  it('refuses a draft that was put in the place of another', async () => {
    const name = freshName();
    const store = indexedDbDrafts(name);
    await store.save(draft());
    await store.save(draft({ procedureId: `${procedureId}2`, answers: { hoTen: 'Khác' } }));
    await inStore(name, 'drafts', 'readwrite', (drafts) => {
      const request = drafts.get(`${procedureId}2`);
      request.addEventListener('success', () => {
        drafts.put({ ...(request.result as object), procedureId });
      });
    });
    await refused(store.load(procedureId), 'draft-not-loaded');
  });

  it('leaves nothing when everything is wiped, and begins anew', async () => {
    const name = freshName();
    const store = indexedDbDrafts(name);
    await store.save(draft({ files: [file('aa', 1)] }));
    await store.save(draft({ procedureId: `${procedureId}2` }));
    await store.clear();
    equal(await everythingIn(name), []);
    equal(await store.load(procedureId), undefined);
    await store.save(draft());
    equal((await store.load(procedureId))?.pageId, 'mot');
  });

  it('agrees on one key in two tabs that begin at once', async () => {
    const name = freshName();
    const tabs = [indexedDbDrafts(name), indexedDbDrafts(name)];
    await Promise.all(
      tabs.map((tab, index) => tab.save(draft({ procedureId: `${procedureId}${index}` }))),
    );
    for (const tab of tabs) {
      equal((await tab.load(`${procedureId}0`))?.pageId, 'mot');
      equal((await tab.load(`${procedureId}1`))?.pageId, 'mot');
    }
  });

  it('opens again after the site data was deleted', async () => {
    const name = freshName();
    const store = indexedDbDrafts(name);
    await store.save(draft());
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.addEventListener('success', resolve);
      request.addEventListener('error', reject);
    });
    equal(await store.load(procedureId), undefined);
    await store.save(draft());
    equal((await store.load(procedureId))?.pageId, 'mot');
  });
});
