/** Outside judges of the signatures in a PDF: pdfsig (Poppler), and OpenSSL for CAdES and timestamps. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBytes } from '../../packages/signing/src/bytes.ts';
import { readDer } from '../../packages/signing/src/cms/der.ts';
import { readCms } from '../../packages/signing/src/cms/read.ts';
import { run } from '../lib/run.ts';

export interface EmbeddedSignature {
  /** The CMS structure, DER. */
  cms: Buffer;
  /** Whether it is a document timestamp: a token of RFC 3161 over what it covers. */
  timestamp: boolean;
  /** The bytes it covers. */
  content: Buffer;
  /** Offset in the file behind the last byte covered. */
  end: number;
}

/** OBJECT IDENTIFIER id-ct-TSTInfo (RFC 3161, 2.4.2), DER: what a token encapsulates. */
const tstInfo = Buffer.from('060b2a864886f70d0109100104', 'hex');

/** The length in bytes of the DER value that a buffer starts with. */
function derLength(der: Buffer): number {
  const first = der[1] ?? 0;
  if (first < 0x80) return 2 + first;
  const size = first & 0x7f;
  return 2 + size + der.readUIntBE(2, size);
}

/**
 * The signatures of a PDF in the order of the file, found by their byte ranges.
 *
 * @throws Error for a byte range that leaves out anything but the signature itself.
 */
export function embeddedSignatures(pdf: Buffer): EmbeddedSignature[] {
  const text = pdf.toString('latin1');
  const ranges = text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g);
  return [...ranges].map((match) => {
    const [start = 0, length = 0, next = 0, rest = 0] = match.slice(1).map(Number);
    const hole = text.slice(start + length, next);
    if (start !== 0 || !/^<[0-9a-fA-F\s]*>$/.test(hole)) {
      throw new Error(
        `byte range ${start} ${length} ${next} ${rest} leaves out more than /Contents`,
      );
    }
    const padded = Buffer.from(hole.slice(1, -1).replaceAll(/\s/g, ''), 'hex');
    return {
      cms: padded.subarray(0, derLength(padded)),
      timestamp: padded.subarray(0, 100).includes(tstInfo),
      content: Buffer.concat([pdf.subarray(0, length), pdf.subarray(next, next + rest)]),
      end: next + rest,
    };
  });
}

/**
 * Complaints of `openssl cms -verify -cades` on each signature and of `openssl ts -verify` on each
 * timestamp, in signatures and over the document; empty when there are none.
 *
 * @param root path of the trusted root, PEM
 * @param issuing path of the authority that issued the timestamping certificate, PEM
 */
export async function opensslComplaints(
  file: string,
  root: string,
  issuing?: string,
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tokhai-cms-'));
  const [input, data] = [join(folder, 'cms.der'), join(folder, 'content.bin')];
  const judge = async (what: string, der: Uint8Array, content: Uint8Array, args: string[]) => {
    await Promise.all([writeFile(input, der), writeFile(data, content)]);
    const { code, output } = await run('openssl', args);
    return code === 0 ? [] : [`openssl, ${what}: ${output.trim()}`];
  };
  const cades = [
    ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any'],
    ...['-in', input, '-content', data, '-CAfile', root, '-out', join(folder, 'out')],
  ];
  const untrusted = issuing === undefined ? [] : ['-untrusted', issuing];
  const stamp = ['ts', '-verify', '-in', input, '-token_in', '-data', data, '-CAfile', root];
  try {
    const complaints: string[] = [];
    const found = embeddedSignatures(await readFile(file));
    for (const [index, { cms, content, timestamp }] of found.entries()) {
      const name = `signature ${index + 1}`;
      const args = timestamp ? [...stamp, ...untrusted] : cades;
      complaints.push(...(await judge(name, cms, content, args)));
      if (timestamp) continue;
      const { timestamps, signature } = readCms(readDer(toBytes(cms)));
      for (const token of timestamps)
        complaints.push(
          ...(await judge(`timestamp of ${name}`, token.raw, signature, [...stamp, ...untrusted])),
        );
    }
    return complaints;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many signatures and timestamps a file is expected to hold. */
export interface Expected {
  signatures: number;
  documentTimestamps: number;
  /** Whether something was added that nothing signs: the material of B-LT. */
  unsigned: boolean;
}

/**
 * Complaints of pdfsig: a signature that is not valid, fewer or more of them than expected, or a
 * last one that does not cover the whole file. It does not judge document timestamps.
 */
export async function pdfsigComplaints(
  file: string,
  { signatures, documentTimestamps, unsigned }: Expected,
): Promise<string[]> {
  const { output } = await run('pdfsig', ['-nocert', file]);
  const valid = output.match(/Signature Validation: Signature is Valid\./g)?.length ?? 0;
  const all = output.match(/Signature Validation:/g)?.length ?? 0;
  const whole = output.match(/Total document signed/g)?.length ?? 0;
  const complaints: string[] = [];
  const expected = signatures + documentTimestamps;
  if (all !== expected) complaints.push(`pdfsig found ${all} signatures, not ${expected}`);
  if (valid !== signatures)
    complaints.push(`pdfsig calls ${valid} of ${signatures} valid:\n${output.trim()}`);
  if (whole === 0 && !unsigned) complaints.push('pdfsig: no signature covers the whole file');
  return complaints;
}
