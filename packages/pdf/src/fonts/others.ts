import { create } from '@cantoo/fontkit';
import type { Font } from '@cantoo/fontkit';
import { languagesOf } from '../layout/languages.ts';
import { fallbackDigests } from './fallback-digests.ts';
import type { FontNames, FontUse } from './font-use.ts';
import type { Face, SharedParts } from './load.ts';
import type { OtherFonts, OtherLetter, OtherUses, Script } from './scripts.ts';
import { Shaped } from './shaped.ts';
import type { ShapedText } from './shaped.ts';
import { lacksLetter, syllableAt } from './syllables.ts';
import type { TrueType } from './true-type.ts';

interface OtherFace extends FontNames {
  // Literal addresses beside import.meta.url, so that bundlers carry the files along.
  readonly address: URL;
}

type Faces = Readonly<{ regular: OtherFace; bold: OtherFace; italic?: OtherFace }>;

// Capitals of Noto Serif are as high as those of Tinos; Khmer and Cham, which pile letters up, fit
// into the lines of running text.
const [latin, khmer, cham] = [
  { scale: 0.92 },
  { scale: 0.85, lang: 'km' },
  { scale: 0.92, lang: 'cjm' },
];

const table: Readonly<Record<Script, Faces>> = {
  latn: {
    regular: {
      ...{ resource: 'F4', name: 'NotoSerif-Regular', stemV: 90, ...latin },
      address: new URL('../../fonts/NotoSerif-Regular.ttf', import.meta.url),
    },
    bold: {
      ...{ resource: 'F5', name: 'NotoSerif-Bold', stemV: 150, ...latin },
      address: new URL('../../fonts/NotoSerif-Bold.ttf', import.meta.url),
    },
    italic: {
      ...{ resource: 'F6', name: 'NotoSerif-Italic', stemV: 84, ...latin },
      address: new URL('../../fonts/NotoSerif-Italic.ttf', import.meta.url),
    },
  },
  khmr: {
    regular: {
      ...{ resource: 'F7', name: 'NotoSerifKhmer-Regular', stemV: 80, ...khmer },
      address: new URL('../../fonts/NotoSerifKhmer-Regular.ttf', import.meta.url),
    },
    bold: {
      ...{ resource: 'F8', name: 'NotoSerifKhmer-Bold', stemV: 140, ...khmer },
      address: new URL('../../fonts/NotoSerifKhmer-Bold.ttf', import.meta.url),
    },
  },
  cham: {
    regular: {
      ...{ resource: 'F9', name: 'NotoSansCham-Regular', stemV: 80, ...cham },
      address: new URL('../../fonts/NotoSansCham-Regular.ttf', import.meta.url),
    },
    bold: {
      ...{ resource: 'F10', name: 'NotoSansCham-Bold', stemV: 140, ...cham },
      address: new URL('../../fonts/NotoSansCham-Bold.ttf', import.meta.url),
    },
  },
};

interface LoadedFace {
  readonly face: Face;
  readonly names: FontNames;
  readonly font: TrueType;
  readonly digest: readonly [key: string, sha256: string];
  /** Of scripts that need it: how one syllable is laid out. */
  readonly shape?: (text: string) => ShapedText;
}

interface LoadedScript {
  readonly script: Script;
  readonly faces: readonly LoadedFace[];
}

const loading = new Map<Script, Promise<LoadedScript>>();

/**
 * Loads fonts for what Tinos lacks, each once.
 *
 * @param shared what would be imported: then a bundler parted the rest of the package into small files
 * @throws PdfError `font-unavailable`, `font-damaged`
 */
export async function loadOthers(
  scripts: readonly Script[],
  shared: SharedParts,
): Promise<OtherFonts> {
  const loaded = await Promise.all(scripts.map((script) => loadScript(script, shared)));
  return {
    scripts,
    digests: Object.fromEntries(loaded.flatMap(({ faces }) => faces.map(({ digest }) => digest))),
    unused: () => new Uses(loaded, shared),
  };
}

