import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { readProcedure } from '@tokhai/procedure';
import fc from 'fast-check';
import { draftNotice } from './blocks/title.ts';
import { PdfError, loadFonts, readSubmission, rendererVersion, renderSubmission } from './index.ts';
import { classAnswers, classProcedure } from '../../../test/support/class-procedure.ts';
import { examples } from './testing/examples.ts';
import { greyPng } from './testing/pictures.ts';
import { sampleProcedure } from './testing/sample.ts';
import { allText, elementsOf, readStructure } from './testing/structure.ts';

const fonts = await loadFonts();
const all = await examples();
const createdAt = '2026-11-22T08:30:00+07:00';
const byName = (name: string) => all.find((example) => example.name === name)!;
const print = async (name: string) => {
  const { procedure, answers, files } = byName(name);
  return readStructure(await renderSubmission(procedure, answers, { createdAt, files, fonts }));
};

test('CT01 reads in the order of the official form, each label before its answer', async () => {
  const { root } = await print('ct01/valid');
  const text = allText(root);
  const order = [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ',
    'Kính gửi (1): Công an Phường Văn Miếu - Quốc Tử Giám, Thành phố Hà Nội',
    '1. Họ, chữ đệm và tên khai sinh: NGUYỄN THỊ HƯỜNG',
    '2. Ngày, tháng, năm sinh: 15/03/1985',
    '3. Giới tính: Nữ',
    '001185012345',
    '11. Những thành viên trong hộ gia đình cùng thay đổi:',
    'NGƯỜI KÊ KHAI (6)',
  ].map((words) => ({ words, at: text.indexOf(words) }));
  for (const { words, at } of order) assert.ok(at >= 0, `${words} is missing in ${text}`);
  assert.deepEqual(
    order.map(({ at }) => at),
    order.map(({ at }) => at).toSorted((a, b) => a - b),
  );
  assert.equal(elementsOf(root, 'H1').length, 1);
});

test('a decomposed answer prints and embeds as its composed form', async () => {
  const { procedure, answers, files } = byName('ct01/nfd');
  const composed = JSON.parse(JSON.stringify(answers).normalize('NFC')) as typeof answers;
  const options = { createdAt, files, fonts };
  assert.deepEqual(
    await renderSubmission(procedure, answers, options),
    await renderSubmission(procedure, composed, options),
  );
});

test('only who is asked to sign has a field, in a Form element under the title', async () => {
  const expected: [string, string[]][] = [
    ['ct01/four-signers', ['chuHo', 'chuSoHuu', 'giamHo', 'nguoiKeKhai']],
    ['ct01/two-signers', ['chuHo', 'nguoiKeKhai']],
    ['ct01/minimal', ['nguoiKeKhai']],
    ['tk01/valid', ['nguoiDeNghi']],
  ];
  for (const [name, fields] of expected) {
    const document = await print(name);
    assert.deepEqual(document.fields.toSorted(), fields.toSorted(), name);
    const forms = elementsOf(document.root, 'Form');
    assert.deepEqual(
      forms.map(({ field }) => field),
      document.fields,
      name,
    );
  }
});

test('a table goes on on the next page under its header, which is read once', async () => {
  const { root, pages } = await print('ct01/longest-names');
  const rows = elementsOf(elementsOf(root, 'TBody')[0]!, 'TR');
  assert.equal(rows.length, 20);
  assert.equal(elementsOf(root, 'TH').length, 6);
  const repeated = pages.filter((page) => page.includes('/Artifact<</Type/Pagination>>BDC'));
  assert.ok(repeated.length >= 2, 'the header stands again on the pages after the first');
  assert.deepEqual(
    rows.map((row) => row.children[0]!.text.trim()),
    Array.from({ length: 20 }, (_, i) => String(i + 1)),
  );
});

test('long answers are printed whole', async () => {
  const { root } = await print('ct01/longest-names');
  const words = allText(root).replace(/\s+/g, ' ');
  const { noiDung } = byName('ct01/longest-names').answers as { noiDung: string };
  assert.ok(words.includes(noiDung.normalize('NFC').replace(/\s+/g, ' ').trim()));
});

