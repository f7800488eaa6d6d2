import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  degrees,
} from '@cantoo/pdf-lib';
import { validate } from '@tokhai/answers';
import { readProcedure, type ProcedureFile } from '@tokhai/procedure';
import { addSignature, fillablePdf, tell } from '../testing/fillable-pdf.ts';
import { readJson, run, schema } from '../testing/run.ts';
import { readForm } from './read-form.ts';

const folder = await mkdtemp(join(tmpdir(), 'tokhai-acroform-'));
after(() => rm(folder, { recursive: true, force: true }));

/** Saves a PDF under a name and imports it. */
async function imported(document: PDFDocument | Uint8Array, name = 'form.pdf', ...args: string[]) {
  const path = join(folder, name);
  await writeFile(path, document instanceof PDFDocument ? await document.save() : document);
  return run('import', path, ...args);
}

async function made(document: PDFDocument): Promise<{ procedure: ProcedureFile; report: string }> {
  const output = join(folder, 'made.json');
  const { code, err } = await imported(document, 'form.pdf', '-o', output, '--report');
  assert.equal(code, 0, err);
  return { procedure: await readJson<ProcedureFile>(output), report: err };
}

/** A form as a ministry publishes it: every kind of field, on two pages. */
async function everyField(): Promise<PDFDocument> {
  const pdf = await fillablePdf();
  const { document, at } = pdf;
  document.setTitle('Đơn đề nghị cấp lại sổ');
  const form = document.getForm();
  const second = document.addPage([595, 842]);

  const reason = form.createTextField('lyDo');
  reason.enableMultiline();
  reason.addToPage(second, at(50, 100));

  const kind = form.createRadioGroup('hinhThuc');
  kind.addOptionToPage('Nhận trực tiếp', pdf.page, at(50, 300));
  kind.addOptionToPage('Qua bưu điện', pdf.page, at(250, 300));

  const place = form.createDropdown('noiNhan');
  place.addOptions([' ', 'Phường Thành Vinh', 'Xã Nam Đàn']);
  place.addToPage(pdf.page, at(50, 250));

  const papers = form.createOptionList('giayTo');
  papers.addOptions(['Sổ cũ', 'Đơn']);
  papers.enableMultiselect();
  papers.addToPage(pdf.page, at(50, 350));

  // Two fields in a line, the right one made first and two points higher.
  const birth = form.createTextField('ngay_sinh');
  tell(birth, 'Ngày, tháng, năm sinh');
  birth.acroField.dict.set(
    PDFName.of('AA'),
    document.context.obj({
      F: { S: 'JavaScript', JS: PDFString.of('AFDate_FormatEx("dd/mm/yyyy");') },
    }),
  );
  birth.addToPage(pdf.page, at(300, 98));
  const name = form.createTextField('txtHoTen');
  tell(name, 'Họ, chữ đệm và tên'.normalize('NFD'));
  name.enableRequired();
  name.setText('Nguyễn Văn A');
  name.addToPage(pdf.page, at(50, 100));

  const number = form.createTextField('cha.soDinhDanh');
  number.setMaxLength(12);
  number.enableCombing();
  number.addToPage(pdf.page, at(50, 150));
  form.createTextField('me.soDinhDanh').addToPage(pdf.page, at(50, 200));

  const sure = form.createCheckBox('camDoan');
  tell(sure, 'Tôi cam đoan những điều trên là đúng');
  sure.addToPage(second, at(50, 200));
  form.createButton('in').addToPage('In', second, at(50, 500));
  addSignature({ ...pdf, page: second }, 'nguoiDeNghi', 300);
  return document;
}

