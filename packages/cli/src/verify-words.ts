import type { ReportReason, VerifyReport } from './verify-report.ts';

type Signature = VerifyReport['signatures'][number];

const indications: Record<VerifyReport['indication'], string> = {
  'TOTAL-PASSED': 'HỢP LỆ',
  'TOTAL-FAILED': 'KHÔNG HỢP LỆ',
  INDETERMINATE: 'CHƯA XÁC ĐỊNH ĐƯỢC',
};

/** A reason without words of its own is told by its English message. */
const reasons: Record<string, string> = {
  'bad-byte-range': 'Phạm vi được ký ghi sai.',
  'bad-cms': 'Dữ liệu chữ ký bị hỏng.',
  'certificate-constraints': 'Chứng thư số trái với điều kiện mà cơ quan cấp trên đặt ra.',
  'certificate-expired': 'Chứng thư số đã hết hạn tại thời điểm kiểm tra.',
  'certificate-not-yet-valid': 'Chứng thư số chưa có hiệu lực tại thời điểm kiểm tra.',
  'certificate-revoked': 'Chứng thư số đã bị thu hồi.',
  'certificate-unsuitable': 'Chứng thư số không được cấp để ký văn bản.',
  'changed-before-signing': 'Tệp bị sửa sau khi biểu mẫu tạo ra và trước khi ký.',
  'damaged-submission': 'Không đọc được dữ liệu tờ khai trong tệp.',
  'digest-mismatch': 'Nội dung đã bị thay đổi sau khi ký.',
  'encrypted-pdf': 'Tệp được mã hóa nên không kiểm tra được.',
  'file-differs': 'Tệp đính kèm khác với tệp đã khai.',
  'file-missing': 'Tệp đính kèm không có trong PDF.',
  'answers-invalid': 'Có câu trả lời thiếu hoặc sai.',
  'created-in-future': 'Thời điểm lập tờ khai muộn hơn hiện tại.',
  'issuer-revoked': 'Chứng thư của tổ chức cấp đã bị thu hồi.',
  'issuer-unsuitable': 'Tổ chức cấp chứng thư không đủ điều kiện cấp.',
  'malformed-pdf': 'Tệp PDF bị hỏng.',
  'modified-after-signing': 'Tệp bị sửa sau khi ký.',
  'no-signature': 'Tệp chưa được ký.',
  'not-a-pdf': 'Tệp không phải là PDF.',
  'printed-by-other-version': 'Bản in do phiên bản khác tạo ra nên chưa so được với dữ liệu.',
  'procedure-not-at-hand':
    'Không có tệp thủ tục nên chưa so được dữ liệu với bản in; chỉ ra bằng --procedure.',
  'renders-differently': 'Bản in không phải là bản in ra từ dữ liệu trong tệp.',
  'revocation-unknown': 'Chưa hỏi được chứng thư số có bị thu hồi hay không.',
  'signature-invalid': 'Chữ ký không khớp với chứng thư số.',
  'signature-removed': 'Có chữ ký đã bị gỡ khỏi tệp.',
  'signed-after-timestamp': 'Thời điểm ký muộn hơn dấu thời gian.',
  'signed-in-future': 'Thời điểm ký muộn hơn thời điểm kiểm tra.',
  'signed-outside-validity': 'Ký ngoài thời hạn của chứng thư số.',
  'signing-certificate-mismatch': 'Chữ ký được tạo với chứng thư số khác.',
  'timestamp-authority-unsuitable': 'Chứng thư của nơi cấp dấu thời gian không dành cho việc này.',
  'timestamp-in-future': 'Dấu thời gian muộn hơn thời điểm kiểm tra.',
  'timestamp-mismatch': 'Dấu thời gian không thuộc về nội dung này.',
  'too-large': 'Tệp quá lớn nên chưa tìm dữ liệu tờ khai bên trong.',
  'unknown-issuer': 'Chứng thư số không do tổ chức được tin cậy cấp.',
  'weak-algorithm': 'Thuật toán ký không còn an toàn.',
};

/**
 * The report in Vietnamese, for people. For each signature it tells the seven items of Thông tư
 * 15/2025/TT-BKHCN, Điều 6, as far as the file holds them.
 */
export function describe(report: VerifyReport): string {
  const lines = [`Kết luận: ${indications[report.indication]} (${report.indication})`];
  for (const reason of report.reasons) lines.push(`  - ${sentence(reason)}`);
  for (const note of report.notes) lines.push(`  - Lưu ý: ${sentence(note)}`);
  if (report.procedure !== undefined) lines.push(`Thủ tục: ${report.procedure}`);
  if (report.rendersIdentically !== undefined) {
    const same = report.rendersIdentically ? 'giống từng byte' : 'KHÁC NHAU';
    lines.push(`Bản in và dữ liệu trong tệp: ${same}`);
  }
  for (const signature of report.signatures) lines.push('', ...signatureLines(signature));
  return `${lines.join('\n')}\n`;
}

