import { AnswersError } from '../error.ts';
import { deviceProfile } from './device-profile.ts';

const fresh = () => `ho-so-${crypto.randomUUID()}`;

function equal(actual: unknown, expected: unknown): void {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}

/** Everything that the database holds, read past the store. */
async function stored(name: string): Promise<unknown[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error!));
  });
  const all = db.transaction('profile').objectStore('profile').getAll();
  await new Promise((resolve) => all.addEventListener('success', resolve));
  db.close();
  return all.result as unknown[];
}

describe('a profile on this device', () => {
  it('comes back in another page, with what was known before', async () => {
    const name = fresh();
    await deviceProfile(name).save({ 'person.name': 'Hồ Thị Lựu' });
    await deviceProfile(name).save({ 'person.phone': '0912000456' });
    const profile = await deviceProfile(name).load();
    equal(profile?.facts, { 'person.name': 'Hồ Thị Lựu', 'person.phone': '0912000456' });
  });

  it('lies on the device encrypted, with a key that is not given out', async () => {
    const name = fresh();
    await deviceProfile(name).save({ 'person.name': 'Ho Thi Luu' });
    const parts = await stored(name);
    const key = parts.find((part) => part instanceof CryptoKey);
    equal([key?.extractable, key?.algorithm.name], [false, 'AES-GCM']);
    const sealed = parts.find((part) => !(part instanceof CryptoKey)) as { bytes: ArrayBuffer };
    const plain = new TextDecoder('latin1').decode(sealed.bytes);
    equal(plain.includes('Luu'), false);
  });

  it('takes another key and another nonce each time it is written', async () => {
    const name = fresh();
    const nonces = new Set<string>();
    for (let i = 0; i < 3; i += 1) {
      await deviceProfile(name).save({ 'person.name': 'Hồ Thị Lựu' });
      const sealed = (await stored(name)).find((part) => !(part instanceof CryptoKey));
      nonces.add(String((sealed as { iv: Uint8Array }).iv));
    }
    equal(nonces.size, 3);
  });

  it('is gone when it is forgotten, key and all', async () => {
    const name = fresh();
    const store = deviceProfile(name);
    await store.save({ 'person.name': 'Hồ Thị Lựu' });
    await store.forget();
    equal(await store.load(), undefined);
    equal(await stored(name), []);
  });

  it('says so when it was damaged, and takes a new one all the same', async () => {
    const name = fresh();
    const store = deviceProfile(name);
    await store.save({ 'person.name': 'Hồ Thị Lựu' });
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
    });
    const write = db.transaction('profile', 'readwrite');
    write
      .objectStore('profile')
      .put({ iv: new Uint8Array(12), bytes: new ArrayBuffer(40) }, 'facts');
    await new Promise((resolve) => write.addEventListener('complete', resolve));
    db.close();
    const error = await store.load().catch((reason: unknown) => reason);
    equal(error instanceof AnswersError && error.code, 'profile-not-loaded');
    await store.save({ 'person.name': 'Hồ Thị Lựu' });
    equal((await store.load())?.facts, { 'person.name': 'Hồ Thị Lựu' });
  });
});
