import type { Answers } from '@tokhai/answers';
import type { Attachment } from './document/attachment.ts';
import type { FileAnswer } from './files.ts';

/** Name of the embedded file that holds the answers. */
export const dataFileName = 'to-khai.json';

/** What a submission says to computers: the content of the embedded to-khai.json, and more. */
export interface SubmissionData {
  /** The procedure's `$id`. */
  readonly procedure: string;
  /** SHA-256 of the procedure file in canonical form, in hex. */
  readonly procedureHash: string;
  /** Version of the renderer that made the PDF. */
  readonly renderer: string;
  /** SHA-256 of each font file that the renderer has, in hex, by face. */
  readonly fonts: Readonly<Record<string, string>>;
  /** ISO 8601 in Vietnamese time. */
  readonly createdAt: string;
  readonly answers: Answers;
  /** The code at the foot of each page, as it follows from the embedded data. */
  readonly shortCode: string;
  /** Embedded files by SHA-256. */
  readonly files: ReadonlyMap<string, SubmittedFile>;
  /** Bytes of the PDF's first revision: what the renderer made, before any signature. */
  readonly revisionEnd: number;
}

export interface SubmittedFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const suffixes: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

/** The answers as JSON, and each file once, as attachments of the PDF. */
export function attachmentsOf(
  data: Uint8Array,
  named: readonly FileAnswer[],
  files: ReadonlyMap<string, Uint8Array>,
): Attachment[] {
  const attachments: Attachment[] = [
    {
      key: dataFileName,
      name: dataFileName,
      asciiName: dataFileName,
      type: 'application/json',
      description: 'Nội dung tờ khai dưới dạng dữ liệu',
      relationship: 'Data',
      bytes: data,
      pack: true,
    },
  ];
  const keys = new Set<string>();
  for (const { title, answer } of named) {
    const bytes = files.get(answer.sha256);
    if (bytes === undefined || keys.has(answer.sha256)) continue;
    keys.add(answer.sha256);
    const number = String(keys.size).padStart(2, '0');
    attachments.push({
      key: answer.sha256,
      name: `${number} ${answer.name}`,
      asciiName: `dinh-kem-${number}.${suffixes[answer.type] ?? 'bin'}`,
      type: answer.type,
      description: title,
      relationship: 'Supplement',
      bytes,
      pack: !answer.type.startsWith('image/'),
    });
  }
  return attachments;
}
