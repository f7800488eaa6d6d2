/**
 * An example of every keyword of a question: its properties, and answers to look at. They stand in
 * docs/reference/language.md and are shown live in Storybook under "Language".
 */
export interface KeywordExample {
  /** The questions, as they stand in `properties`. */
  properties: Record<string, object>;
  answers?: Record<string, unknown>;
}

const yesNo = { $ref: '../../shared/yes-no.json', title: 'Bạn có con dưới 14 tuổi không?' };
const person = { hoTen: 'Nguyễn Thị Ánh', ngaySinh: '1954' };

export const keywordExamples: Readonly<Record<string, KeywordExample>> = {
  when: {
    properties: {
      coCon: yesNo,
      soCon: {
        title: 'Bạn có mấy con dưới 14 tuổi?',
        description: 'Ghi bằng chữ số',
        type: 'integer',
        question: { when: { question: 'coCon', equals: 'co' }, required: true },
      },
    },
    answers: { coCon: 'co', soCon: 2 },
  },
  required: {
    properties: {
      coCon: yesNo,
      tenCon: {
        $ref: '../../shared/name.json',
        title: 'Tên con lớn nhất',
        question: { when: { question: 'coCon', equals: 'co' }, required: true },
      },
    },
    answers: { coCon: 'co' },
  },
  more: {
    properties: {
      lyDo: {
        title: 'Lý do đề nghị',
        description: 'Ghi trong một câu',
        type: 'string',
        question: { more: 'Nếu sổ bị mất, ghi thêm nơi và ngày bạn biết là mất.' },
      },
    },
    answers: { lyDo: 'Sổ bị rách' },
  },
  audio: {
    properties: {
      hoTen: {
        $ref: '../../shared/name.json',
        question: {
          audio: { vi: { file: 'audio/ho-ten.vi.mp3' }, km: { file: 'audio/ho-ten.km.mp3' } },
        },
      },
    },
  },
  fact: {
    properties: {
      hoTen: { $ref: '../../shared/name.json', question: { fact: 'person.name' } },
    },
    answers: { hoTen: person.hoTen },
  },
  sensitive: {
    properties: {
      benh: {
        title: 'Bệnh đang điều trị',
        description: 'Như trong sổ khám bệnh',
        type: 'string',
        question: { sensitive: true },
      },
    },
    answers: { benh: 'Tăng huyết áp' },
  },
  autocomplete: {
    properties: {
      hoTen: { $ref: '../../shared/name.json', question: { autocomplete: 'name' } },
    },
    answers: { hoTen: person.hoTen },
  },
  suggest: {
    properties: {
      quocTich: {
        title: 'Quốc tịch của mẹ',
        description: 'Gõ vài chữ rồi chọn, hoặc ghi theo giấy tờ',
        type: 'string',
        question: { kind: 'text', suggest: 'country' },
      },
    },
    answers: { quocTich: 'Hàn Quốc' },
  },
  uppercase: {
    properties: {
      biDanh: {
        title: 'Bí danh',
        description: 'Tên gọi khác, nếu có',
        type: 'string',
        question: { uppercase: true },
      },
    },
    answers: { biDanh: 'Sáu Dân' },
  },
  partial: {
    properties: {
      ngayMat: {
        $ref: '../../shared/partial-date.json',
        title: 'Ngày ông mất',
        question: { partial: true },
      },
    },
    answers: { ngayMat: '1968' },
  },
  past: {
    properties: {
      ngaySinh: {
        $ref: '../../shared/date.json',
        title: 'Ngày sinh của bạn',
        question: { past: true },
      },
    },
    answers: { ngaySinh: '1990-03-27' },
  },
  display: {
    properties: {
      hinhThuc: {
        title: 'Bạn nhận kết quả ở đâu?',
        description: 'Chọn một nơi',
        type: 'string',
        oneOf: [
          { const: 'tai-cho', title: 'Tại bộ phận một cửa' },
          { const: 'buu-dien', title: 'Qua bưu điện' },
        ],
        question: { display: 'select' },
      },
    },
    answers: { hinhThuc: 'buu-dien' },
  },
  sexOf: {
    properties: {
      gioi: { $ref: '../../shared/sex.json', title: 'Giới tính của trẻ' },
      so: {
        $ref: '../../shared/identity.json',
        title: 'Số định danh của trẻ',
        question: { sexOf: 'gioi' },
      },
    },
    answers: { gioi: 'nu', so: '040319000001' },
  },
  birthOf: {
    properties: {
      sinh: { $ref: '../../shared/date.json', title: 'Ngày sinh của trẻ' },
      so: {
        $ref: '../../shared/identity.json',
        title: 'Số định danh của trẻ',
        question: { birthOf: 'sinh' },
      },
    },
    answers: { sinh: '2019-05-01', so: '040319000001' },
  },
  checkDigit: {
    properties: {
      maSoThue: {
        title: 'Mã số thuế của bên bán',
        description: 'Gồm 10 chữ số',
        type: 'string',
        pattern: '^[0-9]{10}$',
        question: { checkDigit: 'tax-code' },
      },
    },
    answers: { maSoThue: '0100109106' },
  },
  unit: {
    properties: {
      dienTich: {
        title: 'Diện tích đất',
        description: 'Như trong giấy chứng nhận',
        type: 'number',
        question: { unit: 'mét vuông' },
      },
    },
    answers: { dienTich: 85.5 },
  },
  accept: {
    properties: {
      anh: {
        $ref: '../../shared/file.json',
        title: 'Ảnh chân dung',
        description: 'Nền trắng, mới chụp',
        question: { accept: ['image/jpeg', 'image/png'] },
      },
    },
  },
  maxBytes: {
    properties: {
      banChup: {
        $ref: '../../shared/file.json',
        title: 'Bản chụp giấy chứng nhận',
        description: 'Tệp không quá 2 MB',
        question: { maxBytes: 2_000_000 },
      },
    },
  },
  text: {
    properties: {
      camDoan: {
        title: 'Lời cam đoan',
        question: { kind: 'statement', text: 'Tôi cam đoan những điều khai trên là đúng sự thật.' },
      },
    },
  },
  signer: {
    properties: {
      noiKy: { title: 'Chữ ký của bạn', question: { kind: 'signature', signer: 'nguoiKhai' } },
    },
  },
  compute: {
    properties: {
      thanhVien: {
        title: 'Thành viên góp vốn',
        description: 'Ghi mỗi người một dòng',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            hoTen: { $ref: '../../shared/name.json' },
            gopVon: { $ref: '../../shared/money.json', title: 'Giá trị góp vốn' },
          },
        },
        question: { kind: 'table' },
      },
      tongVon: {
        title: 'Tổng số vốn góp',
        description: 'Cộng từ các dòng ở trên',
        type: 'integer',
        question: { kind: 'computed', unit: 'đồng', compute: { sum: ['thanhVien/gopVon'] } },
      },
    },
    answers: {
      thanhVien: [
        { hoTen: person.hoTen, gopVon: 50_000_000 },
        { hoTen: 'Trần Văn Bình', gopVon: 30_000_000 },
      ],
      tongVon: 80_000_000,
    },
  },
  add: {
    properties: {
      thanhVien: {
        title: 'Thành viên trong hộ',
        description: 'Ghi mỗi người một dòng',
        type: 'array',
        items: { type: 'object', properties: { hoTen: { $ref: '../../shared/name.json' } } },
        question: { kind: 'table', add: 'Thêm thành viên' },
      },
    },
    answers: { thanhVien: [{ hoTen: person.hoTen }] },
  },
  row: {
    properties: {
      con: {
        title: 'Các con',
        description: 'Ghi mỗi người con một dòng',
        type: 'array',
        items: { type: 'object', properties: { hoTen: { $ref: '../../shared/name.json' } } },
        question: { kind: 'table', row: 'Người con' },
      },
    },
    answers: { con: [{ hoTen: 'Nguyễn Văn Bình' }, { hoTen: 'Nguyễn Thị Chi' }] },
  },
};

/** A whole procedure around an example. */
export function keywordProcedure(
  { properties, procedure }: KeywordExample & { procedure?: Record<string, unknown> },
  name: string,
): object {
  return {
    $id: `https://tokhai.example/schemas/procedures/tu-khoa/${name}.json`,
    title: `Từ khóa ${name}`,
    type: 'object',
    properties,
    required: [],
    additionalProperties: false,
    procedure: {
      form: 'Ví dụ',
      effectiveFrom: '2026-01-01',
      draft: true,
      reliability: 'Ví dụ cho từ khóa của ngôn ngữ.',
      legalBasis: 'Ví dụ',
      agency: 'Ví dụ',
      contact: { name: 'Ví dụ', url: 'https://dichvucong.gov.vn' },
      fee: 'Miễn phí',
      deadline: { text: '05 ngày làm việc' },
      minutes: 1,
      bring: [],
      handBack: [],
      stateHolds: [],
      pages: [{ id: 'viDu', title: 'Ví dụ', questions: Object.keys(properties) }],
      signers: [{ id: 'nguoiKhai', title: 'NGƯỜI KHAI', required: true }],
      ...procedure,
    },
  };
}
