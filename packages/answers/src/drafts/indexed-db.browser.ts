import { AnswersError } from '../error.ts';
import type { Draft, DraftStore } from './draft.ts';
import { indexedDbDrafts } from './indexed-db.ts';

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
