import { keywordProcedure, type KeywordExample } from './keyword-examples.ts';

/**
 * An example of a keyword of a procedure, or of a block of its print: what stands in `procedure`,
 * and where somebody sees it.
 */
export interface ProcedureExample extends Partial<KeywordExample> {
  /** What stands in `procedure`; the rest of it is that of every example. */
  procedure: Record<string, unknown>;
  /** Where it is seen. */
  seen: string;
  /** The step of the form that the story shows; absent: the start page. */
  step?: 'page:viDu' | 'check' | 'sign';
}

const start = 'On the start page.';
const print = 'In print.';
const ten = { hoTen: { $ref: '../../shared/name.json' } };
const tenAnswer = { hoTen: 'Nguyễn Thị Ánh' };
const gioi = { gioi: { $ref: '../../shared/sex.json' } };

/** A print of nothing but some blocks. */
const blocks = (...list: object[]) => ({ print: { title: 'ĐƠN ĐỀ NGHỊ', blocks: list } });

/** Keywords of `procedure`. */
export const procedureExamples: Readonly<Record<string, ProcedureExample>> = {
  code: {
    procedure: { code: '1.010833' },
    seen: 'In lists of procedures, and in what a dossier exports.',
  },
  form: {
    procedure: { form: 'CT01' },
    seen: 'On the start page, in lists, and as the name of the file that is printed.',
  },
  effectiveFrom: {
    procedure: { effectiveFrom: '2026-07-01' },
    seen: 'The portal serves this version from that day on.',
  },
  effectiveTo: {
    procedure: { effectiveTo: '2027-06-30' },
    seen: 'From the day after, the portal serves the next version.',
  },
  acceptedUntil: {
    procedure: { effectiveTo: '2027-06-30', acceptedUntil: '2027-07-31' },
    seen: 'The desk takes what was filled in until 30/06 up to this day.',
  },
  migrations: {
    procedure: {
      migrations: [
        {
          from: 'https://tokhai.example/schemas/procedures/tu-khoa/truoc.json',
          renamed: [{ question: 'ten', to: 'hoTen' }],
          removed: [{ question: 'nghe', title: 'Nghề nghiệp', message: 'Không còn phải khai.' }],
        },
      ],
    },
    properties: ten,
    answers: tenAnswer,
    seen: 'In a draft that was begun with the older version, and in the words of the desk.',
  },
  draft: { procedure: { draft: true }, seen: 'On the start page, in print and in every list.' },
  reliability: {
    procedure: { reliability: 'Nhãn theo văn bản, phần cam đoan soạn lại.' },
    seen: 'On the start page of a draft.',
  },
  sources: {
    procedure: { sources: ['Thông tư 53/2025/TT-BCA, Mẫu CT01'] },
    seen: 'By whoever looks after the file.',
  },
  legalBasis: { procedure: { legalBasis: 'Luật Cư trú 2020, Điều 22' }, seen: start },
  agency: { procedure: { agency: 'Công an cấp xã' }, seen: start },
  contact: {
    procedure: {
      contact: { name: 'Bộ phận một cửa', phone: '1900 1234', hours: 'Giờ hành chính' },
    },
    seen: 'On every page.',
  },
  fee: { procedure: { fee: '10.000 đồng một bản' }, seen: start },
  deadline: {
    procedure: { deadline: { text: '03 ngày làm việc', workingDays: 3 } },
    seen: 'On the start page; the receipt says the day.',
  },
  audio: {
    procedure: {
      audio: {
        vi: {
          file: 'audio/mo-dau.vi.mp3',
          says: 'Đề nghị cấp giấy. Tờ khai này dành cho người bị mất giấy.',
        },
      },
    },
    seen: 'Heard on the start page when somebody presses “Đọc to”, in place of the device’s voice.',
  },
  videos: {
    procedure: {
      videos: [
        {
          title: 'Cách điền tờ khai',
          files: ['video/cach-dien.webm', 'video/cach-dien.mp4'],
          sign: 'sgn-VN',
          transcript: 'Bạn trả lời từng câu hỏi, đọc lại, rồi ký số. Nếu cần giúp, gọi 1900 1234.',
        },
        {
          title: 'Chuẩn bị giấy tờ',
          files: ['video/giay-to.webm'],
          captions: { vi: 'video/giay-to.vi.vtt' },
          poster: 'video/giay-to.jpg',
          transcript: 'Hãy chuẩn bị thẻ căn cước và sổ hộ khẩu cũ, nếu còn.',
        },
      ],
    },
    seen: 'On the start page, between the description and the facts; of a page, between its heading and its questions.',
  },
  minutes: { procedure: { minutes: 5 }, seen: start },
  bring: { procedure: { bring: ['Thẻ căn cước'] }, seen: start },
  handBack: { procedure: { handBack: ['Giấy chứng nhận cũ'] }, seen: start },
  stateHolds: { procedure: { stateHolds: ['Bản sao giấy khai sinh'] }, seen: start },
  pages: {
    procedure: {
      pages: [{ id: 'viDu', section: 'Người khai', title: 'Họ tên của bạn', questions: ['hoTen'] }],
    },
    properties: ten,
    answers: tenAnswer,
    seen: 'A page of its own, with its section over the heading.',
    step: 'page:viDu',
  },
  signers: {
    procedure: {
      signers: [
        {
          id: 'nguoiKhai',
          title: 'NGƯỜI KHAI',
          note: '(Ký, ghi rõ họ tên)',
          required: true,
          name: 'hoTen',
        },
        { id: 'canBo', title: 'CÁN BỘ TIẾP NHẬN', role: 'officer' },
      ],
    },
    properties: ten,
    answers: tenAnswer,
    seen: 'On the sign page, and as places for signatures in print.',
    step: 'check',
  },
  rules: {
    procedure: {
      rules: [
        { before: 'sinh', after: 'cap', message: 'Hãy xem lại ngày cấp: phải sau ngày sinh.' },
      ],
    },
    properties: {
      sinh: { $ref: '../../shared/date.json', title: 'Ngày sinh' },
      cap: { $ref: '../../shared/date.json', title: 'Ngày cấp thẻ' },
    },
    answers: { sinh: '1990-03-27', cap: '2021-05-04' },
    seen: 'At the second date, when the page is left.',
    step: 'page:viDu',
  },
  print: {
    procedure: blocks({ block: 'fields', items: [{ label: 'Tôi tên là:', question: 'hoTen' }] }),
    properties: ten,
    answers: tenAnswer,
    seen: 'In print, instead of the pages in order.',
  },
};