test('a fillable PDF becomes a draft: every kind of field, in the order of the pages', async () => {
  const { procedure, report } = await made(await everyField());
  const { pages, signers, draft, reliability } = procedure.procedure;
  assert.equal(procedure.title, 'Đơn đề nghị cấp lại sổ');
  assert.equal(procedure.$id, 'https://tokhai.example/schemas/procedures/form/procedure.json');
  assert.deepEqual(
    pages.map(({ title, questions }) => [title, questions]),
    [
      [
        'Trang 1',
        ['hoTen', 'ngaySinh', 'chaSoDinhDanh', 'meSoDinhDanh', 'noiNhan', 'hinhThuc', 'giayTo'],
      ],
      ['Trang 2', ['lyDo', 'camDoan']],
    ],
  );
  assert.deepEqual(procedure.required, ['hoTen']);
  assert.deepEqual([draft, /Dựng lại/.test(reliability ?? '')], [true, true]);
  assert.deepEqual(signers, [{ id: 'nguoiDeNghi', title: 'Nguoi de nghi', required: true }]);

  const asked = procedure.properties;
  assert.equal(asked['hoTen']?.title, 'Họ, chữ đệm và tên');
  assert.equal(asked['chaSoDinhDanh']?.title, 'Cha so dinh danh');
  assert.equal(asked['ngaySinh']?.$ref, '../../shared/date.json');
  assert.equal(asked['lyDo']?.question?.kind, 'long-text');
  assert.deepEqual(asked['noiNhan']?.oneOf, [
    { const: 'Phường Thành Vinh', title: 'Phường Thành Vinh' },
    { const: 'Xã Nam Đàn', title: 'Xã Nam Đàn' },
  ]);
  assert.deepEqual(
    asked['hinhThuc']?.oneOf?.map(({ title }) => title),
    ['Nhận trực tiếp', 'Qua bưu điện'],
  );
  assert.equal(asked['giayTo']?.question?.kind, 'choices');
  assert.equal(asked['camDoan']?.question?.kind, 'confirm');
  assert.equal(asked['chaSoDinhDanh']?.maxLength, 200);

  assert.match(report, /approximated at \/fields\/cha\.soDinhDanh: .*boxes for 12 characters/);
  assert.match(report, /left-out at \/fields\/in: The form has buttons/);
  assert.match(report, /left-out at \/fields\/txtHoTen: What stands in it is not taken over/);
  assert.match(report, /translated at \/fields\/camDoan: Asked as camDoan\./);
  assert.doesNotMatch(JSON.stringify(procedure), /Nguyễn Văn A/);
});

test('lint says what is left to write, answers are checked, and the draft prints', async () => {
  const output = join(folder, 'draft.json');
  const document = await everyField();
  assert.equal((await imported(document, 'draft.pdf', '-o', output)).code, 0);
  const linted = await run('lint', output, '--json');
  assert.equal(linted.code, 1);
  assert.match(linted.out, /placeholder/);
  assert.match(linted.out, /missing-help/);
  assert.doesNotMatch(linted.out, /not-in-language|unknown-question|kind-mismatch|not-nfc/);

  const procedure = readProcedure(await readFile(output, 'utf8'));
  const answers = { hoTen: 'Lê Ánh', ngaySinh: '1990-03-27', noiNhan: 'Xã Nam Đàn', camDoan: true };
  assert.deepEqual(validate(procedure, answers, { today: '2026-11-30' }), []);
  const wrong = validate(procedure, { noiNhan: 'Paris' }, { today: '2026-11-30' });
  assert.deepEqual(wrong.map(({ path }) => path).toSorted(), ['/hoTen', '/noiNhan']);

  const said = join(folder, 'answers.json');
  await writeFile(said, JSON.stringify(answers));
  const filled = await run('fill', output, said, '-o', join(folder, 'filled.pdf'));
  assert.equal(filled.code, 0, filled.err);
});

