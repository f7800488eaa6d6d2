import { memoryDrafts } from '@tokhai/answers';
import type { Ports, Receipt, Signature } from '../ports.ts';

export const sampleReceipt: Receipt = {
  code: '000.00.26-261122-0001',
  receivedAt: '2026-11-22T08:45:00.000Z',
  dueOn: '2026-11-27',
  contact: { name: 'Bộ phận một cửa', phone: '1900 1234' },
  sha256: 'ab'.repeat(32),
  procedure: 'https://tokhai.example/schemas/procedures/sample/procedure.json',
  title: 'Đề nghị cấp giấy mẫu',
};

/** Ports without PDF, cryptography and network: a host that only remembers what it was asked. */
export function memoryPorts(change: Partial<Ports> = {}): Ports {
  const signed = new Map<Uint8Array, ReadonlyMap<string, Signature>>();
  const readSignatures = (pdf: Uint8Array) =>
    [...signed].find(([known]) => known.length === pdf.length)?.[1] ?? new Map();
  return {
    drafts: memoryDrafts(),
    produce: async (_procedure, answers) =>
      new TextEncoder().encode(`%PDF-1.7 ${JSON.stringify(answers)}`),
    signMethods: [
      { id: 'card', label: 'Chứng thư số trên máy', hint: 'Không cần mật khẩu', needs: 'none' },
      { id: 'file', label: 'Tệp chứng thư số', hint: 'Tệp .p12 và mật khẩu', needs: 'p12' },
    ],
    sign: async (pdf, signer, _method, { name = 'Không rõ' }) => {
      const next = new Uint8Array(pdf.length + 1000);
      next.set(pdf);
      const signature = { name, issuer: 'CA mẫu', signedAt: '2026-11-22T08:40:00.000Z' };
      signed.set(next, new Map([...readSignatures(pdf), [signer.id, signature]]));
      return { pdf: next, signature };
    },
    signatures: async (pdf) => readSignatures(pdf),
    submit: async () => ({ receipt: sampleReceipt, statusHref: '/tra-cuu' }),
    ...change,
  };
}