/** Keywords of `procedure.print`. */
export const printExamples: Readonly<Record<string, ProcedureExample>> = Object.fromEntries(
  Object.entries<Record<string, unknown>>({
    form: { form: 'Mẫu CT01 ban hành kèm theo Thông tư số 53/2025/TT-BCA' },
    agency: { agency: 'ỦY BAN NHÂN DÂN XÃ' },
    title: { title: 'TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ' },
    subtitle: { subtitle: '(Dùng cho người từ đủ 14 tuổi)' },
    addressee: { addressee: { label: 'Kính gửi:', question: 'hoTen' } },
    blocks: {},
    attachments: { attachments: 'list' },
    footnotes: {
      blocks: [{ block: 'fields', items: [{ label: 'Họ và tên (1):', question: 'hoTen' }] }],
      footnotes: [{ mark: '(1)', text: 'Ghi bằng chữ in hoa, như trên giấy khai sinh.' }],
    },
  }).map(([keyword, part]) => [
    keyword,
    {
      procedure: {
        print: {
          title: 'ĐƠN ĐỀ NGHỊ',
          blocks: [{ block: 'fields', items: [{ label: 'Họ và tên:', question: 'hoTen' }] }],
          ...part,
        },
      },
      properties: ten,
      answers: tenAnswer,
      seen: print,
    },
  ]),
);

