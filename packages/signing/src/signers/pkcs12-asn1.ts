import * as asn1js from 'asn1js';
import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';

/**
 * Reading PKCS #12. Unlike signatures, these files may be BER with indefinite lengths, as some tools
 * write them; so they are read by asn1js and not by our strict reader.
 */
export type Node = asn1js.BaseBlock;

/** What a file must have and does not; the caller says what that means. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/** AlgorithmIdentifier (RFC 5280, 4.1.1.2). */
export interface Algorithm {
  readonly id: string;
  readonly parameters: Node | undefined;
}

/** @throws {ShapeError} */
export function readBer(bytes: Uint8Array): Node {
  const { offset, result } = asn1js.fromBER(toBytes(bytes));
  if (offset < 0) throw new ShapeError('This is no BER.');
  return result;
}

/** The members of a SEQUENCE. @throws {ShapeError} */
export function sequence(node: Node | undefined): readonly Node[] {
  if (!(node instanceof asn1js.Sequence)) throw new ShapeError('There is no SEQUENCE.');
  return node.valueBlock.value;
}

/** What an explicit tag [0] holds. @throws {ShapeError} */
export function explicit(node: Node | undefined): Node {
  const isTagged = node instanceof asn1js.Constructed && isContext0(node);
  const [inner] = isTagged ? node.valueBlock.value : [];
  if (inner === undefined) throw new ShapeError('There is no [0].');
  return inner;
}

/** Dotted. @throws {ShapeError} */
export function oidOf(node: Node | undefined): string {
  if (!(node instanceof asn1js.ObjectIdentifier)) throw new ShapeError('There is no OID.');
  return node.getValue();
}

/** A whole number that is not negative. @throws {ShapeError} */
export function numberOf(node: Node | undefined): number {
  if (!(node instanceof asn1js.Integer) || node.valueBlock.isHexOnly)
    throw new ShapeError('There is no small INTEGER.');
  const { valueDec } = node.valueBlock;
  if (valueDec < 0) throw new ShapeError('The INTEGER is negative.');
  return valueDec;
}

export function isInteger(node: Node | undefined): boolean {
  return node instanceof asn1js.Integer;
}

/** The bytes of an OCTET STRING, in one piece. @throws {ShapeError} */
export function octets(node: Node | undefined): Bytes {
  if (!(node instanceof asn1js.OctetString)) throw new ShapeError('There is no OCTET STRING.');
  return new Uint8Array(node.getValue());
}

/** The bytes of an OCTET STRING with the implicit tag [0], in one or more pieces. @throws {ShapeError} */
export function implicitOctets(node: Node | undefined): Bytes {
  if (node instanceof asn1js.Primitive && isContext0(node))
    return toBytes(node.valueBlock.valueHexView);
  if (!(node instanceof asn1js.Constructed) || !isContext0(node))
    throw new ShapeError('There is no [0].');
  const parts = node.valueBlock.value.map(octets);
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @throws {ShapeError} */
export function algorithmOf(node: Node | undefined): Algorithm {
  const [id, parameters] = sequence(node);
  return { id: oidOf(id), parameters };
}

/** The element as it stands in the file. */
export function rawOf(node: Node): Bytes {
  return toBytes(node.valueBeforeDecodeView);
}

function isContext0({ idBlock }: Node): boolean {
  return idBlock.tagClass === 3 && idBlock.tagNumber === 0;
}