test('dates and amounts are told in words where the form asks for them', async () => {
  const { root } = await print('khai-sinh/valid');
  const { ngaySinhKhaiSinh } = byName('khai-sinh/valid').answers;
  assert.equal(ngaySinhKhaiSinh, '2026-11-09');
  const birth = 'Ngày chín tháng mười một năm hai nghìn không trăm hai mươi sáu';
  assert.ok(allText(root).includes(`Ghi bằng chữ: ${birth}`));
  const file = readProcedure(sampleProcedure);
  const pdf = await renderSubmission(file, { soTien: 1_200_000 }, { createdAt, fonts });
  const text = allText(readStructure(pdf).root);
  assert.match(text, /Số tiền: 1\.200\.000\s+Bằng chữ: Một triệu hai trăm nghìn đồng/);
});

test('a draft says so on its first page and at the foot of each', async () => {
  const { root, pages } = await print('ct01/longest-names');
  const notices = elementsOf(root, 'P').filter(({ text }) => text === draftNotice);
  assert.equal(notices.length, 2, 'it is read at the top and, once, at the foot');
  assert.ok(pages.length > 2);
  for (const page of pages.slice(0, -1)) {
    assert.match(page, /\/Footer>>BDC[^]*\/Footer>>BDC/);
  }
});

