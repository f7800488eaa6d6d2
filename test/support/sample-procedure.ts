import type { ProcedureFile } from '@tokhai/procedure';

/** A small sound procedure for tests: a person, a conditional table, a signature place. */
export function sample(): ProcedureFile & { required: string[] } {
  return {
    $id: 'https://tokhai.example/schemas/procedures/thu/procedure.json',
    title: 'Đơn thử',
    type: 'object',
    properties: {
      hoTen: { $ref: '../../shared/name.json' },
      soDinhDanh: { $ref: '../../shared/identity.json', title: 'Số định danh của bạn' },
      cha: { $ref: '../../shared/person.json', title: 'Cha' },
      coThanhVien: { $ref: '../../shared/sex.json', title: 'Có thành viên' },
      thanhVien: {
        type: 'array',
        title: 'Thành viên',
        description: 'Ghi mỗi người một dòng',
        minItems: 1,
        items: {
          type: 'object',
          required: ['hoTen'],
          properties: { hoTen: { $ref: '../../shared/name.json' } },
        },
        question: {
          kind: 'table',
          required: true,
          when: { question: 'coThanhVien', equals: 'nam' },
        },
      },
      camDoan: { title: 'Cam đoan', question: { kind: 'statement', text: 'Tôi xin cam đoan.' } },
      noiKy: { title: 'Nơi ký', question: { kind: 'signature', signer: 'nguoiKhai' } },
    },
    required: ['hoTen', 'soDinhDanh'],
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
      bring: ['Thẻ căn cước'],
      handBack: [],
      stateHolds: [],
      pages: [
        { id: 'mot', title: 'Về bạn', questions: ['hoTen', 'soDinhDanh'] },
        { id: 'hai', title: 'Gia đình', questions: ['cha', 'coThanhVien', 'thanhVien', 'camDoan'] },
      ],
      signers: [
        {
          id: 'nguoiKhai',
          title: 'NGƯỜI KHAI',
          required: true,
          name: 'hoTen',
          identity: 'soDinhDanh',
        },
      ],
    },
  };
}
