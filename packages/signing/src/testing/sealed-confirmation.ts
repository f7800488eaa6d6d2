import { confirmationField } from '../agency-fields.ts';
import { toBytes, toHex } from '../bytes.ts';
import { hash } from '../cms/algorithms.ts';
import { notSignedNotice, writeEvidence } from '../confirmation/evidence.ts';
import type { ConfirmationEvidence, PersonalConfirmation } from '../confirmation/evidence.ts';
import { signPdf } from '../embed.ts';
import type { Signer } from '../signer.ts';

const hers: PersonalConfirmation = {
  person: { name: 'Nguyễn Thị Hường', identity: '001185012345', account: 'vneid:1' },
  login: { method: 'VNeID, mức 2', at: '2026-11-23T09:30:00+07:00' },
  secondStep: { method: 'Mã dùng một lần', askedAt: '2026-11-23T09:59:00+07:00' },
  confirmedAt: '2026-11-23T10:00:00+07:00',
  places: ['nguoiKeKhai'],
};

const his: PersonalConfirmation = {
  ...hers,
  person: { name: 'Trần Văn Bình', identity: '001085067890', account: 'vneid:2' },
  confirmedAt: '2026-11-24T11:00:00+07:00',
  places: ['chuHo'],
};

/** A print with the seal of an agency over what two invented people confirmed, as a desk makes it. */
export async function sealedConfirmation(
  pdf: Uint8Array,
  sealer: Signer,
  more: Partial<ConfirmationEvidence> = {},
): Promise<Uint8Array> {
  const evidence: ConfirmationEvidence = {
    ...{ type: 'authenticated-confirmation', version: 1, notice: notSignedNotice },
    confirmations: [hers, his],
    document: {
      sha256: toHex(await hash('SHA-256', toBytes(pdf))),
      bytes: pdf.length,
      ...{ procedure: 'https://example.test/procedure.json', shortCode: '0000-0000-0000' },
    },
    agency: 'H48',
    ...more,
  };
  const signedAt = new Date(Math.floor(Date.now() / 1000) * 1000);
  return signPdf(pdf, sealer, {
    ...{ field: confirmationField, signedAt, evidence: writeEvidence(evidence) },
    reason: `Xác nhận không phải chữ ký số: ${evidence.confirmations.map(({ person }) => person.name).join('; ')}`,
  });
}
