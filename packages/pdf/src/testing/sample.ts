const shared = (name: string, title: string, more: object = {}): object => ({
  $ref: `../../shared/${name}.json`,
  title,
  description: 'Ghi như trên giấy tờ',
  ...more,
});
const own = (schema: object, title: string, question: object): object => ({
  ...schema,
  title,
  description: 'Ghi như trên giấy tờ',
  question,
});

const properties = {
  ten: shared('name', 'Họ và tên'),
  lyDo: own({ type: 'string', maxLength: 500 }, 'Lý do', { kind: 'long-text' }),
  soCon: own({ type: 'integer' }, 'Số con', { kind: 'number' }),
  soTien: shared('money', 'Số tiền'),
  ngay: shared('partial-date', 'Ngày sinh'),
  gio: shared('time', 'Giờ sinh'),
  gioiTinh: shared('sex', 'Giới tính'),
  giayTo: own(
    {
      type: 'array',
      items: {
        oneOf: [
          { const: 'a', title: 'Thẻ' },
          { const: 'b', title: 'Hộ chiếu' },
        ],
      },
    },
    'Giấy tờ',
    { kind: 'choices' },
  ),
  dongY: own({ type: 'boolean', const: true }, 'Tôi đồng ý', { kind: 'confirm' }),
  so: shared('identity', 'Số định danh'),
  dienThoai: shared('phone', 'Số điện thoại'),
  thu: shared('email', 'Thư điện tử'),
  cha: shared('person', 'Cha'),
  noiO: shared('address', 'Nơi ở'),
  tep: shared('file', 'Giấy khai sinh'),
  con: own(
    {
      type: 'array',
      items: {
        type: 'object',
        properties: { hoTen: { $ref: '../../shared/name.json' } },
        additionalProperties: false,
      },
    },
    'Các con',
    { kind: 'table', row: 'Con' },
  ),
  loiKhai: {
    title: 'Cam đoan',
    question: { kind: 'statement', text: 'Lời khai là đúng sự thật.' },
  },
  coQuan: { title: 'Xác nhận của cơ quan', question: { kind: 'agency', signer: 'canBo' } },
  noiKy: { title: 'Nơi ký', question: { kind: 'signature', signer: 'nguoiKhai' } },
};

/** A procedure with a question of every kind and no layout of its own. */
export const sampleProcedure = {
  $id: 'https://tokhai.example/schemas/procedures/thu/procedure.json',
  title: 'Đơn thử',
  type: 'object',
  properties,
  additionalProperties: false,
  procedure: {
    form: 'T01',
    effectiveFrom: '2026-01-01',
    reliability: 'Chỉ để thử',
    legalBasis: 'Không có',
    agency: 'Ủy ban nhân dân xã',
    contact: { name: 'Bộ phận một cửa' },
    fee: 'Miễn phí',
    deadline: { text: 'Trong ngày' },
    minutes: 5,
    bring: [],
    handBack: [],
    stateHolds: [],
    pages: [{ id: 'mot', title: 'Về bạn', questions: Object.keys(properties) }],
    signers: [
      { id: 'nguoiKhai', title: 'NGƯỜI KHAI', name: 'ten', identity: 'so' },
      { id: 'canBo', title: 'CÁN BỘ', role: 'officer' },
    ],
  },
};
