import { toBytes } from './bytes.ts';
import { SigningError } from './error.ts';
import { defaultLimits } from './limits.ts';
import { addAppearance, MAX_SIDE } from './pdf/appearance.ts';
import type { AppearanceImage, SignatureAppearance } from './pdf/appearance.ts';
import { rectOf, signatureFieldsOf } from './pdf/fields.ts';
import type { SignatureField } from './pdf/fields.ts';
import { openPdf } from './pdf/file.ts';
import type { PdfFile, PdfView } from './pdf/file.ts';
import { Increment } from './pdf/increment.ts';
import { decodeStream } from './pdf/inflate.ts';
import { sameDrawing } from './pdf/same-drawing.ts';
import { PdfStream, equalValues } from './pdf/values.ts';
import type { PdfValue } from './pdf/values.ts';

/**
 * What a signed field shows of its signature: nothing, or no more than before anybody signed; what was
 * expected to be drawn; or something else.
 */
export type Shown = 'nothing' | 'expected' | 'other';

/**
 * What somebody expects a signed field to show.
 *
 * @param images that the field shows, by their names: whoever expects a picture there, of whatever
 *   look, draws it with them
 */
export type ExpectedLooks = (
  images: Readonly<Record<string, AppearanceImage>>,
) => SignatureAppearance;

/**
 * Whether signed fields show what is expected, to the last glyph. No signature vouches for that: who
 * signs draws the looks too, and may draw another name.
 *
 * @param expected by the full names of the fields
 * @throws {SigningError} the codes of reading a PDF (`not-a-pdf`, `malformed-pdf`, …)
 */
export async function shownIn(
  pdf: Uint8Array,
  expected: ReadonlyMap<string, ExpectedLooks>,
): Promise<Map<string, Shown>> {
  return shownInFile(await openPdf(toBytes(pdf), defaultLimits), expected);
}

/** The same of a file that was read before. */
export async function shownInFile(
  file: PdfFile,
  expected: ReadonlyMap<string, ExpectedLooks>,
): Promise<Map<string, Shown>> {
  const view = file.view();
  const before = new Map(signatureFieldsOf(file.view(0)).map((field) => [field.name, field]));
  const shown = new Map<string, Shown>();
  for (const field of signatureFieldsOf(view)) {
    const draw = expected.get(field.name);
    if (draw === undefined) continue;
    const looks = looksOf(field);
    const drawn = looks !== undefined && !equalValues(looks, looksOf(before.get(field.name)));
    shown.set(field.name, drawn ? await shownBy(view, field, draw) : 'nothing');
  }
  return shown;
}

function looksOf(field: SignatureField | undefined): PdfValue | undefined {
  return field?.widget?.dict.get('AP');
}

async function shownBy(view: PdfView, field: SignatureField, draw: ExpectedLooks): Promise<Shown> {
  const looks = view.dict(looksOf(field));
  const [left, bottom, right, top] = rectOf(view, field.widget?.dict.get('Rect'));
  const box = { width: right - left, height: top - bottom };
  if (looks === undefined || box.width <= 0 || box.height <= 0) return 'nothing';
  const form = view.resolve(looks.get('N'));
  if (looks.size !== 1 || !(form instanceof PdfStream)) return 'other';
  try {
    const increment = new Increment(view);
    const drawn = await addAppearance(increment, draw(await imagesIn(view, form)), box);
    return (await sameDrawing(drawn, increment, form, view)) ? 'expected' : 'other';
  } catch (error) {
    if (error instanceof SigningError) return 'other';
    throw error;
  }
}

/** The pictures among the resources of a form; what is no picture of one colour is left out. */
async function imagesIn(view: PdfView, form: PdfStream): Promise<Record<string, AppearanceImage>> {
  const resources = view.dict(form.dict.get('Resources'));
  const images: Record<string, AppearanceImage> = {};
  for (const [key, value] of view.dict(resources?.get('XObject')) ?? []) {
    const image = view.resolve(value);
    if (!(image instanceof PdfStream)) continue;
    const [width, height] = [image.dict.get('Width'), image.dict.get('Height')];
    if (typeof width !== 'number' || typeof height !== 'number') continue;
    if (width > MAX_SIDE || height > MAX_SIDE) continue;
    images[key] = { width, height, bits: await decodeStream(image, (MAX_SIDE * MAX_SIDE) / 8) };
  }
  return images;
}
