import { readProcedure, type Procedure, type ProcedureFile } from '@tokhai/procedure';

const shared = (name: string) => ({ $ref: `../../shared/${name}.json` });

/** A procedure with a question of every kind, conditions that chain, and two signers. */
export function sampleProcedure(properties: ProcedureFile['properties'] = {}): Procedure {
  const all: ProcedureFile['properties'] = {
    hoTen: shared('name'),
    ghiChu: { type: 'string', title: 'Ghi chú', maxLength: 40, question: { kind: 'long-text' } },
    soTien: { type: 'integer', title: 'Số tiền', minimum: 0, maximum: 1_000_000_000 },
    hocPhi: shared('money'),
    gioDon: shared('time'),
    monHoc: {
      type: 'array',
      title: 'Môn học',
      maxItems: 2,
      items: {
        type: 'string',
        oneOf: [
          { const: 'toan', title: 'Toán' },
          { const: 'van', title: 'Ngữ văn' },
          { const: 'khac', title: 'Môn khác' },
        ],
      },
      question: { kind: 'choices' },
    },
    monKhac: {
      type: 'string',
      title: 'Môn nào',
      question: { required: true, when: { question: 'monHoc', includes: 'khac' } },
    },
    ngayCap: { ...shared('date'), question: { past: true } },
    ngaySinh: { ...shared('partial-date'), question: { past: true } },
    gioiTinh: shared('sex'),
    dongY: { type: 'boolean', const: true, title: 'Đồng ý', question: { kind: 'confirm' } },
    soDinhDanh: shared('identity'),
    dienThoai: shared('phone'),
    thuDienTu: shared('email'),
    coCha: {
      type: 'string',
      title: 'Có cha không',
      oneOf: [
        { const: 'co', title: 'Có' },
        { const: 'khong', title: 'Không' },
      ],
    },
    cha: {
      ...shared('person'),
      question: { required: true, when: { question: 'coCha', equals: 'co' } },
    },
    chaDaMat: {
      type: 'boolean',
      const: true,
      title: 'Đã mất',
      question: { kind: 'confirm', when: { question: 'cha/hoTen', answered: true } },
    },
    ngayMat: {
      ...shared('partial-date'),
      question: { required: true, when: { question: 'chaDaMat', equals: true } },
    },
    diaChi: shared('address'),
    ngayThuong: { type: 'string', format: 'date', title: 'Ngày, không có mẫu' },
    thuThuong: { type: 'string', format: 'email', title: 'Thư, không có mẫu' },
    heSo: { type: 'number', title: 'Hệ số', exclusiveMinimum: 0, multipleOf: 2 },
    lop: { enum: [1, 2], title: 'Lớp' },
    anh: { ...shared('file'), question: { accept: ['image/jpeg'], maxBytes: 5000 } },
    thanhVien: {
      type: 'array',
      title: 'Thành viên',
      maxItems: 3,
      items: {
        type: 'object',
        required: ['hoTen'],
        properties: { hoTen: shared('name'), ngaySinh: shared('partial-date') },
      },
      question: { kind: 'table' },
    },
    camDoan: { title: 'Cam đoan', question: { kind: 'statement', text: 'Tôi xin cam đoan.' } },
    noiKy: { title: 'Nơi ký', question: { kind: 'signature', signer: 'nguoiKhai' } },
    ...properties,
  };
  const father = ['coCha', 'cha', 'chaDaMat', 'ngayMat'];
  const names = Object.keys(all);
  return readProcedure({
    $id: 'https://tokhai.example/schemas/procedures/thu/procedure.json',
    title: 'Đơn thử',
    type: 'object',
    properties: all,
    required: ['hoTen', 'dongY', 'ngaySinh', 'diaChi'],
    additionalProperties: false,
    procedure: {
      form: 'T01',
      effectiveFrom: '2026-01-01',
      reliability: 'Only for tests.',
      legalBasis: 'Không có',
      agency: 'Ủy ban nhân dân xã',
      contact: { name: 'Bộ phận một cửa', phone: '1022' },
      fee: 'Miễn phí',
      deadline: { text: '5 ngày làm việc', workingDays: 5 },
      minutes: 5,
      bring: [],
      handBack: [],
      stateHolds: [],
      pages: [
        { id: 'mot', title: 'Về bạn', questions: names.filter((name) => !father.includes(name)) },
        { id: 'hai', title: 'Cha', questions: father, when: { question: 'hoTen', answered: true } },
      ],
      signers: [
        { id: 'nguoiKhai', title: 'NGƯỜI KHAI', required: true, name: 'hoTen' },
        {
          id: 'chaKy',
          title: 'CHA',
          required: true,
          name: 'cha/hoTen',
          when: { question: 'cha', answered: true },
        },
        { id: 'canBo', title: 'CÁN BỘ', role: 'officer' },
      ],
    },
  });
}

/** Answers that the sample takes as they are. */
export const sampleAnswers = {
  hoTen: 'Nguyễn Thị Hường',
  ngaySinh: '1990-02',
  dongY: true,
  coCha: 'co',
  cha: { hoTen: 'Nguyễn Văn Bình', ngaySinh: '1960' },
  diaChi: {
    provinceCode: '01',
    province: 'Thành phố Hà Nội',
    communeCode: '00004',
    commune: 'Phường Ba Đình',
  },
};
