import { sha256Hex } from '@tokhai/procedure';
import { PdfError } from '../error.ts';
import { digests } from './digests.ts';
import { FontUse, unprintable } from './font-use.ts';
import { isIn, scriptsIn, zeroWidthSpace } from './scripts.ts';
import type { OtherFonts, Script } from './scripts.ts';
import { TrueType } from './true-type.ts';

export type Face = 'regular' | 'bold' | 'italic';

/** The faces that a form is printed in, and fonts for what they lack. */
export type Fonts = Readonly<Record<Face, TrueType>> & { readonly others?: OtherFonts };

// Literal addresses beside import.meta.url, so that bundlers carry the files along.
const addresses: Readonly<Record<Face, URL>> = {
  regular: new URL('../../fonts/Tinos-Regular.ttf', import.meta.url),
  bold: new URL('../../fonts/Tinos-Bold.ttf', import.meta.url),
  italic: new URL('../../fonts/Tinos-Italic.ttf', import.meta.url),
};

let loading: Promise<Fonts> | undefined;

/**
 * Loads the fonts once: by fetch in a browser, from the disk in Node.
 *
 * @param text what will be printed with them, where it may hold Khmer, Cham or phonetic letters:
 *   their fonts are loaded too. renderSubmission sees to that itself
 * @throws PdfError `font-unavailable` when a file cannot be had (the next call tries again),
 *   `font-damaged` when it is not the file this version was made with: other outlines or widths
 *   would give other bytes than the desk's
 */
export async function loadFonts(text = ''): Promise<Fonts> {
  loading ??= loadAll().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return withOthers(await loading, scriptsIn(text.normalize('NFC')));
}

/** What the fonts beside Tinos need of the rest of the package. */
const shared = {
  fontFile,
  TrueType,
  FontUse,
  isIn,
  zeroWidthSpace,
  unprintable,
  tooLarge: (message: string, limit: number) => new PdfError('too-large', message, { limit }),
} as const;
export type SharedParts = typeof shared;

/** The faces of Tinos, and the fonts of these scripts and no others. */
export async function withOthers(
  { regular, bold, italic }: Fonts,
  scripts: readonly Script[],
): Promise<Fonts> {
  if (scripts.length === 0) return { regular, bold, italic };
  const { loadOthers } = await import('./others.ts');
  return { regular, bold, italic, others: await loadOthers(scripts, shared) };
}

async function loadAll(): Promise<Fonts> {
  const [regular, bold, italic] = await Promise.all([
    load('regular'),
    load('bold'),
    load('italic'),
  ]);
  return { regular, bold, italic };
}

async function load(face: Face): Promise<TrueType> {
  return new TrueType(await fontFile(addresses[face], face, digests[face]));
}

/**
 * The bytes of a font file whose digest is known.
 *
 * @param face what it is called when something is wrong with it
 * @param sha256 in lower-case hex
 * @throws PdfError `font-unavailable`, `font-damaged`
 */
export async function fontFile(
  address: URL,
  face: string,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await bytesAt(address);
  if ((await sha256Hex(bytes)) !== sha256) {
    throw new PdfError(
      'font-damaged',
      `The ${face} font is not the file of this version: serve packages/pdf/fonts unchanged.`,
      { face },
    );
  }
  return bytes;
}

async function bytesAt(address: URL): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (address.protocol === 'file:') {
      // Not an import: a bundler for browsers would have to resolve it.
      const { readFile } = process.getBuiltinModule('node:fs/promises');
      return new Uint8Array(await readFile(address));
    }
    const response = await fetch(address);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PdfError(
      'font-unavailable',
      `A font could not be loaded (${reason}): check the connection and try again.`,
    );
  }
}
