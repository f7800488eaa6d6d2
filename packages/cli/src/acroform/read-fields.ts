import {
  PDFArray,
  PDFButton,
  PDFCheckBox,
  PDFDict,
  PDFDocument,
  PDFDropdown,
  PDFName,
  PDFOptionList,
  PDFRadioGroup,
  PDFSignature,
  PDFStream,
  PDFTextField,
  type PDFField,
} from '@cantoo/pdf-lib';
import type { FieldOption, FormField, PdfForm } from '@tokhai/procedure/acroform';
import { CommandError, isExpected } from '../errors.ts';
import { placeFinder, type FieldBox } from './field-places.ts';
import { broken, checkFieldTree } from './field-tree.ts';
import { pdfText } from './pdf-text.ts';

/** Most options that are read of one field; the language takes fewer. */
const MAX_OPTIONS = 1_000;

/**
 * The fields of a fillable PDF. Nothing in it is run or fetched. Its streams may unpack to more than
 * there is memory: call it where it can be stopped (see `read-form.ts`).
 *
 * @throws {CommandError} `broken-pdf`, `encrypted-pdf`, `xfa-form`, `no-fields`, `too-many-fields`
 */
export async function readFields(bytes: Uint8Array): Promise<PdfForm> {
  try {
    return formOf(await load(bytes), holds(bytes, '%%EOF'));
  } catch (error) {
    // The library throws whatever comes to its mind about a file that it does not understand.
    throw isExpected(error) ? error : broken();
  }
}

/** Many forms may be read by anybody and only changed with a password: the empty one opens them. */
async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, {
      password: '',
      preserveXFA: true,
      updateMetadata: false,
    });
  } catch (error) {
    if (!holds(bytes, '/Encrypt')) throw error;
    throw new CommandError(
      'encrypted-pdf',
      'The PDF is encrypted: open it with its password and save a copy without, or ask its publisher for one.',
    );
  }
}

function holds(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(word);
}

/** @param whole the file has an end: of one that was cut the library finds what it can */
function formOf(document: PDFDocument, whole: boolean): PdfForm {
  const acroForm = document.catalog.lookup(PDFName.of('AcroForm'));
  const dict = acroForm instanceof PDFDict ? acroForm : undefined;
  const xfa = dict?.has(PDFName.of('XFA')) ?? false;
  checkFieldTree(dict?.lookup(PDFName.of('Fields')));
  const fields = dict ? document.getForm().getFields() : [];
  const dynamic = document.catalog.get(PDFName.of('NeedsRendering'))?.toString() === 'true';
  if (xfa && (dynamic || fields.length === 0)) {
    throw new CommandError(
      'xfa-form',
      'The PDF is an XFA form, which few programs show: ask its publisher for one with ordinary fields (AcroForm), or list its questions for tokhai new --questions.',
    );
  }
  if (fields.length === 0) {
    if (!whole) throw broken();
    throw new CommandError(
      'no-fields',
      'The PDF has no fields to fill in: list its questions for tokhai new --questions.',
    );
  }
  const boxesOf = placeFinder(document);
  const title = document.getTitle();
  return {
    fields: fields.map((field) => fieldOf(field, boxesOf(field))),
    ...(title === undefined ? {} : { title: title.slice(0, 1000) }),
    ...(xfa ? { xfa } : {}),
  };
}

function fieldOf(field: PDFField, boxes: readonly FieldBox[]): FormField {
  const seen = boxes.filter(({ place, hidden }) => place && !hidden);
  const place = (seen[0] ?? boxes[0])?.place;
  const tooltip =
    pdfText(field.acroField.dict.lookup(PDFName.of('TU'))) ??
    (boxes.length === 1 ? pdfText(boxes[0]?.widget.dict.lookup(PDFName.of('TU'))) : undefined);
  return {
    name: field.getName().slice(-1000).normalize('NFC'),
    type: 'other',
    ...(tooltip === undefined ? {} : { tooltip }),
    ...(place ? { place } : {}),
    required: field.isRequired(),
    readOnly: field.isReadOnly(),
    hidden: place !== undefined && seen.length === 0,
    filled: ['V', 'DV'].some((key) => isFilled(field, key)),
    ...kindOf(field, boxes),
  };
}

