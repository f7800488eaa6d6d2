import { concat } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { PdfFile } from '../pdf/file.ts';
import type { Findings } from './findings.ts';
import type { FoundSignature } from './signatures.ts';

/** What a signature covers. */
export interface Coverage {
  /** The bytes its digest is taken over. */
  readonly covered: Bytes;
  /** Offset after the last of them. */
  readonly end: number;
  readonly wholeRevision: boolean;
}

/**
 * Checks /ByteRange: it starts at 0, leaves out exactly the string of /Contents, and ends where
 * the revision of the signature ends (EN 319 142-1, 6.3; ISO 32000-1, 12.8.1).
 */
export function checkByteRange(
  file: PdfFile,
  { dict, contents, revision }: FoundSignature,
  findings: Findings,
): Coverage | undefined {
  const refuse = (what: string) =>
    findings.fail(
      'FORMAT_FAILURE',
      'bad-byte-range',
      `The signature ${what}. Have the document signed again with sound software.`,
    );
  if (contents === undefined || !contents.hex) {
    refuse('has no contents written into the file');
    return undefined;
  }
  const range = dict.get('ByteRange');
  const numbers = Array.isArray(range) && range.length === 4 ? range : [];
  const [first, start, resume, rest] = numbers.filter(
    (item): item is number => Number.isSafeInteger(item) && (item as number) >= 0,
  );
  if (first === undefined || start === undefined || resume === undefined || rest === undefined) {
    refuse('has no byte range of four numbers');
    return undefined;
  }
  const end = resume + rest;
  if (
    first !== 0 ||
    start !== contents.start ||
    resume !== contents.end ||
    end > file.bytes.length
  ) {
    refuse('leaves out more or less than itself');
    return undefined;
  }
  const own = file.revisions[revision];
  const wholeRevision = own !== undefined && (end === own.eof || end === own.end);
  if (!wholeRevision) refuse('does not cover its revision whole');
  return {
    covered: concat(file.bytes.subarray(0, start), file.bytes.subarray(resume, end)),
    end,
    wholeRevision,
  };
}
