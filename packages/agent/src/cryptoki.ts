/**
 * The few functions of PKCS #11 (v2.40) that signing needs, called in the module that came with a
 * token. Structures are written by hand: their layout is the platform's (the header files of
 * Windows pack them, and a CK_ULONG has four bytes there).
 */
import koffi from 'koffi';
import { AgentError } from './error.ts';

const onWindows = process.platform === 'win32';
const ulongSize = koffi.sizeof('ulong');
const pointerSize = 8;

/** Places in CK_FUNCTION_LIST, after its version. */
const places = {
  C_Initialize: [0, ['void *']],
  C_Finalize: [1, ['void *']],
  C_GetSlotList: [4, ['uchar', 'void *', 'void *']],
  C_OpenSession: [12, ['ulong', 'ulong', 'void *', 'void *', 'void *']],
  C_CloseSession: [13, ['ulong']],
  C_Login: [18, ['ulong', 'ulong', 'void *', 'ulong']],
  C_Logout: [19, ['ulong']],
  C_GetAttributeValue: [24, ['ulong', 'ulong', 'void *', 'ulong']],
  C_FindObjectsInit: [26, ['ulong', 'void *', 'ulong']],
  C_FindObjects: [27, ['ulong', 'void *', 'ulong', 'void *']],
  C_FindObjectsFinal: [28, ['ulong']],
  C_SignInit: [42, ['ulong', 'void *', 'ulong']],
  C_Sign: [43, ['ulong', 'void *', 'ulong', 'void *', 'void *']],
} as const;

type Name = keyof typeof places;
export type Cryptoki = (name: Name, ...parameters: unknown[]) => void;

/** Return values with a remedy of their own (PKCS #11, CKR_…). */
const remedies: Readonly<Record<number, readonly [string, string]>> = {
  0xa0: ['wrong-pin', 'The PIN is wrong. Too many wrong ones lock the token.'],
  0xa1: ['wrong-pin', 'The PIN is wrong. Too many wrong ones lock the token.'],
  0xa2: ['wrong-pin', 'The PIN is too short or too long.'],
  0xa4: ['token-locked', 'The token is locked. Ask who issued it to unlock it.'],
  0xe0: ['no-token', 'Plug the token in.'],
  0xe1: ['no-token', 'This module knows no token of this kind. Choose the one of its maker.'],
  0x32: ['no-token', 'The token was pulled out. Plug it in again.'],
};

/** Kept for good: koffi unloads a library that is collected, though its functions are still held. */
const loaded = new Set<unknown>();

/**
 * Loads a module and starts it.
 *
 * @throws {AgentError} `no-module`
 */
export function loadCryptoki(path: string): Cryptoki {
  const functions = new Map<Name, (...parameters: unknown[]) => number>();
  try {
    const library = koffi.load(path);
    loaded.add(library);
    const getFunctionList = library.func('C_GetFunctionList', 'ulong', ['_Out_ void **']);
    const found: [unknown] = [null];
    if (getFunctionList(found) !== 0) throw new Error('C_GetFunctionList failed');
    const first = onWindows ? 2 : pointerSize;
    for (const [name, [place, parameters]] of Object.entries(places)) {
      const address: unknown = koffi.decode(found[0], first + place * pointerSize, 'void *');
      const type = koffi.proto(
        `ulong ${name}_${crypto.randomUUID().replaceAll('-', '')}(${parameters.join(', ')})`,
      );
      functions.set(name as Name, koffi.decode(address, type) as never);
    }
  } catch (cause) {
    throw new AgentError(
      'no-module',
      'This is no PKCS #11 module. Give the path of the one that came with the token.',
      { cause },
    );
  }
  const call: Cryptoki = (name, ...parameters) => {
    const result = Number(functions.get(name)?.(...parameters));
    if (result === 0) return;
    const [code, remedy] = remedies[result] ?? [
      'token-failed',
      `The token failed (${name}: 0x${result.toString(16)}). Plug it in again, then try again.`,
    ];
    throw new AgentError(code, remedy);
  };
  call('C_Initialize', null);
  return call;
}

/** A CK_ULONG in memory. */
export function ulong(value = 0): Buffer {
  const bytes = Buffer.alloc(ulongSize);
  if (ulongSize === 8) bytes.writeBigUInt64LE(BigInt(value));
  else bytes.writeUInt32LE(value);
  return bytes;
}

/** Several CK_ULONG in memory, as numbers. */
export function readUlongs(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / ulongSize }, (_, index) =>
    ulongSize === 8 ? Number(bytes.readBigUInt64LE(index * 8)) : bytes.readUInt32LE(index * 4),
  );
}

/** Room for so many CK_ULONG. */
export function ulongs(count: number): Buffer {
  return Buffer.alloc(count * ulongSize);
}

/** What each structure points to: it lives as long as the structure does. */
const pointedTo = new WeakMap<Buffer, readonly (Buffer | null)[]>();

/** A CK_ATTRIBUTE or CK_MECHANISM: a number, a pointer, a length. */
export function triple(type: number, value: Buffer | null, length = value?.length ?? 0): Buffer {
  const pointer = Buffer.alloc(pointerSize);
  if (value !== null) pointer.writeBigUInt64LE(koffi.address(value));
  const made = Buffer.concat([ulong(type), pointer, ulong(length)]);
  pointedTo.set(made, [value]);
  return made;
}

/** A template: several {@link triple} in a row. */
export function template(attributes: readonly (readonly [type: number, value: Buffer])[]): Buffer {
  const made = Buffer.concat(attributes.map(([type, value]) => triple(type, value)));
  pointedTo.set(
    made,
    attributes.map(([, value]) => value),
  );
  return made;
}

/** The length that stands at the end of a {@link triple}. */
export function lengthOf(attribute: Buffer): number {
  return readUlongs(attribute.subarray(-ulongSize))[0] ?? 0;
}