/** Blocks of a print, by their name. */
export const blockExamples: Readonly<Record<string, ProcedureExample>> = {
  fields: {
    procedure: blocks({
      block: 'fields',
      items: [
        { label: 'Họ và tên:', question: 'hoTen', width: 0.6 },
        { label: 'Số tiền bằng chữ:', question: 'tien', words: true },
      ],
    }),
    properties: { ...ten, tien: { $ref: '../../shared/money.json', title: 'Số tiền' } },
    answers: { ...tenAnswer, tien: 1_250_000 },
    seen: print,
  },
  digits: {
    procedure: blocks({
      block: 'digits',
      label: 'Số định danh cá nhân:',
      question: 'so',
      boxes: 12,
    }),
    properties: { so: { $ref: '../../shared/identity.json' } },
    answers: { so: '001190123456' },
    seen: print,
  },
  checks: {
    procedure: blocks({ block: 'checks', label: 'Giới tính:', question: 'gioi' }),
    properties: gioi,
    answers: { gioi: 'nu' },
    seen: print,
  },
  text: {
    procedure: blocks({
      block: 'text',
      text: 'Tôi đề nghị được cấp lại giấy chứng nhận.',
      style: 'italic',
      align: 'left',
    }),
    properties: ten,
    answers: tenAnswer,
    seen: print,
  },
  heading: {
    procedure: blocks({ block: 'heading', text: 'I. NGƯỜI KHAI' }),
    properties: ten,
    answers: tenAnswer,
    seen: print,
  },
  table: {
    procedure: blocks({
      block: 'table',
      label: 'Quá trình công tác:',
      question: 'congTac',
      numbered: 'TT',
      rows: 3,
      columns: [
        { question: 'tu', header: 'Từ', group: 'Thời gian', width: 0.18 },
        { question: 'den', header: 'Đến', group: 'Thời gian', width: 0.18 },
        { question: 'viec', header: 'Công việc', width: 0.57 },
      ],
      numbers: ['(1)', '(2)', '(3)', '(4)'],
    }),
    properties: {
      congTac: {
        title: 'Quá trình công tác',
        description: 'Ghi mỗi công việc một dòng',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            tu: { $ref: '../../shared/partial-date.json', title: 'Từ' },
            den: { $ref: '../../shared/partial-date.json', title: 'Đến' },
            viec: { type: 'string', title: 'Công việc', description: 'Ghi ngắn' },
          },
        },
        question: { kind: 'table' },
      },
    },
    answers: { congTac: [{ tu: '2019-03', den: '2021-11', viec: 'Giáo viên' }] },
    seen: print,
  },
  grid: {
    procedure: blocks({
      block: 'grid',
      corner: 'Thông tin',
      columns: ['Bên nữ', 'Bên nam'],
      rows: [{ label: 'Họ và tên', cells: [[{ question: 'nu' }], [{ question: 'nam' }]] }],
    }),
    properties: {
      nu: { $ref: '../../shared/name.json', title: 'Họ tên bên nữ' },
      nam: { $ref: '../../shared/name.json', title: 'Họ tên bên nam' },
    },
    answers: { nu: 'Nguyễn Thị Ánh', nam: 'Trần Văn Bình' },
    seen: print,
  },
  statement: {
    procedure: blocks({ block: 'statement', question: 'camDoan' }),
    properties: {
      camDoan: {
        title: 'Lời cam đoan',
        question: { kind: 'statement', text: 'Tôi cam đoan những điều khai trên là đúng sự thật.' },
      },
    },
    seen: 'In print, word for word as on the screen.',
  },
  photo: {
    procedure: blocks({ block: 'photo', question: 'anh', label: 'Ảnh 4 × 6' }),
    properties: {
      anh: {
        $ref: '../../shared/file.json',
        title: 'Ảnh chân dung',
        question: { accept: ['image/jpeg', 'image/png'] },
      },
    },
    seen: 'In print: the photo in its frame, or the frame.',
  },
  agency: {
    procedure: {
      ...blocks({ block: 'agency', question: 'xacNhan' }),
      signers: [
        { id: 'nguoiKhai', title: 'NGƯỜI KHAI', required: true },
        { id: 'canBo', title: 'CÁN BỘ TIẾP NHẬN', role: 'officer' },
      ],
    },
    properties: {
      xacNhan: { title: 'XÁC NHẬN CỦA CƠ QUAN', question: { kind: 'agency', signer: 'canBo' } },
    },
    seen: 'In print: room for the agency, which fills it in later.',
  },
  signatures: {
    procedure: blocks({ block: 'signatures', signers: ['nguoiKhai'] }),
    properties: ten,
    answers: tenAnswer,
    seen: 'In print: places for signatures side by side.',
  },
};

/** A whole procedure around an example. */
export function exampleProcedure(example: ProcedureExample, name: string): object {
  const { properties = ten, procedure } = example;
  return keywordProcedure({ properties, procedure }, name);
}
