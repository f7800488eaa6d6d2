import { createHash } from 'node:crypto';
import type { Answers } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import type { Procedure } from '@tokhai/procedure';
import { greyPng } from './pictures.ts';
import { sampleProcedure } from './sample.ts';

/** A question of every kind, in a state that a form can be in. */
export interface State {
  readonly name: string;
  readonly procedure: Procedure;
  readonly answers: Answers;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const picture = greyPng(40, 60);
const sha256 = createHash('sha256').update(picture).digest('hex');
const file = (name: string): object => ({
  name,
  type: 'image/png',
  size: picture.length,
  sha256,
});
const address = (detail: string): object => ({
  provinceCode: '01',
  province: 'Thành phố Hà Nội',
  communeCode: '00004',
  commune: 'Phường Ba Đình',
  detail,
});

const filled: Answers = {
  ten: 'Y Bhĭt Êban',
  lyDo: 'Xin cấp lại vì bị mất.\nĐã báo công an phường.',
  soCon: 2,
  soTien: 1_200_000,
  ngay: '1990-08',
  gio: '07:05',
  gioiTinh: 'nu',
  giayTo: ['a', 'b'],
  dongY: true,
  so: '001190012345',
  dienThoai: '0912345678',
  thu: 'y.bhit@vi-du.vn',
  cha: { hoTen: 'Y Wang Êban', ngaySinh: '1960' },
  noiO: address('Buôn Ê Căm'),
  tep: file('giay-khai-sinh.png'),
  con: [{ hoTen: 'H’Lan Êban' }, { hoTen: 'Y Kô Êban' }],
};

const sentence = 'Nguyễn Thị Ngọc Trường chuyển nghiêng ngả quyển truyện. ';
const word = 'Nghiêngnghiêngngảngảkhôngdấucách'.repeat(12);

const long: Answers = {
  ...filled,
  ten: `${word} ${sentence.repeat(4)}`.trim(),
  lyDo: `${sentence.repeat(60).trim()}\n${word}`,
  soCon: 999_999_999,
  soTien: 999_999_999_999_999,
  so: '9'.repeat(40),
  dienThoai: '0'.repeat(200),
  thu: `${'a'.repeat(300)}@vi-du.vn`,
  cha: { hoTen: word, ngaySinh: '1960' },
  noiO: address(`${sentence.repeat(8)}${word}`),
  tep: file(`${'giấy-tờ-'.repeat(40)}.png`),
  con: [{ hoTen: sentence.repeat(80).trim() }, { hoTen: word.repeat(4) }],
};

/** The sample laid out by a `print` of its own that uses every block. */
function laidOut(): object {
  const { properties, procedure } = sampleProcedure;
  const paths = Object.keys(properties);
  const lines = paths
    .filter((name) => !['con', 'loiKhai', 'coQuan', 'noiKy', 'cha', 'giayTo'].includes(name))
    .map((question) => ({ block: 'fields', items: [{ label: `${question}:`, question }] }));
  const one = { question: 'ten' };
  const print = {
    title: 'ĐƠN THỬ',
    agency: 'ỦY BAN NHÂN DÂN XÃ',
    attachments: 'pages',
    blocks: [
      { block: 'photo', question: 'tep' },
      ...lines,
      { block: 'digits', label: 'Số (1):', question: 'so', boxes: 12 },
      { block: 'checks', label: 'Giấy tờ:', question: 'giayTo' },
      {
        block: 'grid',
        corner: 'Thông tin',
        columns: ['Người khai', 'Cha'],
        rows: [
          { label: 'Họ và tên', cells: [[one], [{ question: 'cha/hoTen' }]] },
          {
            label: 'Ngày sinh',
            cells: [
              [{ question: 'ngay' }, { question: 'ngay', label: 'Bằng chữ:', words: true }],
              [{ question: 'cha/ngaySinh', label: 'Năm:' }],
            ],
          },
          { label: 'Nơi ở chung', cells: [[{ question: 'noiO' }, { question: 'dienThoai' }]] },
        ],
      },
      {
        block: 'table',
        question: 'con',
        label: 'Các con:',
        numbered: 'TT',
        rows: 3,
        columns: [{ question: 'hoTen', header: 'Họ và tên', width: 1 }],
      },
      { block: 'agency', question: 'coQuan' },
      { block: 'statement', question: 'loiKhai' },
      { block: 'signatures', signers: ['canBo', 'nguoiKhai'] },
    ],
    footnotes: [{ mark: '(1)', text: 'Ghi số trên thẻ căn cước.' }],
  };
  return { ...sampleProcedure, procedure: { ...procedure, print } };
}

/** Every kind printed by the generic layout and by one of its own, in every state. */
export function printStates(): State[] {
  const files = new Map([[sha256, picture]]);
  const rows = (count: number): Answers => ({
    ...filled,
    con: Array.from({ length: count }, (_, i) => ({ hoTen: `Người con thứ ${i + 1}` })),
  });
  const layouts = { generic: readProcedure(sampleProcedure), own: readProcedure(laidOut()) };
  return Object.entries(layouts).flatMap(([layout, procedure]) =>
    Object.entries({ empty: {}, filled, long, 'many-rows': rows(400) }).map(([state, answers]) => ({
      name: `kinds-${layout}-${state}`,
      procedure,
      answers,
      files,
    })),
  );
}