function sentence({ code, message, field }: ReportReason): string {
  const where = field === undefined ? '' : `${field}: `;
  return `${where}${reasons[code] ?? message} [${code}]`;
}

function signatureLines(signature: Signature): string[] {
  const { signer, signedAt, field, indication } = signature;
  const items: Array<[string, string]> = [
    ['Tổ chức cấp chứng thư số', signer?.issuer ?? 'không đọc được'],
    ['Người ký', signer ? `${signer.name} (${signer.subject})` : 'không đọc được'],
    ['Đơn vị quản lý chứng thư số', managingUnit(signer?.subject)],
    ['Thời gian ký', signedAt === undefined ? 'không ghi' : `${time(signedAt)} (người ký tự ghi)`],
    ['Dấu thời gian', timestampText(signature)],
    ['Tính toàn vẹn', integrity(signature)],
    ['Hiệu lực chứng thư số lúc ký', validityAtSigning(signature)],
    [
      'Thời hạn chứng thư số',
      signer ? `${time(signer.notBefore)} – ${time(signer.notAfter)}` : 'không đọc được',
    ],
    ['Thu hồi', revocationText(signature)],
  ];
  return [
    `Chữ ký ${field}: ${indications[indication]}`,
    ...items.map(([label, text]) => `  ${label}: ${text}`),
  ];
}

function revocationText({ revocation, revocationKnownAt, revokedAt }: Signature): string {
  const known =
    revocationKnownAt === undefined ? '' : ` (theo thông tin lúc ${time(revocationKnownAt)})`;
  const texts: Record<Signature['revocation'], string> = {
    good: `không bị thu hồi${known}`,
    revoked: `đã bị thu hồi${revokedAt === undefined ? '' : ` lúc ${time(revokedAt)}`}`,
    unknown: 'chưa hỏi được tổ chức cấp chứng thư số',
    'not-checked': 'chưa kiểm tra (cần hỏi tổ chức cấp chứng thư số)',
  };
  return texts[revocation];
}

/** The earliest time that a trusted timestamp proves, over the signature or over the document. */
function timestampText({ timestamps, provenAt }: Signature): string {
  if (provenAt === undefined)
    return timestamps.length === 0 ? 'không có' : 'có, nhưng không tin được';
  const by = timestamps.find((one) => one.time === provenAt)?.authority;
  return `đã ký trước ${time(provenAt)}${by === undefined ? '' : ` (theo ${by})`}`;
}

/** A certificate of an organisation names it; a personal one is managed by nobody but its holder. */
function managingUnit(subject: string | undefined): string {
  const unit = /(?:^|, )O=((?:\\.|[^,\\])+)/.exec(subject ?? '')?.[1];
  return unit === undefined ? 'không ghi trong chứng thư số' : unit.replace(/\\(.)/g, '$1');
}

/** What makes a signature fail for what was signed, not for who signed. */
const integrityCodes = new Set([
  'bad-byte-range',
  'bad-cms',
  'digest-mismatch',
  'nonzero-padding',
  'signature-invalid',
  'signature-removed',
]);

function integrity({ modifiedAfterSigning, reasons: found }: Signature): string {
  if (modifiedAfterSigning) return 'tệp bị sửa sau khi ký';
  const broken = found.some(({ code }) => integrityCodes.has(code));
  return broken ? 'không toàn vẹn' : 'toàn vẹn từ khi ký';
}

function validityAtSigning({ signer, signedAt, provenAt }: Signature): string {
  const told = provenAt ?? signedAt;
  if (!signer || told === undefined) return 'không xác định được';
  const at = Date.parse(told);
  const within = Date.parse(signer.notBefore) <= at && at <= Date.parse(signer.notAfter);
  if (!within) return 'ngoài thời hạn';
  const by = provenAt === undefined ? 'thời gian người ký tự ghi' : 'dấu thời gian';
  return `trong thời hạn (theo ${by})`;
}

/** An instant at the clock of Vietnam: 08:30:00 22/11/2026. */
function time(iso: string): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  const [date = '', clock = ''] = new Date(instant + 7 * 3_600_000).toISOString().split('T');
  return `${clock.slice(0, 8)} ${date.split('-').reverse().join('/')} (+07:00)`;
}
