/** What `tokhai new` has to know of a procedure, beside its questions. */
export interface StartFacts {
  title: string;
  form: string;
  'legal-basis': string;
  agency: string;
  fee: string;
  deadline: string;
  contact: string;
  /** Telephone, e-mail address or https address. */
  channel: string;
  bring: string;
}

export type FactName = keyof StartFacts;

/** How each fact is asked for; what is not known is said to be so, never invented. */
export const factQuestions: ReadonlyArray<readonly [FactName, question: string]> = [
  ['title', 'Tên tờ khai, như văn bản ghi (ví dụ: Đơn đề nghị cấp lại sổ)'],
  ['form', 'Ký hiệu mẫu (ví dụ: CT01)'],
  ['legal-basis', 'Căn cứ pháp lý (văn bản ban hành mẫu)'],
  ['agency', 'Cơ quan giải quyết'],
  ['fee', 'Lệ phí, bằng chữ (ví dụ: Miễn phí)'],
  ['deadline', 'Thời hạn giải quyết (ví dụ: 05 ngày làm việc)'],
  ['contact', 'Nơi người dân hỏi khi vướng mắc (tên bộ phận)'],
  ['channel', 'Số điện thoại, thư điện tử hoặc địa chỉ https:// của nơi đó'],
  ['bring', 'Giấy tờ cần chuẩn bị trước khi khai, cách nhau bằng dấu ;'],
];
