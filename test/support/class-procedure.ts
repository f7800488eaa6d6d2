import type { ProcedureFile } from '@tokhai/procedure';
import { sample } from './sample-procedure.ts';

/** An enrolment for a summer class: several options, an amount of money, a time, and what they ask. */
export function classProcedure(): ProcedureFile {
  const file = sample();
  const { hoTen, noiKy, camDoan } = file.properties;
  return {
    ...file,
    title: 'Đăng ký lớp học hè',
    properties: {
      hoTen: hoTen!,
      monHoc: {
        type: 'array',
        title: 'Môn đăng ký',
        description: 'Chọn nhiều nhất ba môn',
        minItems: 1,
        maxItems: 3,
        items: {
          type: 'string',
          oneOf: [
            { const: 'toan', title: 'Toán' },
            { const: 'van', title: 'Ngữ văn' },
            { const: 'boi', title: 'Bơi', description: 'Tại bể bơi của xã' },
            { const: 'khac', title: 'Môn khác' },
          ],
        },
        question: { kind: 'choices' },
      },
      monKhac: {
        type: 'string',
        title: 'Môn khác là môn nào',
        description: 'Ghi tên môn',
        question: { required: true, when: { question: 'monHoc', includes: 'khac' } },
      },
      hocPhi: { $ref: '../../shared/money.json', title: 'Học phí đã nộp' },
      gioDon: { $ref: '../../shared/time.json', title: 'Giờ đón' },
      camDoan: camDoan!,
      noiKy: noiKy!,
    },
    required: ['hoTen', 'monHoc'],
    procedure: {
      ...file.procedure,
      pages: [
        { id: 'mot', title: 'Về học sinh', questions: ['hoTen'] },
        {
          id: 'hai',
          title: 'Lớp học',
          questions: ['monHoc', 'monKhac', 'hocPhi', 'gioDon', 'camDoan', 'noiKy'],
        },
      ],
      signers: [{ id: 'nguoiKhai', title: 'PHỤ HUYNH', required: true, name: 'hoTen' }],
      print: {
        title: 'ĐĂNG KÝ LỚP HỌC HÈ',
        blocks: [
          { block: 'fields', items: [{ label: '1. Họ và tên:', question: 'hoTen' }] },
          { block: 'checks', label: '2. Môn đăng ký:', question: 'monHoc' },
          {
            block: 'fields',
            when: { question: 'monHoc', includes: 'khac' },
            items: [{ label: 'Môn khác:', question: 'monKhac' }],
          },
          {
            block: 'fields',
            items: [
              { label: '3. Học phí (đồng):', question: 'hocPhi' },
              { label: '4. Giờ đón:', question: 'gioDon' },
            ],
          },
          { block: 'statement', question: 'camDoan' },
          { block: 'signatures', signers: ['nguoiKhai'] },
        ],
      },
    },
  };
}

/** Answers that the enrolment takes as they are. */
export const classAnswers = {
  hoTen: 'Nguyễn Thị Hường',
  monHoc: ['toan', 'khac'],
  monKhac: 'Cờ vua',
  hocPhi: 1_200_000,
  gioDon: '16:30',
};
