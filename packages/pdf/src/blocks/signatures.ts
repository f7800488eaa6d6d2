import type { SignaturesBlock, SignerPlace } from '@tokhai/procedure';
import { Content } from '../document/content.ts';
import type { ElementType } from '../document/structure.ts';
import { dateZone, dottedDateLine, signZone } from '../layout/place.ts';
import { ascent, leading } from '../layout/sheet.ts';
import { balancedLines } from '../layout/text.ts';
import type { Line, Run, Typefaces } from '../layout/text.ts';
import { ownRuns, printedAt, withFootnoteMarks } from './form.ts';
import type { Form } from './form.ts';

/** Size of titles by the number of places side by side. */
const sizes: Readonly<Record<number, number>> = { 1: 13, 2: 13, 3: 11.5, 4: 10.5 };
const gap = 8;

interface Place {
  readonly signer: SignerPlace;
  readonly asked: boolean;
  /** Lines over the signature: title and note. */
  readonly over: readonly Line[];
  /** Lines under it: the signer's name and number. */
  readonly under: readonly Line[];
  readonly name: string;
}

/** Places side by side, measured. */
interface Row {
  readonly places: readonly Place[];
  readonly columns: number;
  /** Width of a place, and heights of what stands over and under the signatures, in points. */
  readonly width: number;
  readonly over: number;
  readonly under: number;
  readonly size: number;
  /** What stands in the places until somebody signs, the same in all: drawn with the first. */
  appearance?: Uint8Array;
}

const [before, after] = [6, 4];

/**
 * Signature places side by side, each with its own place and date. Who is not asked to sign has
 * the place on paper only, as the official form shows it, and no field.
 */
export function signatures(form: Form, block: SignaturesBlock): void {
  const row = rowOf(form, block);
  if (row === undefined) return;
  const { sheet } = form;
  sheet.clear();
  sheet.need(heightOf(row));
  sheet.y += before;
  const first = row.columns - row.places.length;
  row.places.forEach((place, i) => {
    draw(form, place, row, sheet.left + (first + i) * (row.width + gap));
  });
  sheet.y += heightOf(row) - before;
}

/** Height of signature places, in points. */
export function signaturesHeight(form: Form, block: SignaturesBlock): number {
  const row = rowOf(form, block);
  return row === undefined ? 0 : heightOf(row);
}

interface Measured {
  /** How many signers had been placed when the row was measured. */
  readonly placed: number;
  readonly row: Row | undefined;
}

/** Places are measured before what stands over them is drawn, and once more when they are drawn. */
const measured = new WeakMap<Form, Map<SignaturesBlock, Measured>>();

function rowOf(form: Form, block: SignaturesBlock): Row | undefined {
  let rows = measured.get(form);
  if (rows === undefined) measured.set(form, (rows = new Map()));
  let known = rows.get(block);
  if (known?.placed !== form.placed.size) {
    known = { placed: form.placed.size, row: measuredRow(form, block) };
    rows.set(block, known);
  }
  return known.row;
}

function measuredRow(form: Form, block: SignaturesBlock): Row | undefined {
  const signers = block.signers
    .map((id) => form.procedure.signers.find((signer) => signer.id === id))
    .filter((signer) => signer !== undefined && !form.placed.has(signer.id)) as SignerPlace[];
  if (signers.length === 0) return undefined;
  // One place alone stands at the right, as on a letter.
  const columns = Math.max(2, signers.length);
  const size = sizes[signers.length] ?? 10.5;
  const width = (form.sheet.fullWidth - gap * (columns - 1)) / columns;
  const places = signers.map((signer) => measure(form, signer, size, width));
  const tallest = (part: 'over' | 'under'): number =>
    Math.max(...places.map((place) => place[part].length)) * size * leading;
  return { places, columns, width, size, over: tallest('over'), under: tallest('under') };
}

function heightOf({ over, under }: Row): number {
  return before + dateZone + over + signZone + under + after;
}

function measure(form: Form, signer: SignerPlace, size: number, width: number): Place {
  const parts = [signer.name ?? []].flat().map((path) => printedAt(form, path));
  const name = parts.filter((part) => part !== '').join(' ');
  const number = signer.identity === undefined ? '' : printedAt(form, signer.identity);
  const { typefaces } = form.sheet;
  const lines = (runs: readonly Run[]): readonly Line[] =>
    runs.length === 0 ? [] : balancedLines(typefaces, runs, width);
  const note = signer.note ?? '';
  const asked = form.signers.includes(signer.id);
  return {
    signer,
    asked,
    name,
    over: [
      ...lines(withFootnoteMarks(form, `${signer.title} `, { face: 'bold', size })),
      ...lines(note === '' ? [] : ownRuns(form, note, { face: 'italic', size: size - 1 })),
    ],
    under: asked
      ? [
          ...lines(name === '' ? [] : [{ text: `${name} `, face: 'bold', size }]),
          ...lines(
            number === ''
              ? []
              : [{ text: `Số định danh: ${number}`, face: 'regular', size: size - 1.5 }],
          ),
        ]
      : [],
  };
}

/** @param x left end of the place, in points */
function draw(form: Form, place: Place, row: Row, x: number): void {
  const { sheet } = form;
  const { width, over, size } = row;
  const { builder, typefaces } = sheet;
  const top = sheet.y;
  const centred = (type: ElementType, lines: readonly Line[], from: number): void => {
    if (lines.length === 0) return;
    builder.element(type, () => {
      lines.forEach((line, i) => {
        sheet.line(line, x + (width - line.width) / 2, from + i * size * leading, size);
      });
    });
  };
  centred('P', place.over, top + dateZone);
  const bottom = top + dateZone + over + signZone;
  const dateLine = size * ascent;
  if (place.asked) {
    const height = bottom - top;
    builder.widget({
      name: place.signer.id,
      label: `Chữ ký số: ${[place.signer.title, place.name].filter(Boolean).join(', ')}`,
      rect: [x, sheet.up(bottom), x + width, sheet.up(top)],
      appearance: (row.appearance ??= dateAppearance(typefaces, height - dateLine, width)),
    });
  } else {
    builder.artifact('Layout', (content) => {
      dottedDateLine(content, typefaces, x, sheet.up(top + dateLine), width);
    });
  }
  form.placed.add(place.signer.id);
  centred('P', place.under, bottom);
}

function dateAppearance(typefaces: Typefaces, baseline: number, width: number): Uint8Array {
  const appearance = new Content();
  dottedDateLine(appearance, typefaces, 0, baseline, width);
  return appearance.bytes;
}
