import { readProcedure, type Kind, type Procedure, type Question } from '@tokhai/procedure';

const shared = '../../shared';

/** A small procedure that asks one question of every kind, and one that depends on another. */
export const sampleFile = {
  $id: 'https://tokhai.example/schemas/procedures/sample/procedure.json',
  title: 'Đề nghị cấp giấy mẫu',
  description: 'Tờ khai để thử mọi loại câu hỏi.',
  type: 'object',
  required: ['hoTen', 'gioiTinh', 'thanhVien', 'camDoan'],
  additionalProperties: false,
  properties: {
    hoTen: {
      $ref: `${shared}/name.json`,
      title: 'Họ và tên',
      question: {
        kind: 'text',
        uppercase: true,
        autocomplete: 'name',
        fact: 'person.name',
        more: 'Ghi tên trong giấy khai sinh, nếu chưa có thẻ căn cước.',
      },
    },
    lyDo: {
      title: 'Lý do đề nghị',
      description: 'Ghi ngắn gọn, vài câu',
      type: 'string',
      maxLength: 100,
      question: { kind: 'long-text' },
    },
    soBan: {
      title: 'Số bản cần cấp',
      description: 'Nhiều nhất 10 bản',
      type: 'integer',
      minimum: 1,
      maximum: 10,
      question: { kind: 'number', unit: 'bản' },
    },
    lePhi: {
      $ref: `${shared}/money.json`,
      title: 'Số tiền đã nộp',
      description: 'Ghi bằng chữ số, ví dụ 1.200.000',
    },
    gioHen: {
      $ref: `${shared}/time.json`,
      title: 'Giờ hẹn',
      description: 'Trong giờ hành chính, ví dụ 14 giờ 30 phút',
    },
    giayTo: {
      title: 'Giấy tờ cần cấp lại',
      description: 'Chọn những giấy tờ đã mất hoặc hỏng',
      type: 'array',
      maxItems: 2,
      items: {
        oneOf: [
          { const: 'theCanCuoc', title: 'Thẻ căn cước' },
          { const: 'giayKhaiSinh', title: 'Giấy khai sinh', description: 'Bản sao trích lục' },
          { const: 'khac', title: 'Giấy tờ khác' },
        ],
      },
      question: { kind: 'choices' },
    },
    ngaySinh: {
      $ref: `${shared}/date.json`,
      title: 'Ngày sinh',
      question: { kind: 'date', past: true, autocomplete: 'bday', fact: 'person.birth-date' },
    },
    gioiTinh: { $ref: `${shared}/sex.json` },
    hinhThuc: {
      title: 'Cách nhận kết quả',
      description: 'Chọn cách thuận tiện nhất',
      type: 'string',
      oneOf: [
        { const: 'buuDien', title: 'Qua bưu điện', description: 'Phí do người nhận trả' },
        { const: 'trucTiep', title: 'Tại bộ phận một cửa' },
      ],
      question: { kind: 'choice', display: 'select' },
    },
    camDoan: {
      title: 'Tôi cam đoan lời khai là đúng',
      description: 'Đọc kỹ trước khi đánh dấu',
      type: 'boolean',
      const: true,
      question: { kind: 'confirm' },
    },
    soDinhDanh: {
      $ref: `${shared}/identity.json`,
      question: { kind: 'identity', sensitive: true, fact: 'person.identity' },
    },
    dienThoai: {
      $ref: `${shared}/phone.json`,
      question: { kind: 'phone', autocomplete: 'tel' },
    },
    thuDienTu: {
      $ref: `${shared}/email.json`,
      question: { kind: 'email', autocomplete: 'email' },
    },
    cha: { $ref: `${shared}/person.json`, title: 'Người cha' },
    noiO: { $ref: `${shared}/address.json`, title: 'Nơi ở', description: 'Ghi nơi đang ở' },
    noiNhan: {
      $ref: `${shared}/address.json`,
      title: 'Địa chỉ nhận kết quả',
      description: 'Bưu điện giao đến đây',
      question: {
        kind: 'address',
        when: { question: 'hinhThuc', equals: 'buuDien' },
        required: true,
      },
    },
    anh: {
      $ref: `${shared}/file.json`,
      title: 'Ảnh chân dung',
      description: 'Ảnh JPEG hoặc PNG, không quá 1 MB',
      question: { kind: 'file', accept: ['image/jpeg', 'image/png'], maxBytes: 1_000_000 },
    },
    thanhVien: {
      title: 'Thành viên hộ gia đình',
      description: 'Mỗi người một mục',
      type: 'array',
      minItems: 1,
      maxItems: 3,
      items: {
        type: 'object',
        required: ['hoTen'],
        additionalProperties: false,
        properties: {
          hoTen: { $ref: `${shared}/name.json`, title: 'Họ và tên thành viên' },
          ngaySinh: { $ref: `${shared}/partial-date.json`, title: 'Ngày sinh thành viên' },
        },
      },
      question: { kind: 'table', row: 'Thành viên', add: 'Thêm thành viên' },
    },
    soThanhVien: {
      title: 'Số thành viên',
      description: 'Đếm từ danh sách ở trên',
      type: 'integer',
      question: { kind: 'computed', unit: 'người', compute: { count: 'thanhVien' } },
    },
    loiCamDoan: {
      title: 'Lời cam đoan',
      question: {
        kind: 'statement',
        text: 'Tôi xin chịu trách nhiệm trước pháp luật về những lời khai trên.',
      },
    },
    choKy: {
      title: 'Chữ ký của người đề nghị',
      question: { kind: 'signature', signer: 'nguoiDeNghi' },
    },
    xacNhan: {
      title: 'Xác nhận của cơ quan',
      question: { kind: 'agency', signer: 'canBo' },
    },
  },
  procedure: {
    form: 'MẪU-00',
    effectiveFrom: '2026-01-01',
    draft: true,
    reliability: 'Mẫu này chỉ để thử, không có trong văn bản nào.',
    legalBasis: 'Không có: mẫu thử.',
    agency: 'Ủy ban nhân dân xã',
    contact: { name: 'Bộ phận một cửa', phone: '1900 1234', hours: 'Giờ hành chính' },
    fee: 'Miễn phí',
    deadline: { text: '05 ngày làm việc', workingDays: 5 },
    minutes: 5,
    bring: ['Thẻ căn cước'],
    handBack: [],
    stateHolds: ['Giấy khai sinh'],
    pages: [
      {
        id: 'nguoi',
        section: 'Người đề nghị',
        title: 'Về bạn',
        questions: ['hoTen', 'ngaySinh', 'gioiTinh', 'soDinhDanh'],
      },
      {
        id: 'lienHe',
        section: 'Người đề nghị',
        title: 'Liên hệ',
        questions: ['dienThoai', 'thuDienTu', 'noiO'],
      },
      {
        id: 'nhan',
        title: 'Kết quả',
        questions: ['hinhThuc', 'noiNhan', 'soBan', 'lePhi', 'gioHen', 'giayTo', 'lyDo'],
      },
      { id: 'giaDinh', title: 'Gia đình', questions: ['cha', 'thanhVien', 'soThanhVien'] },
      { id: 'kem', title: 'Giấy tờ kèm theo', questions: ['anh'] },
      { id: 'cuoi', title: 'Cam đoan', questions: ['loiCamDoan', 'camDoan', 'choKy', 'xacNhan'] },
    ],
    signers: [
      {
        id: 'nguoiDeNghi',
        title: 'NGƯỜI ĐỀ NGHỊ',
        required: true,
        name: 'hoTen',
        identity: 'soDinhDanh',
      },
      { id: 'canBo', title: 'CÁN BỘ TIẾP NHẬN', role: 'officer' },
    ],
  },
};

