import { confirmationField, type LegalItem } from '@tokhai/signing';
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
  'answers-overruled': 'Có câu trả lời khác thường mà người khai đã được nhắc và vẫn giữ.',
  'answers-invalid': 'Có câu trả lời thiếu hoặc sai.',
  'confirmation-differs': 'Bản xác nhận được đóng dấu không thuộc về tờ khai này.',
  'created-in-future': 'Thời điểm lập tờ khai muộn hơn hiện tại.',
  'issuer-revoked': 'Chứng thư của tổ chức cấp đã bị thu hồi.',
  'issuer-not-trusted-then': 'Tổ chức cấp chứng thư không được công nhận vào thời điểm đó.',
  'issuer-unsuitable': 'Tổ chức cấp chứng thư không đủ điều kiện cấp.',
  'profile-algorithm-unknown': 'Không đọc được thuật toán ký, hoặc thuật toán quá yếu.',
  'profile-certificate-hash': 'Chứng thư số được cấp bằng hàm băm ngoài danh mục.',
  'profile-certificate-key': 'Khóa của chứng thư số ngắn hơn quy định.',
  'profile-format': 'Định dạng chữ ký nằm ngoài danh mục.',
  'profile-hash': 'Hàm băm của chữ ký nằm ngoài danh mục.',
  'profile-key': 'Khóa ký ngắn hơn quy định.',
  'profile-scheme': 'Thuật toán ký nằm ngoài danh mục (RSA phải theo RSASSA-PSS).',
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
 * The report in Vietnamese, for people. For each signature it tells the items that the legal profile
 * of its time asks for (Thông tư 15/2025/TT-BKHCN, Điều 6), as far as the file holds them.
 */
export function describe(report: VerifyReport): string {
  const lines = [`Kết luận: ${indications[report.indication]} (${report.indication})`];
  for (const reason of report.reasons) lines.push(`  - ${sentence(reason)}`);
  for (const note of report.notes) lines.push(`  - Lưu ý: ${sentence(note)}`);
  if (report.legal !== undefined)
    lines.push(
      `${report.legal.title}: ${matching(report.legal)} (cách ký, tách khỏi kết luận trên)`,
    );
  if (report.procedure !== undefined) lines.push(`Thủ tục: ${report.procedure}`);
  if (report.rendersIdentically !== undefined) {
    const same = report.rendersIdentically ? 'giống từng byte' : 'KHÁC NHAU';
    lines.push(`Bản in và dữ liệu trong tệp: ${same}`);
  }
  if (report.confirmation) lines.push('', ...confirmationLines(report));
  for (const signature of report.signatures) lines.push('', ...signatureLines(signature));
  return `${lines.join('\n')}\n`;
}

function sentence({ code, message, field }: ReportReason): string {
  const where = field === undefined ? '' : `${field}: `;
  return `${where}${reasons[code] ?? message} [${code}]`;
}

function signatureLines(signature: Signature): string[] {
  const { signer, legal, level, field, indication } = signature;
  const items: Array<readonly [string, string]> = [
    ...(legal ? legal.items.map((item) => [item.label, itemText(item, signature)] as const) : []),
    ['Chủ thể chứng thư số', signer?.subject ?? 'không đọc được'],
    ['Dấu thời gian', timestampText(signature)],
    ['Thu hồi', revocationText(signature)],
    ['Mức chữ ký', level === undefined ? 'không theo PAdES cơ sở' : `PAdES ${level}`],
    ...(legal ? [[legal.title, matching(legal)] as const] : []),
  ];
  return [
    `Chữ ký ${field}: ${indications[indication]}`,
    ...items.map(([label, text]) => `  ${label}: ${text}`),
    ...(legal?.reasons ?? []).map((reason) => `    - ${sentence(reason)}`),
  ];
}

/** Who confirmed by a login, each when and how, and what that is worth. */
function confirmationLines({ confirmation, signatures }: VerifyReport): string[] {
  if (!confirmation) return [];
  const { confirmations, document, agency } = confirmation;
  const seal = signatures.find(({ field }) => field === confirmationField);
  return [
    'Xác nhận bằng tài khoản đã đăng nhập, KHÔNG phải chữ ký số của người xác nhận',
    ...confirmations.flatMap(({ person, login, secondStep, confirmedAt }) => [
      `  Người xác nhận: ${person.name}, số định danh ${person.identity}, tài khoản ${person.account}`,
      `    Xác nhận lúc: ${time(confirmedAt)}`,
      `    Đăng nhập: ${login.method}, lúc ${time(login.at)}`,
      `    Bước xác thực thứ hai: ${secondStep.method}, gửi lúc ${time(secondStep.askedAt)}`,
    ]),
    `  Tờ khai được xác nhận (SHA-256): ${document.sha256}`,
    `  Cơ quan ghi nhận: mã ${agency}; chứng thư đã đóng dấu: ${seal?.signer?.subject ?? 'không đọc được'}`,
    ...(seal?.indication === 'TOTAL-PASSED'
      ? []
      : [
          '  CHƯA CÓ GÌ CHỨNG TỎ một cơ quan đã đóng dấu: ai cũng có thể tự làm ra bản ghi như thế.',
        ]),
    '  Điều này chỉ đúng khi chứng thư đóng dấu là của cơ quan nhận hồ sơ. Giá trị của cách xác nhận này do',
    '  pháp luật về thủ tục quy định (Luật Giao dịch điện tử 20/2023/QH15, Điều 22 khoản 4).',
  ];
}

function matching({ matches }: { matches: boolean }): string {
  return matches ? 'phù hợp' : 'KHÔNG phù hợp';
}

/** One of the items that the law asks for, which tells only what the file holds. */
function itemText(
  { id, value, holds, proven }: LegalItem,
  { modifiedAfterSigning }: Signature,
): string {
  const given = value ?? 'không đọc được';
  switch (id) {
    case 'managingUnit':
      return value ?? 'không ghi trong chứng thư số';
    case 'time':
      if (value === undefined) return 'không ghi';
      return `${time(value)} (${proven === true ? 'dấu thời gian chứng minh' : 'người ký tự ghi'})`;
    case 'integrity':
      if (modifiedAfterSigning) return 'tệp bị sửa sau khi ký';
      return holds === true ? 'toàn vẹn từ khi ký' : 'không toàn vẹn';
    case 'validityAtSigning':
      if (holds === undefined) return 'không xác định được';
      return holds ? 'trong thời hạn' : 'ngoài thời hạn';
    case 'validityPeriod':
      return given.split('/').map(time).join(' – ');
    default:
      return given;
  }
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

/** An instant at the clock of Vietnam: 08:30:00 22/11/2026. */
function time(iso: string): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  const [date = '', clock = ''] = new Date(instant + 7 * 3_600_000).toISOString().split('T');
  return `${clock.slice(0, 8)} ${date.split('-').reverse().join('/')} (+07:00)`;
}
