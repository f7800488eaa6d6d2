import { readLeadingDer } from '../cms/der.ts';
import type { Der } from '../cms/der.ts';
import type { PdfFile } from '../pdf/file.ts';
import type { PdfString } from '../pdf/values.ts';
import { findSignatures, isTimestamp } from '../verify/signatures.ts';

/** A signature as it stands at the end of a file. */
export interface NewestSignature {
  readonly field: string;
  readonly kind: 'signature' | 'timestamp';
  readonly contents: PdfString;
  /** The CMS without the zeros after it. */
  readonly cms: Der;
}

/** The signature that the last revision brought: the only one whose /Contents nothing covers. */
export function newestSignature(file: PdfFile, maximum: number): NewestSignature | undefined {
  const found = findSignatures(file, maximum)
    .filter(({ revision, present }) => present && revision === file.revisions.length - 1)
    .at(-1);
  if (found?.contents === undefined) return undefined;
  return {
    field: found.field,
    kind: isTimestamp(found.dict) ? 'timestamp' : 'signature',
    contents: found.contents,
    cms: readLeadingDer(found.contents.bytes),
  };
}
