import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importAcroForm } from '@tokhai/procedure/acroform';
import fc from 'fast-check';
import { fillablePdf, tell } from '../testing/fillable-pdf.ts';
import { readFields } from './read-fields.ts';

const { document, page, at } = await fillablePdf();
const form = document.getForm();
const first = form.createTextField('cha.hoTen');
tell(first, 'Họ tên');
first.addToPage(page, at(50, 50));
const choice = form.createRadioGroup('chon');
choice.addOptionToPage('mot', page, at(50, 100));
choice.addOptionToPage('hai', page, at(250, 100));
const list = form.createDropdown('ds');
list.addOptions(['a', 'b']);
list.addToPage(page, at(50, 150));
form.createCheckBox('dongY').addToPage(page, at(50, 200));
const whole = await document.save({ useObjectStreams: false });

/** Asks something where nothing else is left to ask. */
const sound = { name: 'x', type: 'text', place: { page: 0, left: 0, top: 0, height: 9 } } as const;

test('a damaged PDF is read as far as it goes, or refused with a code', async () => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 32, max: 126 })), {
        minLength: 1,
        maxLength: 60,
      }),
      async (changes) => {
        const bytes = whole.slice();
        for (const [place, byte] of changes) bytes[place] = byte;
        try {
          const found = await readFields(bytes);
          read += 1;
          importAcroForm({ ...found, fields: [...found.fields, sound] });
        } catch (error) {
          assert.match(String((error as { code?: string }).code), /^[a-z]+-[a-z-]+$/);
        }
      },
    ),
  );
  assert.ok(read > 0);
});
