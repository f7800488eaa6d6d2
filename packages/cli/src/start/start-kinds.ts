import type { JsonObject } from '@tokhai/procedure';

/** What a line of a list of questions can ask for: its schema without the label, and an example. */
export interface StartKind {
  /** What it asks for, in Vietnamese, for the help of `tokhai new`. */
  about: string;
  /** A shared schema, which brings its help and its checks. */
  ref?: string;
  /** The schema where no shared one fits. */
  schema?: JsonObject;
  /** It needs options: the fourth column. */
  options?: true;
  /** How wide a column of it is beside others; without it, it is no column. */
  width?: number;
  /** It takes no answer. */
  silent?: true;
  /** An answer that is valid; of options it is the first one. */
  example?: unknown;
}

const place = {
  provinceCode: '40',
  province: 'Nghệ An',
  communeCode: '16681',
  commune: 'Phường Thành Vinh',
};

/** Every word that may stand in the second column. */
export const startKinds: Readonly<Record<string, StartKind>> = {
  name: { about: 'họ, chữ đệm và tên', ref: 'name', width: 3, example: 'Nguyễn Thị Ánh' },
  date: { about: 'ngày, tháng, năm', ref: 'date', width: 1.6, example: '2026-11-02' },
  'past-date': {
    about: 'ngày đã qua, ví dụ ngày sinh',
    width: 1.6,
    ref: 'date',
    schema: { question: { past: true } },
    example: '1990-03-27',
  },
  'partial-date': {
    about: 'ngày mà có thể chỉ nhớ năm',
    width: 1.6,
    ref: 'partial-date',
    schema: { question: { past: true } },
    example: '1954',
  },
  time: { about: 'giờ', ref: 'time', width: 1, example: '08:30' },
  sex: { about: 'giới tính', ref: 'sex', width: 1, example: 'nu' },
  identity: { about: 'số định danh cá nhân', ref: 'identity', width: 2, example: '040190000001' },
  phone: { about: 'số điện thoại', ref: 'phone', width: 1.6, example: '0912000345' },
  email: { about: 'thư điện tử', ref: 'email', width: 2.5, example: 'nguoi.dan@example.vn' },
  commune: { about: 'xã, phường hoặc đặc khu', ref: 'commune', example: place },
  address: {
    about: 'địa chỉ',
    width: 3,
    ref: 'address',
    example: { ...place, detail: 'Số 12, đường Lê Lợi' },
  },
  'ethnic-group': { about: 'dân tộc', ref: 'ethnic-group', width: 1.4, example: 'kinh' },
  religion: { about: 'tôn giáo', ref: 'religion', example: 'khong' },
  nationality: { about: 'quốc tịch', ref: 'nationality', width: 1.4, example: 'Việt Nam' },
  relation: { about: 'mối quan hệ với chủ hộ', ref: 'relation', width: 1.6, example: 'chu-ho' },
  'yes-no': { about: 'có hay không', ref: 'yes-no', width: 1, example: 'co' },
  money: { about: 'số tiền', ref: 'money', width: 1.8, example: 1_200_000 },
  file: { about: 'tệp đính kèm', ref: 'file' },
  text: {
    about: 'một dòng chữ',
    width: 2.5,
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    example: 'Theo giấy tờ',
  },
  'long-text': {
    about: 'nhiều dòng chữ',
    schema: { type: 'string', minLength: 1, maxLength: 2000, question: { kind: 'long-text' } },
    example: 'Tôi đề nghị cơ quan giải quyết theo quy định.',
  },
  number: { about: 'số', width: 1, schema: { type: 'integer', minimum: 0 }, example: 1 },
  choice: { about: 'chọn một', width: 1.8, schema: { type: 'string' }, options: true },
  choices: {
    about: 'chọn một hoặc nhiều',
    schema: { type: 'array', minItems: 1, uniqueItems: true },
    options: true,
  },
  table: { about: 'bảng; mỗi cột một dòng ở dưới, bắt đầu bằng -' },
  statement: { about: 'lời cam đoan, in nguyên văn (ghi ở cột thứ ba)', silent: true },
};