test('the foot of the form bears the short code of its data, last of all', async () => {
  const { procedure, answers, files } = byName('ct01/valid');
  const pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
  const { shortCode: code } = (await readSubmission(pdf))!;
  assert.match(code, /^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
  const { root } = readStructure(pdf);
  const foot = root.children.slice(-2).map(({ text }) => text);
  assert.deepEqual(foot, [
    `Bản in từ hồ sơ điện tử · Mã nội dung: ${code} · Lập lúc 08:30 ngày 22/11/2026 · Tờ Khai ${rendererVersion}`,
    draftNotice,
  ]);
  const other = { ...answers, hoTen: 'Trần Thị Khác' };
  const changed = await renderSubmission(procedure, other, { createdAt, files, fonts });
  assert.notEqual((await readSubmission(changed))!.shortCode, code);
});

test('boxes tell what is chosen', async () => {
  const { root } = await print('tk01/valid');
  const boxes = elementsOf(root, 'LI')
    .filter(({ children }) => children[0]!.actualText !== undefined)
    .map(({ children }) => children[0]!.actualText! + children[1]!.text);
  assert.ok(boxes.includes('(đã chọn) Nữ'));
  const squares = elementsOf(root, 'LI')
    .filter(({ children }) => children[0]!.actualText !== undefined)
    .map(({ children }) => children.map(({ text }) => text.trim()).join(' '));
  assert.ok(squares.includes('■ Nữ') && squares.includes('□ Nam'), 'seen where paths are not');
  assert.ok(boxes.includes('(không chọn) Nam'));
});

test('a character that no font has is refused by its code point', async () => {
  const { procedure, answers } = byName('ct01/minimal');
  await assert.rejects(
    renderSubmission(procedure, { ...answers, noiDung: 'Gửi 李' }, { createdAt, fonts }),
    (error) => error instanceof PdfError && error.params.codePoint === 'U+674E',
  );
});

test('a bad instant is refused; the same instant in another zone gives the same bytes', async () => {
  const { procedure, answers } = byName('ct01/minimal');
  for (const bad of [
    '',
    'yesterday',
    '2026-11-22',
    '2026-11-22T08:30:00',
    '2026-13-22T08:30:00Z',
  ]) {
    await assert.rejects(renderSubmission(procedure, answers, { createdAt: bad, fonts }), {
      code: 'bad-date',
    });
  }
  assert.deepEqual(
    await renderSubmission(procedure, answers, { createdAt: '2026-11-22T01:30:00Z', fonts }),
    await renderSubmission(procedure, answers, { createdAt, fonts }),
  );
});

test('a procedure with a question of every kind and no layout prints page by page', async () => {
  const png = greyPng(3, 2);
  const sha256 = createHash('sha256').update(png).digest('hex');
  const procedure = readProcedure(sampleProcedure);
  const answers = {
    ten: 'Nguyễn Văn A',
    lyDo: 'Dòng một\nDòng hai',
    soCon: 2,
    ngay: '1968-05',
    gioiTinh: 'nu',
    dongY: true,
    so: '001185012345',
    dienThoai: '0912345678',
    thu: 'a@example.vn',
    cha: { hoTen: 'Nguyễn Văn B', ngaySinh: '1940' },
    noiO: {
      provinceCode: '01',
      province: 'Thành phố Hà Nội',
      communeCode: '00004',
      commune: 'Phường Ba Đình',
      detail: 'Số 1',
    },
    tep: { name: 'ảnh 😀.png', type: 'image/png', size: png.length, sha256 },
    con: [{ hoTen: 'Nguyễn Văn C' }, { hoTen: 'Nguyễn Thị D' }],
  };
  const files = new Map([[sha256, png]]);
  const pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
  const { root, fields } = readStructure(pdf);
  const text = allText(root);
  for (const words of [
    'Họ và tên: NGUYỄN VĂN A',
    'Dòng một Dòng hai',
    '05/1968',
    '(đã chọn)  Nữ',
    '001185012345',
    '0912345678',
    'NGUYỄN VĂN B',
    'Số 1, Phường Ba Đình',
    'ảnh □.png',
    'NGUYỄN THỊ D',
    'Lời khai là đúng sự thật.',
    'Xác nhận của cơ quan',
  ]) {
    assert.ok(text.includes(words), `${words} is missing in ${text}`);
  }
  assert.deepEqual(fields, ['nguoiKhai', 'canBo']);
});

test('a procedure translated for the screen prints in Vietnamese', async () => {
  const { procedure, answers } = byName('tk01/minimal');
  const english = { ...procedure, lang: 'en', title: 'Passport form' };
  assert.deepEqual(
    await renderSubmission(english, answers, { createdAt, fonts }),
    await renderSubmission(procedure, answers, { createdAt, fonts }),
  );
});

test('whatever stands in the answers, printing gives a PDF or a PdfError', async () => {
  const printable = all.filter(({ issues }) => issues.length === 0);
  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '9'.repeat(500),
      Array.from({ length: 900 }, () => ({ hoTen: 'A' })),
      ' \n ',
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...printable.map(({ name }) => name)),
      fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 4 }),
      async (name, changes) => {
        const { procedure, answers, files } = byName(name);
        const names = [...procedure.questions.keys()];
        const changed: Record<string, unknown> = { ...answers };
        for (const [at, value] of changes) changed[names[at % names.length]!] = value;
        try {
          const pdf = await renderSubmission(procedure, changed, { createdAt, files, fonts });
          const read = await readSubmission(pdf);
          assert.equal(read?.revisionEnd, pdf.length);
        } catch (error) {
          assert.ok(error instanceof PdfError, String((error as Error).stack));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('several options are ticked, money is grouped, a time is said in words', async () => {
  const { print: layout, ...about } = classProcedure().procedure;
  assert.ok(layout);
  for (const file of [classProcedure(), { ...classProcedure(), procedure: about }]) {
    const pdf = await renderSubmission(readProcedure(file), classAnswers, { createdAt, fonts });
    const { root } = readStructure(pdf);
    const text = allText(root);
    const ticked = elementsOf(root, 'LI')
      .map(allText)
      .filter((item) => item.startsWith('(đã chọn)'));
    assert.deepEqual(
      ticked.map((item) => item.replace('(đã chọn)', '').trim()),
      ['Toán', 'Môn khác'],
    );
    for (const words of ['Cờ vua', '1.200.000', '16 giờ 30 phút']) {
      assert.ok(text.includes(words), `${words} is missing in ${text}`);
    }
    const without = { ...classAnswers, monHoc: ['toan'] };
    const other = await renderSubmission(readProcedure(file), without, { createdAt, fonts });
    assert.ok(!allText(readStructure(other).root).includes('Cờ vua'));
  }
});
