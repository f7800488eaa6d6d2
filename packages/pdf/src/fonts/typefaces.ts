import type { Typefaces } from '../layout/text.ts';
import { fontNames } from '../layout/draw.ts';
import { FontUse } from './font-use.ts';
import type { EmbeddedFont } from './font-use.ts';
import type { Face, Fonts } from './load.ts';

const faces: readonly Face[] = ['regular', 'bold', 'italic'];

/** Fonts that have not been used yet, for one document. */
export function typefacesOf(fonts: Fonts): Typefaces {
  return {
    regular: new FontUse(fonts.regular, 'Tinos-Regular', 80),
    bold: new FontUse(fonts.bold, 'Tinos-Bold', 140),
    italic: new FontUse(fonts.italic, 'Tinos-Italic', 76),
  };
}

/** The faces of which something was used, by resource name. */
export function embedAll(typefaces: Typefaces): Record<string, EmbeddedFont> {
  const used = faces.filter((face) => typefaces[face].size > 0);
  return Object.fromEntries(used.map((face) => [fontNames[face], typefaces[face].embed()]));
}
