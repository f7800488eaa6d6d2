import type { Answers } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import { sampleProcedure } from './sample.ts';
import type { State } from './states.ts';

const text = (title: string): object => ({ title, type: 'string', description: 'Ghi ngắn' });
const month = (title: string): object => ({ $ref: '../../shared/partial-date.json', title });
const table = (title: string, properties: object): object => ({
  title,
  description: 'Ghi mỗi lần một dòng',
  type: 'array',
  items: { type: 'object', properties },
  question: { kind: 'table' },
});
const word = 'Nghiêngnghiêngngảngảkhôngdấucách'.repeat(3);
const sentence = 'Nguyễn Thị Ngọc Trường chuyển nghiêng ngả quyển truyện. ';
const [time, place] = ['Thời gian', 'Nơi làm việc (ghi đơn vị hành chính hiện nay)'];

const print = {
  title: 'ĐƠN THỬ',
  blocks: [
    {
      block: 'table',
      label: 'Quá trình làm việc:',
      question: 'lamViec',
      numbered: 'TT',
      rows: 3,
      numbers: ['A', 'B', '(1)', '(2)', '(3)', '(4)', '(5)'],
      columns: [
        { question: 'viec', header: 'Công việc', width: 0.2 },
        { question: 'tu', header: 'Từ', group: time, width: 0.14 },
        { question: 'den', header: 'Đến', group: time, width: 0.14 },
        { question: 'xa', header: 'Xã, phường', group: place, width: 0.18 },
        { question: 'tinh', header: 'Tỉnh, thành phố', group: place, width: 0.18 },
        { question: 'ghiChu', header: 'Ghi chú (2)', width: 0.16 },
      ],
    },
    // A group at the left end, words that have to be broken, a header higher than what stands beside.
    {
      block: 'table',
      question: 'khac',
      columns: [
        { question: 'a', header: 'a', group: word, width: 0.1 },
        { question: 'b', header: word.slice(0, 40), group: word, width: 0.1 },
        { question: 'c', header: sentence.repeat(2).trim(), width: 0.1 },
        { question: 'd', header: 'd', width: 0.7 },
      ],
    },
    { block: 'signatures', signers: ['nguoiKhai'] },
  ],
  footnotes: [{ mark: '(2)', text: 'Ghi lý do thôi việc, nếu có.' }],
};

const properties = {
  lamViec: table('Quá trình làm việc', {
    viec: text('Công việc'),
    tu: month('Từ'),
    den: month('Đến'),
    xa: text('Xã, phường'),
    tinh: text('Tỉnh, thành phố'),
    ghiChu: text('Ghi chú'),
  }),
  khac: table('Việc khác', { a: text('a'), b: text('b'), c: text('c'), d: text('d') }),
};

const { procedure } = sampleProcedure;
const file = {
  ...sampleProcedure,
  properties,
  procedure: {
    ...procedure,
    pages: [{ id: 'mot', title: 'Về bạn', questions: Object.keys(properties) }],
    signers: [{ id: 'nguoiKhai', title: 'NGƯỜI KHAI', required: true }],
    print,
  },
};

const row = (i: number): object => ({
  viec: `Việc thứ ${i}`,
  tu: '2019-03',
  den: '2021-11-30',
  xa: 'Phường Ba Đình',
  tinh: 'Thành phố Hà Nội',
});
const rows = (count: number): object[] => Array.from({ length: count }, (_, i) => row(i + 1));
const long = { viec: word, tu: '1990', xa: sentence.repeat(70).trim(), ghiChu: sentence };

/** Tables with groups of columns and numbers under the headers, in every state. */
export function groupedStates(): State[] {
  const states: Record<string, Answers> = {
    empty: {},
    filled: { lamViec: rows(2), khac: [{ a: 'một', d: 'bốn' }] },
    long: { lamViec: [row(1), long, row(3)], khac: [{ a: word, b: word, c: word, d: sentence }] },
    'many-rows': { lamViec: rows(400) },
  };
  const own = readProcedure(file);
  return Object.entries(states).map(([state, answers]) => ({
    name: `grouped-${state}`,
    procedure: own,
    answers,
    files: new Map(),
  }));
}
