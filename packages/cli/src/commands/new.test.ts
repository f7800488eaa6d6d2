import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { main } from '../main.ts';
import { startKinds } from '../start/start-kinds.ts';
import { readJson, run } from '../testing/run.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokhai-new-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const facts = {
  title: 'Đơn đề nghị cấp lại sổ',
  form: 'Mẫu thử',
  'legal-basis': 'Thông tư thử 01/2026',
  agency: 'Ủy ban nhân dân cấp xã',
  fee: 'Miễn phí',
  deadline: '05 ngày làm việc',
  contact: 'Bộ phận một cửa',
  channel: '1900 1234',
  bring: 'Sổ cũ; Ảnh chân dung',
};
const flags = Object.entries(facts).flatMap(([name, text]) => [`--${name}`, text]);

/** What a start has to be: clean, and its example prints. */
async function mustBeSound(path: string): Promise<void> {
  const file = join(path, 'procedure.json');
  const lint = await run('lint', file);
  assert.deepEqual(lint, { code: 0, out: `${file}: nothing to mend\n`, err: '' });
  const pdf = join(path, 'out.pdf');
  const filled = await run('fill', file, join(path, 'examples', 'valid.json'), '-o', pdf);
  assert.deepEqual([filled.code, filled.err], [0, '']);
  assert.ok((await stat(pdf)).size > 10_000);
}

test('the command to go on with can be copied where the folder has a space in its name', async () => {
  const path = join(folder, 'đơn cấp lại');
  const { code, out } = await run('new', path, ...flags);
  assert.equal(code, 0);
  assert.ok(out.endsWith(`npx tokhai preview "${join(path, 'procedure.json')}"\n`), out);
  await mustBeSound(path);
});

test('a start without a list is clean, prints, and finds the meta-schema', async () => {
  const path = join(folder, 'cap-lai-so');
  const { code, out, err } = await run('new', path, ...flags);
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /is begun/);
  await mustBeSound(path);
  const file = await readJson<{ $schema: string; $id: string; procedure: { deadline: unknown } }>(
    join(path, 'procedure.json'),
  );
  assert.equal(file.$id, 'https://tokhai.example/schemas/procedures/cap-lai-so/procedure.json');
  assert.deepEqual(file.procedure.deadline, { text: facts.deadline, workingDays: 5 });
  const schema = await readJson<{ title: string }>(resolve(path, file.$schema));
  assert.equal(schema.title, 'ProcedureFile');
  const english = await readJson<{ texts: Record<string, string>; untranslated: string[] }>(
    join(path, 'en.json'),
  );
  assert.equal(english.texts['/procedure/deadline/text'], '5 working days');
  assert.ok(english.untranslated.includes('/title'));
});

test('a list may ask for every kind, and another name may be given', async () => {
  const line = (kind: string, mark: string, options?: true) =>
    [`Câu ${kind}`, `${kind}${mark}`, 'Ghi như trên giấy tờ', options ? 'Một; Hai' : ''].join(
      ' | ',
    );
  const kinds = Object.entries(startKinds);
  const columns = kinds.filter(([, { width }]) => width !== undefined);
  const lines = kinds.map(([kind, { options }], index) => {
    const asked = line(kind, index % 3 === 1 ? ' ?' : '', options);
    if (kind !== 'table') return asked;
    const under = columns
      .slice(0, 12)
      .map(([name, column]) => `- ${line(name, '', column.options)}`);
    return [asked, ...under].join('\n');
  });
  const list = join(folder, 'list.txt');
  await writeFile(
    list,
    ['// every kind', '# Một', ...lines.slice(0, 9), '## Hai', ...lines.slice(9)].join('\n'),
  );
  const path = join(folder, 'every-kind');
  const id = 'https://soxaydung.example.gov.vn/thu-tuc/thu.json';
  const { code, err } = await run('new', path, ...flags, '--questions', list, '--id', id);
  assert.deepEqual([code, err], [0, '']);
  await mustBeSound(path);
  const { procedure } = await readJson<{ procedure: { print: { blocks: object[] } } }>(
    join(path, 'procedure.json'),
  );
  const headings = procedure.print.blocks.filter(
    (one) => 'block' in one && one.block === 'heading',
  );
  assert.deepEqual(headings, [{ block: 'heading', text: 'Hai' }]);
});

