import type { Issue } from '@tokhai/answers';
import { questionAt, type Procedure } from '@tokhai/procedure';
import type { Language } from './language.ts';

type Texts = Record<'identity-mismatch' | 'phone-prefix' | 'check-digit', string>;

const texts: Record<Language, Texts> = {
  vi: {
    'identity-mismatch': 'số này thường ứng với {part} khác.',
    'phone-prefix': 'ít có số nào bắt đầu như vậy.',
    'check-digit': 'chữ số kiểm tra không khớp, có thể đã gõ nhầm.',
  },
  en: {
    'identity-mismatch': 'this number usually goes with another {part}.',
    'phone-prefix': 'few numbers begin like this.',
    'check-digit': 'its check digit does not fit; a digit may be mistyped.',
  },
};

const parts: Record<Language, Record<string, string>> = {
  vi: { sex: 'giới tính', birth: 'năm sinh', both: 'giới tính và năm sinh' },
  en: { sex: 'sex', birth: 'year of birth', both: 'sex and year of birth' },
};

/** What the form warned of, and the sender kept: the question with what looks unusual about its answer. */
export function overruledText(
  { path, code, params }: Issue,
  procedure: Procedure | undefined,
  language: Language,
): string {
  const title = (procedure && questionAt(procedure, path.slice(1))?.title) ?? path;
  const text = Object.hasOwn(texts[language], code) ? texts[language][code as keyof Texts] : code;
  const part = parts[language][String(params['part'])] ?? parts[language]['both']!;
  return `${title}: ${text.replace('{part}', part)}`;
}