function loadScript(script: Script, shared: SharedParts): Promise<LoadedScript> {
  let known = loading.get(script);
  if (known === undefined) {
    known = load(script, shared).catch((error: unknown) => {
      loading.delete(script);
      throw error;
    });
    loading.set(script, known);
  }
  return known;
}

async function load(script: Script, { fontFile, TrueType }: SharedParts): Promise<LoadedScript> {
  const faces = Object.entries(table[script]) as [Face, OtherFace][];
  return {
    script,
    faces: await Promise.all(
      faces.map(async ([face, { address, ...names }]): Promise<LoadedFace> => {
        const key = `${script}-${face}` as keyof typeof fallbackDigests;
        const bytes = await fontFile(address, key, fallbackDigests[key]);
        const font = new TrueType(bytes);
        const shaping = script === 'latn' ? {} : { shape: shaperOf(create(bytes) as Font, script) };
        return { face, names, font, digest: [key, fallbackDigests[key]], ...shaping };
      }),
    ),
  };
}

/** So many syllables are remembered, from form to form. */
const mostRemembered = 4000;

/** Lays out by the font's tables GSUB and GPOS, in font units, left to right. */
function shaperOf(font: Font, script: Script): (text: string) => ShapedText {
  const remembered = new Map<string, ShapedText>();
  const shape = (text: string): ShapedText => {
    const { glyphs, positions } = font.layout(text, undefined, script);
    let advance = 0;
    const placed = glyphs.map(({ id }, i) => {
      const { xAdvance, xOffset, yOffset } = positions![i]!;
      const x = advance + xOffset;
      advance += xAdvance;
      return { glyph: id, x, y: yOffset };
    });
    return { glyphs: placed, advance };
  };
  return (text) => {
    let shaped = remembered.get(text);
    if (shaped === undefined) {
      shaped = shape(text);
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(text, shaped);
    }
    return shaped;
  };
}

interface ScriptUse {
  readonly script: Script;
  readonly uses: Readonly<Record<Face, FontUse>>;
}

/** The fonts of some scripts, for one document. */
class Uses implements OtherUses {
  readonly languagesOf = languagesOf;
  readonly #scripts: readonly ScriptUse[];
  readonly #all: readonly FontUse[];
  readonly #shared: SharedParts;

  constructor(loaded: readonly LoadedScript[], shared: SharedParts) {
    this.#shared = shared;
    const { FontUse } = shared;
    this.#scripts = loaded.map(({ script, faces }) => {
      const made = Object.fromEntries(
        faces.map(({ face, names, font, shape }) => [
          face,
          new FontUse(shape === undefined ? font : new Shaped(font, shape, shared), names),
        ]),
      ) as { regular: FontUse; bold: FontUse; italic?: FontUse };
      return { script, uses: { ...made, italic: made.italic ?? made.regular } };
    });
    this.#all = this.#scripts.flatMap(({ uses }) => [...new Set(Object.values(uses))]);
  }

  uses(): readonly FontUse[] {
    return this.#all;
  }

  at(text: string, index: number, face: Face): OtherLetter | undefined {
    const { isIn, zeroWidthSpace } = this.#shared;
    const codePoint = text.codePointAt(index)!;
    for (const { script, uses } of this.#scripts) {
      const use = uses[face];
      if (script === 'khmr' && codePoint === zeroWidthSpace) {
        return { use, code: codePoint, length: 1 };
      }
      if (!isIn(script, codePoint)) continue;
      if (script === 'latn') return { use, code: codePoint, length: 1 };
      const syllable = syllableAt(script, text, index);
      if (syllable === undefined) continue;
      const drawn = lacksLetter(script, syllable) ? `\u25CC${syllable}` : syllable;
      return { use, code: (use.font as Shaped).codeOf(syllable, drawn), length: syllable.length };
    }
    return undefined;
  }
}
