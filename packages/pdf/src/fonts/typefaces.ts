import type { Typefaces } from '../layout/text.ts';
import { FontUse } from './font-use.ts';
import type { EmbeddedFont } from './font-use.ts';
import type { Face, Fonts } from './load.ts';

const faces: readonly Face[] = ['regular', 'bold', 'italic'];

/** Fonts that have not been used yet, for one document. */
export function typefacesOf(fonts: Fonts): Typefaces {
  const { regular, bold, italic, others } = fonts;
  return {
    regular: new FontUse(regular, { resource: 'F1', name: 'Tinos-Regular', stemV: 80 }),
    bold: new FontUse(bold, { resource: 'F2', name: 'Tinos-Bold', stemV: 140 }),
    italic: new FontUse(italic, { resource: 'F3', name: 'Tinos-Italic', stemV: 76 }),
    others: others?.unused(),
  };
}

/** The fonts of which something was used, by resource name. */
export function embedAll(typefaces: Typefaces): Record<string, EmbeddedFont> {
  const uses = [...faces.map((face) => typefaces[face]), ...(typefaces.others?.uses() ?? [])];
  return Object.fromEntries(uses.flatMap((use) => use.embed()));
}
