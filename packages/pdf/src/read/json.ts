import { PdfError } from '../error.ts';

/** Largest data file that is read, in bytes. */
export const maxDataBytes = 4 * 1024 * 1024;
const maxDepth = 40;

/**
 * Parses JSON within bounds of size and depth.
 *
 * @throws PdfError `damaged`
 */
export function parseBounded(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (depthOf(text) <= maxDepth) return JSON.parse(text);
  } catch {
    // Below: what is no UTF-8 and what is no JSON is damaged alike.
  }
  throw damaged('data');
}

/** @param part of a submission that cannot be read */
export function damaged(part: string): PdfError {
  return new PdfError(
    'damaged',
    'The submission in the PDF cannot be read: print the form again.',
    {
      part,
    },
  );
}

/** How deep brackets nest, outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}
