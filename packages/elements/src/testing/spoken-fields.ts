import type { IssueCode } from '@tokhai/answers';
import type { Kind } from '@tokhai/procedure';

/** What a screen reader is told of the first control or group of a kind. */
export interface Spoken {
  name: string;
  hint: string;
  /** The issue that is shown, where the issue is told, and its words. */
  issue: { code: IssueCode; words: string };
  /** ARIA has no invalid state for the node. */
  neverInvalid?: boolean;
  role: string;
}

const missing = (words: string): Spoken['issue'] => ({ code: 'required', words });

/** By kind; three kinds are only read. */
export const spoken: Record<Exclude<Kind, 'statement' | 'signature' | 'agency'>, Spoken> = {
  text: {
    role: 'textbox',
    name: 'Họ và tên',
    hint: 'Ghi đầy đủ dấu, như trên giấy tờ tùy thân',
    issue: missing('Hãy ghi họ và tên'),
  },
  'long-text': {
    role: 'textbox',
    name: 'Lý do đề nghị (không bắt buộc)',
    hint: 'Ghi ngắn gọn, vài câu',
    issue: missing('Hãy ghi lý do đề nghị'),
  },
  number: {
    role: 'textbox',
    name: 'Số bản cần cấp (bản) (không bắt buộc)',
    hint: 'Nhiều nhất 10 bản',
    issue: { code: 'number', words: 'Hãy ghi số bản cần cấp bằng chữ số' },
  },
  money: {
    role: 'textbox',
    name: 'Số tiền đã nộp (đồng) (không bắt buộc)',
    hint: 'Ghi bằng chữ số, ví dụ 1.200.000',
    issue: { code: 'number', words: 'Hãy ghi số tiền đã nộp bằng chữ số' },
  },
  time: {
    role: 'group',
    name: 'Giờ hẹn (không bắt buộc)',
    hint: 'Trong giờ hành chính, ví dụ 14 giờ 30 phút',
    issue: missing('Hãy ghi giờ hẹn'),
    neverInvalid: true,
  },
  choices: {
    role: 'group',
    name: 'Giấy tờ cần cấp lại (không bắt buộc)',
    hint: 'Chọn những giấy tờ đã mất hoặc hỏng',
    issue: missing('Hãy chọn ít nhất một mục ở giấy tờ cần cấp lại'),
    neverInvalid: true,
  },
  date: {
    role: 'group',
    name: 'Ngày sinh (không bắt buộc)',
    hint: 'Ví dụ 27 3 1950',
    issue: missing('Hãy ghi ngày sinh'),
    neverInvalid: true,
  },
  choice: {
    role: 'group',
    name: 'Giới tính',
    hint: 'Chọn theo giấy tờ tùy thân',
    issue: missing('Hãy chọn giới tính'),
    neverInvalid: true,
  },
  confirm: {
    role: 'checkbox',
    name: 'Tôi cam đoan lời khai là đúng',
    hint: 'Đọc kỹ trước khi đánh dấu',
    issue: {
      code: 'confirm',
      words: 'Hãy đánh dấu vào ô “tôi cam đoan lời khai là đúng”',
    },
  },
  identity: {
    role: 'textbox',
    name: 'Số định danh cá nhân (không bắt buộc)',
    hint: 'Gồm 12 chữ số, in trên thẻ căn cước',
    issue: { code: 'pattern', words: 'Hãy ghi số định danh cá nhân đủ 12 chữ số' },
  },
  phone: {
    role: 'textbox',
    name: 'Số điện thoại (không bắt buộc)',
    hint: 'Gồm 10 hoặc 11 chữ số, bắt đầu bằng số 0',
    issue: {
      code: 'pattern',
      words: 'Hãy ghi số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng số 0',
    },
  },
  email: {
    role: 'textbox',
    name: 'Thư điện tử (không bắt buộc)',
    hint: 'Ví dụ ten@example.vn',
    issue: { code: 'pattern', words: 'Hãy ghi thư điện tử theo dạng ten@example.vn' },
  },
  person: {
    role: 'group',
    name: 'Người cha (không bắt buộc)',
    hint: 'Ghi như trên giấy tờ tùy thân của người đó',
    issue: missing('Hãy ghi người cha'),
    neverInvalid: true,
  },
  address: {
    role: 'group',
    name: 'Nơi ở (không bắt buộc)',
    hint: 'Ghi nơi đang ở',
    issue: missing('Hãy chọn tỉnh, thành phố của nơi ở'),
    neverInvalid: true,
  },
  file: {
    role: 'button',
    name: 'Ảnh chân dung (không bắt buộc)',
    hint: 'Ảnh JPEG hoặc PNG, không quá 1 MB',
    issue: missing('Hãy chọn tệp: ảnh chân dung'),
  },
  computed: {
    role: 'status',
    name: 'Số thành viên (người)',
    hint: 'Đếm từ danh sách ở trên',
    issue: { code: 'computed', words: 'Hãy mở lại tờ khai: số thành viên không khớp' },
    neverInvalid: true,
  },
  table: {
    role: 'group',
    name: 'Thành viên hộ gia đình',
    hint: 'Mỗi người một mục',
    issue: missing('Hãy thêm ít nhất một thành viên'),
    neverInvalid: true,
  },
};