function kindOf(field: PDFField, boxes: readonly FieldBox[]): Partial<FormField> {
  if (field instanceof PDFTextField) {
    const maxLength = field.getMaxLength();
    const format = formatOf(field);
    return {
      type: 'text',
      multiline: field.isMultiline(),
      password: field.isPassword(),
      file: field.isFileSelector(),
      comb: field.isCombed(),
      ...(maxLength !== undefined && maxLength > 0 ? { maxLength } : {}),
      ...(format ? { format } : {}),
    };
  }
  if (field instanceof PDFCheckBox) return { type: 'checkbox', options: boxOptions(field, boxes) };
  if (field instanceof PDFRadioGroup) return { type: 'radio', options: boxOptions(field, boxes) };
  if (field instanceof PDFDropdown) {
    return { type: 'dropdown', editable: field.isEditable(), options: listed(field) };
  }
  if (field instanceof PDFOptionList) {
    return { type: 'list', several: field.isMultiselect(), options: listed(field) };
  }
  if (field instanceof PDFSignature) return { type: 'signature' };
  return field instanceof PDFButton ? { type: 'button' } : {};
}

/**
 * Options of boxes under one name, in the order of reading. Their words are what the box tells about
 * itself, or what the field exports for it (Opt), or the name of its state.
 */
function boxOptions(field: PDFCheckBox | PDFRadioGroup, boxes: readonly FieldBox[]): FieldOption[] {
  const own = pdfText(field.acroField.dict.lookup(PDFName.of('TU')));
  const exported = field.acroField.getExportValues();
  const order = field.acroField.getWidgets().map(({ dict }) => dict);
  return boxes.slice(0, MAX_OPTIONS).flatMap(({ widget }) => {
    const state = pdfText(widget.getOnValue());
    const words = pdfText(exported?.[order.indexOf(widget.dict)]);
    const told = pdfText(widget.dict.lookup(PDFName.of('TU')));
    const value = words ?? state;
    const title = told !== undefined && told !== own && boxes.length > 1 ? told : words;
    if (value === undefined) return [];
    return [{ value, ...(title === undefined ? {} : { title }) }];
  });
}

function listed(field: PDFDropdown | PDFOptionList): FieldOption[] {
  const options = field.acroField.getOptions().slice(0, MAX_OPTIONS);
  return options.flatMap(({ value, display }) => {
    const text = pdfText(value);
    const title = pdfText(display);
    if (text === undefined) return [];
    return [{ value: text, ...(title === undefined ? {} : { title }) }];
  });
}

function isFilled(field: PDFField, key: string): boolean {
  const raw = field.acroField.getInheritableAttribute(PDFName.of(key));
  const value = field.acroField.dict.context.lookup(raw);
  if (value instanceof PDFName) return value !== PDFName.of('Off');
  if (value instanceof PDFArray) return value.size() > 0;
  return value instanceof PDFStream || (pdfText(value) ?? '').trim() !== '';
}

/** What the viewer's own functions format the text as, in the scripts of the field (AA). */
function formatOf(field: PDFTextField): FormField['format'] {
  const actions = field.acroField.dict.lookup(PDFName.of('AA'));
  if (!(actions instanceof PDFDict)) return undefined;
  const scripts = ['F', 'K'].map((event) => {
    const action = actions.lookup(PDFName.of(event));
    return action instanceof PDFDict ? (pdfText(action.lookup(PDFName.of('JS'))) ?? '') : '';
  });
  const script = scripts.join('\n').slice(0, 1000);
  if (/\bAFNumber_/.test(script)) return 'number';
  if (/\bAFTime_/.test(script)) return 'time';
  // A year alone, or a month, is no date.
  const written = /\bAFDate_\w+\(\s*["']([^"']{1,40})["']/.exec(script)?.[1] ?? '';
  return /d/i.test(written) && /m/i.test(written) && /y/i.test(written) ? 'date' : undefined;
}
