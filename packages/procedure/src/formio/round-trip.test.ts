import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Condition } from '../generated/procedure.ts';
import type { JsonObject } from '../json.ts';
import { takesAnswer, type Procedure } from '../model.ts';
import { readProcedure } from '../read.ts';
import {
  answersFromFormio,
  applicantKeys,
  dossierRecord,
  exportFormio,
  formioSubmission,
  importFormio,
} from './index.ts';

/** What the tests look at in an example of con-thuong-binh. */
type Sample = JsonObject & {
  ngaySinh: string;
  thuongTru: {
    provinceCode: string;
    province: string;
    communeCode: string;
    commune: string;
    detail: string;
  };
};

const block = await readFile(new URL('testing/applicant-block.json', import.meta.url), 'utf8');
const folder = new URL('../../../../schemas/procedures/', import.meta.url);
const procedures: Array<{ name: string; procedure: Procedure; examples: JsonObject[] }> = [];
for (const name of await readdir(folder)) {
  const at = new URL(`${name}/`, folder);
  const procedure = readProcedure(await readFile(new URL('procedure.json', at), 'utf8'));
  const examples: JsonObject[] = [];
  for (const file of await readdir(new URL('examples/', at))) {
    if (!file.endsWith('.json')) continue;
    const example = JSON.parse(await readFile(new URL(`examples/${file}`, at), 'utf8')) as {
      answers: JsonObject;
      issues?: unknown[];
    };
    if ((example.issues ?? []).length === 0) examples.push(example.answers);
  }
  procedures.push({ name, procedure, examples });
}

test('the common block of the ministries keeps its data through a procedure', () => {
  const { procedure: file, keyMap } = importFormio(block);
  const procedure = readProcedure(file);
  const submission = {
    data: {
      chonDoiTuong: 'Cá nhân',
      fullname: 'Nguyễn Thị Ánh',
      birthday: '1990-03-27T00:00:00+07:00',
      gender: 'Nữ',
      identityNumber: '001190000001',
      identityDate: '2021-05-10T00:00:00+07:00',
      idIssuePlace: 'Bộ Công an',
      province: 'Thành phố Hà Nội',
      district: 'Phường Hoàn Kiếm',
      address: 'Số 1 phố Hàng Bài',
      phoneNumber: '0912345678',
      email: 'anh@example.vn',
      isOwnerDossierCheck: true,
      noidungyeucaugiaiquyet: 'Đề nghị xác nhận',
    },
  };
  const answers = answersFromFormio(procedure, submission, keyMap);
  assert.equal(answers['birthday'], '1990-03-27');
  assert.deepEqual(formioSubmission(procedure, answers, keyMap), submission);
  const { ownerFullname } = file.properties;
  assert.deepEqual(ownerFullname?.question?.when, {
    question: 'isOwnerDossierCheck',
    answered: false,
  });
});

test('a procedure of ours fills the common block by a key map', () => {
  const { procedure, examples } = procedures.find(({ name }) => name === 'con-thuong-binh')!;
  const keyMap = applicantKeys({
    name: 'hoTen',
    birthday: 'ngaySinh',
    sex: 'gioiTinh',
    identity: 'soDinhDanh',
    identityDate: 'ngayCap',
    identityPlace: 'noiCap',
    address: 'thuongTru',
    phone: 'soDienThoai',
  });
  const [answers] = examples as [Sample];
  const { data } = formioSubmission(procedure, answers, keyMap);
  assert.equal(data['fullname'], answers['hoTen']);
  assert.match(String(data['birthday']), /^\d\d\/\d\d\/\d{4}$/);
  assert.match(String(data['gender']), /^(Nam|Nữ)$/);
  assert.equal(data['district'], answers.thuongTru.commune);
  assert.equal(data['province'], answers.thuongTru.province);
  assert.equal(data['address'], answers.thuongTru.detail);
  assert.ok(!('thuongTru' in data));
  assert.deepEqual(Object.keys(applicantKeys({ name: 'chuHo' }, 'owner')), ['chuHo']);
  assert.deepEqual(applicantKeys({ name: 'chuHo' }, 'owner')['chuHo'], {
    key: 'ownerFullname',
    choice: 'title',
  });
});