test('names of LiveCycle and of programs, and boxes that tell their words', async () => {
  const { document, page, at } = await fillablePdf();
  const form = document.getForm();
  form.createTextField('topmostSubform[0].Page1[0].DiaChi[0]').addToPage(page, at(50, 50));
  const text = form.createTextField('Text1');
  tell(text, 'Nghề nghiệp (nếu có)');
  text.addToPage(page, at(50, 100));
  const sex = form.createRadioGroup('sex');
  sex.addOptionToPage('0', page, at(50, 150));
  sex.addOptionToPage('1', page, at(200, 150));
  sex.acroField.getWidgets().forEach(({ dict }, index) => {
    dict.set(PDFName.of('TU'), PDFHexString.fromText(['Nam', 'Nữ'][index]!));
  });
  const { procedure } = await made(document);
  assert.deepEqual(
    Object.entries(procedure.properties).map(([name, { title }]) => [name, title]),
    [
      ['diaChi', 'Dia chi'],
      ['ngheNghiep', 'Nghề nghiệp (nếu có)'],
      ['sex', 'Sex'],
    ],
  );
  assert.deepEqual(procedure.properties['sex']?.oneOf, [
    { const: '0', title: 'Nam' },
    { const: '1', title: 'Nữ' },
  ]);
});

test('a page that is shown turned is read as it is shown', async () => {
  const { document, page } = await fillablePdf();
  page.setRotation(degrees(90));
  const form = document.getForm();
  const size = { width: 20, height: 100 };
  // Shown upright, x runs downwards and y from left to right.
  form.createTextField('duoi').addToPage(page, { x: 300, y: 50, ...size });
  form.createTextField('phai').addToPage(page, { x: 100, y: 400, ...size });
  form.createTextField('trai').addToPage(page, { x: 100, y: 50, ...size });
  const { procedure } = await made(document);
  assert.deepEqual(procedure.procedure.pages[0]?.questions, ['trai', 'phai', 'duoi']);
});

test('what nobody can answer is left out: hidden fields, passwords, fields on no page', async () => {
  const { document, page, at } = await fillablePdf();
  const form = document.getForm();
  form.createTextField('ten').addToPage(page, at(50, 50));
  form.createTextField('an').addToPage(page, { ...at(50, 100), hidden: true });
  const secret = form.createTextField('matKhau');
  secret.enablePassword();
  secret.addToPage(page, at(50, 150));
  form.createTextField('khongDau');
  const { procedure, report } = await made(document);
  assert.deepEqual(Object.keys(procedure.properties), ['ten']);
  assert.match(report, /left-out at \/fields\/an: Hidden/);
  assert.match(report, /left-out at \/fields\/matKhau: A procedure never asks for a password/);
  assert.match(report, /left-out at \/fields\/khongDau: It stands on no page/);
});

test('a PDF without fields, a broken one and an encrypted one are refused with a remedy', async () => {
  const { document } = await fillablePdf();
  const empty = await imported(document);
  assert.deepEqual([empty.code, /\[no-fields\]/.test(empty.err)], [1, true]);
  assert.match(empty.err, /tokhai new --questions/);

  const bytes = await (await everyField()).save();
  const cut = await imported(bytes.subarray(0, bytes.length / 2));
  assert.deepEqual([cut.code, /\[broken-pdf\]/.test(cut.err)], [1, true]);
  const nonsense = await imported(Buffer.from('%PDF-1.7\nkhông phải PDF'));
  assert.deepEqual([nonsense.code, /\[broken-pdf\]/.test(nonsense.err)], [1, true]);

  const nothing = await imported(new Uint8Array());
  assert.deepEqual([nothing.code, /\[broken-pdf\]/.test(nothing.err)], [1, true]);

  const locked = await everyField();
  locked.encrypt({ userPassword: 'mật khẩu', ownerPassword: 'chủ' });
  const encrypted = await imported(await locked.save());
  assert.deepEqual([encrypted.code, /\[encrypted-pdf\]/.test(encrypted.err)], [1, true]);

  const signed = await run('import', schema('ct01/procedure.json'));
  assert.match(signed.err, /\[not-formio\]/);
});

