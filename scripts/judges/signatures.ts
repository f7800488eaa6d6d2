/** Outside judges of the signatures in a PDF: pdfsig (Poppler) and OpenSSL's CAdES check. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../lib/run.ts';

export interface EmbeddedSignature {
  /** The CMS structure, DER. */
  cms: Buffer;
  /** The bytes it covers. */
  content: Buffer;
  /** Offset in the file behind the last byte covered. */
  end: number;
}

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
      content: Buffer.concat([pdf.subarray(0, length), pdf.subarray(next, next + rest)]),
      end: next + rest,
    };
  });
}

/** Complaints of `openssl cms -verify -cades` on each signature; empty when there are none. */
export async function opensslComplaints(file: string, root: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tokhai-cms-'));
  try {
    const complaints: string[] = [];
    for (const [index, { cms, content }] of embeddedSignatures(await readFile(file)).entries()) {
      const [signature, data] = [join(folder, 'cms.der'), join(folder, 'content.bin')];
      await Promise.all([writeFile(signature, cms), writeFile(data, content)]);
      const { code, output } = await run('openssl', [
        ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any'],
        ...['-in', signature, '-content', data, '-CAfile', root, '-out', join(folder, 'out')],
      ]);
      if (code !== 0) complaints.push(`openssl, signature ${index + 1}: ${output.trim()}`);
    }
    return complaints;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Complaints of pdfsig: a signature that is not valid, fewer or more of them than expected, or a
 * last one that does not cover the whole file.
 */
export async function pdfsigComplaints(file: string, expected: number): Promise<string[]> {
  const { output } = await run('pdfsig', ['-nocert', file]);
  const valid = output.match(/Signature Validation: Signature is Valid\./g)?.length ?? 0;
  const all = output.match(/Signature Validation:/g)?.length ?? 0;
  const whole = output.match(/Total document signed/g)?.length ?? 0;
  const complaints: string[] = [];
  if (all !== expected) complaints.push(`pdfsig found ${all} signatures, not ${expected}`);
  if (valid !== all) complaints.push(`pdfsig calls ${valid} of ${all} valid:\n${output.trim()}`);
  if (whole === 0) complaints.push('pdfsig: no signature covers the whole file');
  return complaints;
}
