import { sha256Hex } from '@tokhai/procedure';
import { PdfError } from '../error.ts';
import { digests } from './digests.ts';
import { TrueType } from './true-type.ts';

export type Face = 'regular' | 'bold' | 'italic';

/** The faces that a form is printed in. */
export type Fonts = Readonly<Record<Face, TrueType>>;

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
 * @throws PdfError `font-unavailable` when a file cannot be had (the next call tries again),
 *   `font-damaged` when it is not the file this version was made with: other outlines or widths
 *   would give other bytes than the desk's
 */
export function loadFonts(): Promise<Fonts> {
  loading ??= loadAll().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
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
  const bytes = await bytesAt(addresses[face]);
  if ((await sha256Hex(bytes)) !== digests[face]) {
    throw new PdfError(
      'font-damaged',
      `The ${face} font is not the file of this version: serve packages/pdf/fonts unchanged.`,
      { face },
    );
  }
  return new TrueType(bytes);
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