test('a PDF that everybody may open, and only its publisher change, is read', async () => {
  const guarded = await everyField();
  guarded.encrypt({ userPassword: '', ownerPassword: 'chủ', permissions: { modifying: false } });
  const { code, out, err } = await imported(await guarded.save());
  assert.equal(code, 0, err);
  assert.match(out, /Họ, chữ đệm và tên/);
});

test('XFA alone is refused; beside ordinary fields it is left out', async () => {
  const dynamic = await fillablePdf();
  const dict = dynamic.document.getForm().acroForm.dict;
  dict.set(PDFName.of('XFA'), dynamic.document.context.obj([]));
  const refused = await imported(dynamic.document);
  assert.deepEqual([refused.code, /\[xfa-form\]/.test(refused.err)], [1, true]);

  const both = await everyField();
  const bytes = await both.save();
  const again = await PDFDocument.load(bytes, { preserveXFA: true });
  again.getForm().acroForm.dict.set(PDFName.of('XFA'), again.context.obj([]));
  const read = await imported(await again.save());
  assert.deepEqual([read.code, /left-out at \/xfa/.test(read.err)], [0, true], read.err);
});

test('fields that are no tree, too many fields and a PDF that is too large are refused', async () => {
  const loop = await fillablePdf();
  const field = loop.document.getForm().createTextField('a.b');
  field.addToPage(loop.page, loop.at(50, 50));
  const parent = loop.document.getForm().acroForm.Fields()!.lookup(0, PDFDict);
  const parentRef = loop.document.getForm().acroForm.Fields()!.get(0);
  parent.lookup(PDFName.of('Kids'), PDFArray).push(parentRef);
  const looped = await imported(await loop.document.save({ updateFieldAppearances: false }));
  assert.deepEqual([looped.code, /\[broken-pdf\]/.test(looped.err)], [1, true], looped.err);

  const many = await fillablePdf();
  const { context } = many.document;
  const fields = many.document.getForm().acroForm;
  for (let number = 0; number <= 2000; number += 1) {
    fields.addField(context.register(context.obj({ FT: 'Tx', T: PDFString.of(`o${number}`) })));
  }
  const refused = await imported(await many.document.save({ updateFieldAppearances: false }));
  assert.deepEqual([refused.code, /\[too-many-fields\]/.test(refused.err)], [1, true], refused.err);

  const large = Buffer.alloc(20_000_001);
  large.write('%PDF-1.7');
  const { code, err } = await imported(large);
  assert.deepEqual([code, /larger than 20000000 bytes/.test(err)], [64, true]);
});

test('a PDF that unpacks to more than it may is stopped', async () => {
  const packed = deflateSync(Buffer.alloc(300_000_000, 0x20), { level: 9 });
  const head = `%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 8/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
  const tail = '\nendstream\nendobj\ntrailer\n<</Root 2 0 R>>\n%%EOF';
  const bomb = Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)]);
  await assert.rejects(readForm(bomb, { memory: 100_000_000 }), { code: 'too-large' });
  await assert.rejects(readForm(bomb, { time: 1 }), { code: 'too-large' });
});

test('--json writes procedure and report; --key-map is for Form.io', async () => {
  const { out } = await imported(
    await everyField(),
    'form.pdf',
    '--json',
    '--id',
    'https://example.vn/a/procedure.json',
  );
  const result = JSON.parse(out) as { procedure: ProcedureFile; report: unknown[] };
  assert.deepEqual(Object.keys(result), ['procedure', 'report']);
  assert.equal(result.procedure.$id, 'https://example.vn/a/procedure.json');
  assert.equal(
    result.procedure.properties['ngaySinh']?.$ref,
    'https://tokhai.example/schemas/shared/date.json',
  );
  const wrong = await imported(
    await everyField(),
    'form.pdf',
    '--key-map',
    join(folder, 'map.json'),
  );
  assert.deepEqual([wrong.code, /--key-map is for Form\.io/.test(wrong.err)], [64, true]);
});