export const sampleTranslation = {
  lang: 'en',
  texts: {
    '/title': 'Request for a sample paper',
    '/properties/hoTen/title': 'Full name',
    '/properties/loiCamDoan/question/text': 'I answer to the law for what I declared above.',
    '/procedure/pages/0/title': 'About you',
  },
};

export const sampleProcedure: Procedure = readProcedure(sampleFile);

/** The question of the sample procedure that stands for a kind. */
export function sampleQuestion(kind: Kind): Question {
  const question = [...sampleProcedure.questions.values()].find((one) => one.kind === kind);
  if (!question) throw new Error(`The sample procedure asks no ${kind}.`);
  return question;
}

/** One answer for each kind that takes one. */
export const sampleAnswers: Partial<Record<Kind, unknown>> = {
  text: 'Nguyễn Thị Hường',
  'long-text': 'Giấy cũ bị rách.\nTôi xin cấp lại.',
  number: 2,
  money: 1_200_000,
  date: '1985-03-27',
  time: '14:30',
  choice: 'nu',
  choices: ['theCanCuoc', 'khac'],
  confirm: true,
  identity: '001185012345',
  phone: '0912345678',
  email: 'huong@example.vn',
  person: { hoTen: 'Nguyễn Văn Đức', ngaySinh: '1950' },
  address: {
    provinceCode: '01',
    province: 'Thành phố Hà Nội',
    communeCode: '00004',
    commune: 'Phường Ba Đình',
    detail: 'Số 5, phố Đội Cấn',
  },
  file: { name: 'anh-the.jpg', type: 'image/jpeg', size: 84_213, sha256: 'a'.repeat(64) },
  table: [{ hoTen: 'Trần Văn Bình', ngaySinh: '2001-09' }, { hoTen: 'Trần Thị Lan' }],
  computed: 2,
};