test('a list says what is asked only then, the columns of a table, and who signs', async () => {
  const list = join(folder, 'household.txt');
  await writeFile(
    list,
    `# Nơi nhận
Nơi nhận | commune
# Bạn
Họ và tên | name
Số định danh | identity
Bạn có phải là chủ hộ không? | yes-no
[Không] Họ và tên chủ hộ | name
[Không] Số định danh cá nhân của chủ hộ | identity
[Không] Lý do chủ hộ vắng mặt | text? | Ví dụ: đi làm xa
# Gia đình
Các thành viên | table | Mỗi người một dòng
- Họ và tên | name
- Ngày sinh | partial-date?
- Tình trạng | choice | Chọn một | Có việc làm; Đang đi học
Vì sao bạn đề nghị? | choice | Chọn một | Thiên tai; Lý do khác
[Lý do khác] Lý do | long-text | Ghi ngắn gọn
@ CHỦ HỘ | Họ và tên chủ hộ | Số định danh cá nhân của chủ hộ
@ NGƯỜI ĐỀ NGHỊ | Họ và tên | Số định danh
`,
  );
  const path = join(folder, 'household');
  assert.equal((await run('new', path, ...flags, '--questions', list)).err, '');
  await mustBeSound(path);
  interface Started {
    properties: Record<string, { question?: { when?: unknown; required?: boolean } }>;
    required: string[];
    procedure: {
      signers: { title: string; when?: unknown; name: string }[];
      print: { blocks: { block: string; label?: string; columns?: { width: number }[] }[] };
    };
  }
  const file = await readJson<Started>(join(path, 'procedure.json'));
  const absent = { question: 'banCoPhaiLaChuHoKhong', equals: 'khong' };
  assert.deepEqual(file.properties['hoVaTenChuHo']?.question, { when: absent, required: true });
  assert.ok('soDinhDanhCaNhanCuaChuHo' in file.properties, 'a name that says whose number it is');
  assert.deepEqual(file.properties['lyDoChuHoVangMat']?.question, { when: absent });
  assert.ok(!file.required.includes('hoVaTenChuHo') && file.required.includes('hoVaTen'));
  assert.deepEqual(
    file.procedure.signers.map(({ title, when, name }) => [title, when, name]),
    [
      ['CHỦ HỘ', absent, 'hoVaTenChuHo'],
      ['NGƯỜI ĐỀ NGHỊ', undefined, 'hoVaTen'],
    ],
  );
  const { blocks } = file.procedure.print;
  const widths = blocks.find(({ block }) => block === 'table')?.columns?.map(({ width }) => width);
  assert.ok(widths?.length === 3 && widths.reduce((sum, width) => sum + width, 0) <= 0.93);
  assert.ok(
    blocks.some(({ label }) => label === '8. Vì sao bạn đề nghị?'),
    'no colon after ?',
  );
  const { answers } = await readJson<{ answers: object }>(join(path, 'examples', 'valid.json'));
  assert.ok(!('hoVaTenChuHo' in answers) && !('lyDo' in answers), 'only what is asked');
});

test('what is not given is asked for, again until it is said', async () => {
  const path = join(folder, 'asked');
  const answers = ['', '  ', ...Object.values(facts)].slice(0, -1).concat('');
  const asked: string[] = [];
  let err = '';
  const code = await main(['new', path], {
    out: () => undefined,
    err: (text) => {
      err += text;
    },
    ask: async (question) => {
      asked.push(question);
      return answers.shift() ?? '';
    },
  });
  assert.deepEqual([code, err], [0, '']);
  assert.equal(asked.length, 11);
  assert.equal(asked[0], asked[2]);
  await mustBeSound(path);
});

test('without a terminal it names what is missing; it overwrites nothing', async () => {
  const missing = await run('new', join(folder, 'missing'), '--title', 'Đơn');
  assert.equal(missing.code, 64);
  assert.match(missing.err, /--form, --legal-basis, .*--channel\./);
  const path = join(folder, 'once');
  assert.equal((await run('new', path, ...flags)).code, 0);
  const again = await run('new', path, ...flags);
  assert.equal(again.code, 1);
  assert.match(again.err, /already-there/);
});

test('a list that cannot be read is told by its line', async () => {
  for (const [list, wanted] of [
    ['', /Line 1 .*at least one question/],
    ['Họ tên | name\nNgày sinh | ngày', /Line 2 .*Write one of name, date/],
    ['Nội dung | text', /Line 1 .*one short sentence of help/],
    ['Chọn | choice | Chọn một | Một', /at least two options/],
    ['Chọn | choice | Chọn một | Một; mót', /each option other words/],
    ['| name', /Begin the line with the label/],
    ['[Có] Số thẻ | identity', /Line 1 .*a choice with the option “Có” above/],
    ['- Họ tên | name', /Line 1 .*the line of the table above/],
    ['Con | table | Mỗi con một dòng\n- Ảnh | file', /Line 2 .*A column is one of name, /],
    ['Con | table | Mỗi con một dòng', /Write the columns of “Con” under it/],
    ['Họ tên | name\n@ CHỦ HỘ | Tên', /Line 2 .*label of a question above of the kind name/],
    ['Họ tên | name\n@', /Line 2 .*what stands over the signature/],
  ] as const) {
    const path = join(folder, 'bad.txt');
    await writeFile(path, list);
    const { code, err } = await run('new', join(folder, 'bad'), ...flags, '--questions', path);
    assert.equal(code, 1, list);
    assert.match(err, wanted);
  }
  assert.ok(!(await readdir(folder)).includes('bad'));
});
