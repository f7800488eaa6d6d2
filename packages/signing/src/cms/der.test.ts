import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { concat, toBytes } from '../bytes.ts';
import { SigningError } from '../error.ts';
import {
  children,
  der,
  derInteger,
  derOid,
  derSetOf,
  oidText,
  readDer,
  smallInteger,
  tag,
} from './der.ts';
import { ecdsaFromDer, ecdsaToDer } from './ecdsa.ts';
import { oid } from './oids.ts';

const notDer = { code: 'not-der' };

suite('DER', () => {
  test('what is written is read', () => {
    for (const value of Object.values(oid)) assert.equal(oidText(readDer(derOid(value))), value);
    fc.assert(
      fc.property(fc.nat(), (value) =>
        assert.equal(smallInteger(readDer(derInteger(value))), value),
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), (content) =>
        assert.deepEqual(readDer(der(tag.octetString, content)).content, toBytes(content)),
      ),
    );
  });

  test('a SET OF is sorted by encoding', () => {
    const set = readDer(derSetOf(derInteger(300), derInteger(2), derInteger(1)));
    assert.deepEqual(children(set).map(smallInteger), [1, 2, 300]);
  });

  test('other encodings of the same are refused', () => {
    const refused = [
      [],
      [0x04],
      [0x04, 0x02, 0x00],
      [0x04, 0x81, 0x01, 0x00],
      [0x04, 0x82, 0x00, 0x81],
      [0x24, 0x80, 0x00, 0x00],
      [0x04, 0x01, 0x00, 0x00],
      [0x1f, 0x01, 0x00],
      [0x30, 0x03, 0x04, 0x05, 0x00],
      [0x04, 0x85, 0x01, 0x00, 0x00, 0x00, 0x00],
    ];
    for (const bytes of refused) assert.throws(() => readDer(Uint8Array.from(bytes)), notDer);
    const deep = Array.from({ length: 40 }).reduce<Uint8Array>(
      (inner) => der(tag.sequence, inner),
      der(tag.null),
    );
    assert.throws(() => readDer(toBytes(deep)), notDer);
  });

  test('any bytes are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          readDer(toBytes(bytes));
        } catch (error) {
          assert.ok(error instanceof SigningError);
        }
      }),
    );
  });
});

suite('ECDSA signatures', () => {
  test('go to DER and back', () => {
    for (const size of [32, 48, 66])
      fc.assert(
        fc.property(fc.uint8Array({ minLength: size * 2, maxLength: size * 2 }), (raw) => {
          assert.deepEqual(ecdsaFromDer(ecdsaToDer(toBytes(raw)), size), toBytes(raw));
        }),
      );
  });

  test('with small numbers keep their zeros', () => {
    const raw = new Uint8Array(64);
    raw[31] = 1;
    raw[32] = 0x80;
    assert.deepEqual(ecdsaFromDer(ecdsaToDer(raw), 32), raw);
  });

  test('out of range are refused', () => {
    const one = der(tag.integer, Uint8Array.of(1));
    const negative = der(tag.integer, Uint8Array.of(0x80));
    const long = der(tag.integer, new Uint8Array(33).fill(1));
    const padded = der(tag.integer, Uint8Array.of(0, 1));
    for (const parts of [[one], [one, one, one], [one, negative], [long, one], [one, padded]])
      assert.throws(() => ecdsaFromDer(der(tag.sequence, concat(...parts)), 32), notDer);
  });
});
