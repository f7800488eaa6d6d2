import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat } from '../bytes.ts';
import type { HashName } from './algorithms.ts';
import * as inBrowsers from './arithmetic.ts';
import type { Way } from './arithmetic.ts';
import * as inNode from './arithmetic.node.ts';
import { der, derOid, tag } from './der.ts';
import { oid } from './oids.ts';

const hashes: readonly HashName[] = ['SHA-256', 'SHA-384', 'SHA-512'];
/** So many bytes that Node too leaves them to another thread, and as few as a signature covers. */
const sizes = [0, 300, 2 * 1024 * 1024];
const bytesOf = (size: number) => Uint8Array.from({ length: size }, (_, at) => at % 251);

test('Node takes the digests that browsers take', async () => {
  for (const name of ['SHA-1', ...hashes] as const)
    for (const size of sizes)
      assert.deepEqual(
        await inNode.digest(name, bytesOf(size)),
        await inBrowsers.digest(name, bytesOf(size)),
        `${name} of ${size} bytes`,
      );
});

const rsa = { modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
const ways: readonly (Way & { readonly namedCurve?: string })[] = [
  { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' },
  { name: 'ECDSA', hash: 'SHA-384', namedCurve: 'P-384' },
  { name: 'ECDSA', hash: 'SHA-512', namedCurve: 'P-521' },
  ...hashes.map((hash) => ({ name: 'RSASSA-PKCS1-v1_5' as const, hash, saltLength: 0 })),
  { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 },
  { name: 'RSA-PSS', hash: 'SHA-512', saltLength: 64 },
];

for (const way of ways)
  test(`Node believes the signatures that browsers believe: ${way.name} ${way.hash}`, async () => {
    const { privateKey, publicKey } = await crypto.subtle.generateKey({ ...rsa, ...way }, true, [
      'sign',
      'verify',
    ]);
    for (const size of sizes) {
      const data = bytesOf(size);
      const made = new Uint8Array(await crypto.subtle.sign(way, privateKey, data));
      const tried = new Map([
        ['as it was made', made],
        ['with a changed byte', made.with(made.length - 1, (made.at(-1) ?? 0) ^ 1)],
        ['one byte too short', made.slice(1)],
        ['one byte too long', concat(Uint8Array.of(0), made)],
        ['of zeros', new Uint8Array(made.length)],
        ['empty', new Uint8Array(0)],
      ]);
      for (const [what, signature] of tried) {
        const isRight = what === 'as it was made';
        assert.equal(await inNode.verifies(way, publicKey, signature, data), isRight, what);
        assert.equal(await inBrowsers.verifies(way, publicKey, signature, data), isRight, what);
      }
      const other = concat(Uint8Array.of(1), data);
      assert.equal(await inNode.verifies(way, publicKey, made, other), false);
    }
    if (way.name !== 'RSA-PSS') return;
    const shorter = { ...way, saltLength: (way.saltLength ?? 0) - 1 };
    const made = new Uint8Array(await crypto.subtle.sign(shorter, privateKey, bytesOf(9)));
    assert.equal(await inNode.verifies(way, publicKey, made, bytesOf(9)), false, 'another salt');
  });

const curves = [
  { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256', oid: oid.p256 },
  { name: 'ECDSA', hash: 'SHA-384', namedCurve: 'P-384', oid: oid.p384 },
  { name: 'ECDSA', hash: 'SHA-512', namedCurve: 'P-521', oid: oid.p521 },
] as const;

for (const { oid: curve, ...way } of curves)
  test(`Node takes the keys that browsers take: ${way.namedCurve}`, async () => {
    const { privateKey, publicKey } = await crypto.subtle.generateKey(way, true, [
      'sign',
      'verify',
    ]);
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
    const size = (point.length - 1) / 2;
    const withPoint = (bytes: Uint8Array) =>
      der(
        tag.sequence,
        der(tag.sequence, derOid(oid.ecPublicKey), derOid(curve)),
        der(tag.bitString, Uint8Array.of(0), bytes),
      );
    assert.deepEqual(withPoint(point), spki);
    const even = (point.at(-1) ?? 0) % 2 === 0;
    const compressed = concat(Uint8Array.of(even ? 2 : 3), point.subarray(1, 1 + size));
    for (const size of sizes) {
      const signature = new Uint8Array(await crypto.subtle.sign(way, privateKey, bytesOf(size)));
      for (const bytes of [spki, withPoint(compressed)]) {
        const key = await inNode.importKey(bytes, way);
        assert.ok(await inNode.verifies(way, key, signature, bytesOf(size)));
        assert.ok(!(await inNode.verifies(way, key, signature, bytesOf(size + 1))));
      }
    }
    const bad = new Map([
      ['the point at infinity', Uint8Array.of(0)],
      ['infinity with more bytes', new Uint8Array(point.length)],
      ['a point beside the curve', point.with(size, (point[size] ?? 0) ^ 1)],
      ['a point cut short', point.slice(0, -1)],
      ['no point', new Uint8Array(0)],
    ]);
    for (const [what, bytes] of bad) {
      await assert.rejects(inNode.importKey(withPoint(bytes), way), what);
      await assert.rejects(inBrowsers.importKey(withPoint(bytes), way), what);
    }
  });

test('many in a row let others have their turn', async () => {
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  for (let i = 0; i < 200; i += 1) await inNode.digest('SHA-256', bytesOf(9));
  isDone = true;
  assert.ok(turns >= 10, `${turns} turns`);
});
