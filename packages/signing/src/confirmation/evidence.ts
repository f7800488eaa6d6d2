/** What one person confirmed: when, and how it was known who it was. */
export interface PersonalConfirmation {
  person: { name: string; identity: string; account: string };
  /** With the clock of Vietnam (RFC 3339), like all times here. */
  login: { method: string; at: string };
  secondStep: { method: string; askedAt: string };
  confirmedAt: string;
  /** Ids of the signers' places that the person stands in. */
  places: string[];
}

/**
 * The record of a confirmation, as JSON in the signature dictionary of the agency's seal, so that
 * the seal covers it. It names who, when, how, and which bytes.
 */
export interface ConfirmationEvidence {
  type: 'authenticated-confirmation';
  version: 1;
  /** What this is worth, in Vietnamese, for whoever finds it in the file. */
  notice: string;
  /** Everybody who had to, in the order in which they confirmed the same bytes. */
  confirmations: PersonalConfirmation[];
  document: {
    /** SHA-256 of the PDF that was confirmed, which the sealed one begins with. */
    sha256: string;
    /** Length of the PDF that was confirmed, in bytes. */
    bytes: number;
    /** `$id` of the procedure. */
    procedure: string;
    /** At the foot of its pages. */
    shortCode: string;
  };
  /** Code of the agency. */
  agency: string;
}

/** Largest record that is read, in characters, and most people in one. */
const maxLength = 32_000;
const maxPeople = 16;

export const notSignedNotice =
  'Mỗi người có tên đã xác nhận tờ khai này bằng tài khoản định danh đã đăng nhập của chính mình và một bước xác thực thứ hai. Đây là hình thức xác nhận khác (Luật Giao dịch điện tử 20/2023/QH15, Điều 22 khoản 4), không phải chữ ký số của người đó.';

export function writeEvidence(evidence: ConfirmationEvidence): string {
  return JSON.stringify(evidence);
}

/** The record as it stands in a file; undefined for whatever is none. */
export function readEvidence(text: string | undefined): ConfirmationEvidence | undefined {
  if (text === undefined || text.length > maxLength) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isEvidence(value) ? value : undefined;
}

function isEvidence(value: unknown): value is ConfirmationEvidence {
  const record = value as ConfirmationEvidence;
  const { confirmations } = isObject(value) ? record : { confirmations: undefined };
  return (
    isObject(value) &&
    record.type === 'authenticated-confirmation' &&
    record.version === 1 &&
    hasTexts(record.document, ['sha256', 'procedure', 'shortCode']) &&
    Number.isSafeInteger(record.document.bytes) &&
    hasTexts(record, ['notice', 'agency']) &&
    Array.isArray(confirmations) &&
    confirmations.length > 0 &&
    confirmations.length <= maxPeople &&
    confirmations.every(isPersonal)
  );
}

function isPersonal(value: unknown): value is PersonalConfirmation {
  const { places } = isObject(value) ? value : { places: undefined };
  return (
    isObject(value) &&
    hasTexts(value['person'], ['name', 'identity', 'account']) &&
    hasTexts(value['login'], ['method', 'at']) &&
    hasTexts(value['secondStep'], ['method', 'askedAt']) &&
    hasTexts(value, ['confirmedAt']) &&
    Array.isArray(places) &&
    places.every((place) => typeof place === 'string')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasTexts(value: unknown, names: readonly string[]): boolean {
  return (
    isObject(value) &&
    names.every((name) => Object.hasOwn(value, name) && typeof value[name] === 'string')
  );
}

/**
 * Whether the record is about a print.
 *
 * @param printed the first revision; an update may put a line end between it and itself
 */
export async function isAbout(
  { document }: ConfirmationEvidence,
  printed: Uint8Array,
): Promise<boolean> {
  const rest = String.fromCharCode(...printed.subarray(document.bytes).subarray(0, 3));
  if (document.bytes < 1 || !['', '\n', '\r', '\r\n'].includes(rest)) return false;
  // By the platform alone: what the verifier is made of stays in one piece to load.
  const confirmed = new Uint8Array(printed.subarray(0, document.bytes));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', confirmed));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return document.sha256 === hex;
}