for (const { name, procedure, examples } of procedures) {
  test(`${name}: answers come back from Form.io as they went`, () => {
    assert.ok(examples.length > 0);
    for (const answers of examples) {
      const submission: unknown = JSON.parse(JSON.stringify(formioSubmission(procedure, answers)));
      assert.deepEqual(answersFromFormio(procedure, submission), known(procedure, answers));
    }
  });

  test(`${name}: exported to Form.io and imported again, it asks the same`, () => {
    const exported = JSON.stringify(exportFormio(procedure));
    const { procedure: file, report } = importFormio(exported);
    const again = readProcedure(file);
    // Form.io computes by code, which is not made here: the number is asked for.
    const unlike = ['person', 'signature', 'agency', 'computed'];
    for (const question of procedure.questions.values()) {
      if (unlike.includes(question.kind)) continue;
      const same = again.questions.get(question.name);
      assert.equal(same?.kind, question.kind, question.name);
      assert.equal(same.title, question.title);
      const when = question.options.when;
      const page = procedure.pages.find((one) => one.questions.includes(question.name))?.when;
      if (!page && !mentionsPart(when)) {
        assert.equal(Boolean(same.options.when), when !== undefined, question.name);
      }
    }
    const lost = report.filter(({ message }) => message.includes('cannot be translated'));
    assert.deepEqual(lost, []);
  });
}

test('a dossier in the shape of the one-stop systems', () => {
  const { procedure, examples } = procedures.find(({ name }) => name === 'con-thuong-binh')!;
  const [answers] = examples as [Sample];
  const record = dossierRecord(procedure, answers, {
    code: '000.00.26-261122-0001',
    submittedAt: '2026-11-22T18:30:00Z',
    receivedAt: '2026-11-23T01:31:02+07:00',
    receivingUnit: 'H26.1',
    papers: [{ name: 'to-khai.pdf', sha256: 'ab'.repeat(32) }],
    applicant: {
      name: 'hoTen',
      identity: 'soDinhDanh',
      birthday: 'ngaySinh',
      address: 'thuongTru',
    },
  }) as { ThanhPhanHoSo: [{ GiayToDinhKem: [{ HashTepTin: string }] }] } & JsonObject;
  assert.equal(record['MaTTHC'], '1.010833');
  assert.equal(record['NgayNop'], '20261123013000');
  assert.equal(record['NgayTiepNhan'], '20261123013102');
  assert.equal(record['ChuHoSo'], answers['hoTen']);
  assert.equal(record.ThanhPhanHoSo[0].GiayToDinhKem[0].HashTepTin, 'ab'.repeat(32));
  assert.deepEqual(record['ThongTinNguoiNop'], {
    TenNguoiNop: answers['hoTen'],
    SoDinhDanh: answers['soDinhDanh'],
    NgaySinh: `${answers.ngaySinh.replaceAll('-', '')}000000`,
    MaTinh: answers.thuongTru.provinceCode,
    MaHuyen: '',
    MaXa: answers.thuongTru.communeCode,
    DiaChiChiTiet: answers.thuongTru.detail,
  });
});

test('nothing of a hostile submission is taken over', () => {
  const { procedure } = procedures.find(({ name }) => name === 'con-thuong-binh')!;
  const hostile: unknown = JSON.parse(
    '{"data":{"__proto__":{"x":1},"hoTen":{"a":1},"ngaySinh":["x"],"gioiTinh":"khac","giayChungNhan":"x","daDocLai":"true","thuongTru":7}}',
  );
  assert.deepEqual(answersFromFormio(procedure, hostile), {});
  for (const broken of [null, 7, [], {}, { data: [] }]) {
    assert.deepEqual(answersFromFormio(procedure, broken), {});
  }
  const map = { hoTen: '__proto__.x' };
  assert.deepEqual(formioSubmission(procedure, { hoTen: 'A' }, map), { data: {} });
  assert.equal(({} as JsonObject)['x'], undefined);
});

/** Unicode and order are not the matter here: only questions that the procedure has. */
function known(procedure: Procedure, answers: JsonObject): JsonObject {
  return Object.fromEntries(
    [...procedure.questions.values()]
      .filter(({ name, kind }) => takesAnswer(kind) && answers[name] !== undefined)
      .map(({ name }) => [name, answers[name]]),
  );
}

/** A person is taken apart on the way: conditions on its parts change their paths. */
function mentionsPart(when: Condition | undefined): boolean {
  if (!when) return false;
  if ('all' in when) return when.all.some(mentionsPart);
  if ('any' in when) return when.any.some(mentionsPart);
  if ('not' in when) return mentionsPart(when.not);
  return when.question.includes('/');
}
