import type { PendingSignature, Ports } from '../ports.ts';
import { PortError } from '../ports.ts';

/** A remote service that only the test decides for. */
export interface RemotePorts {
  /** To be given to `memoryPorts`. */
  ports: Pick<Ports, 'signMethods' | 'sign' | 'awaitSignature'>;
  /** Requests made so far. */
  requests: PendingSignature[];
  /** The person confirms on the phone. */
  confirm(): void;
  /** The service gives up, or the person refuses. */
  fail(error: Error): void;
  /** How many wait at this moment. */
  waiting(): number;
}

export const expired = new PortError('sign-expired', 'Yêu cầu ký đã hết hạn. Hãy ký lại.');

/** Ports with one way to sign, at a remote service, and one by a token. */
export function remotePorts(pdfSize = 2000): RemotePorts {
  const requests: PendingSignature[] = [];
  const waits = new Set<{ confirm: () => void; fail: (error: Error) => void }>();
  return {
    requests,
    confirm: () => waits.forEach(({ confirm }) => confirm()),
    fail: (error) => waits.forEach(({ fail }) => fail(error)),
    waiting: () => waits.size,
    ports: {
      signMethods: [
        { id: 'phone', label: 'Ký bằng SmartCA mẫu', hint: 'Trên điện thoại', needs: 'account' },
        { id: 'token', label: 'Ký bằng USB token', needs: 'token' },
        { id: 'outside', label: 'Ký bằng chương trình khác', needs: 'signed-file' },
      ],
      sign: async (_pdf, signer, method, input) => {
        const pending: PendingSignature = {
          signer: signer.id,
          method: method.id,
          input,
          service: 'SmartCA mẫu',
          checkCode: `7F3A-${String(requests.length + 10)}`,
          expiresAt: '2026-11-22T08:35:00.000Z',
          state: { prepared: Uint8Array.of(1, 2, 3) },
        };
        requests.push(pending);
        return { pending };
      },
      awaitSignature: (pending, signal) =>
        new Promise((resolve, reject) => {
          const wait = {
            confirm: () =>
              resolve({
                pdf: new Uint8Array(pdfSize),
                signature: {
                  name: pending.input.name ?? 'Không rõ',
                  issuer: 'CA mẫu',
                  signedAt: '2026-11-22T08:40:00.000Z',
                },
              }),
            fail: reject,
          };
          waits.add(wait);
          signal.addEventListener('abort', () => waits.delete(wait));
        }),
    },
  };
}
