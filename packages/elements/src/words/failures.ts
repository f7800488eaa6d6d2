import { msg } from '@lit/localize';
import { language } from '../language.ts';
import { PortError } from '../ports.ts';
import { bindingLanguage, type Told } from './binding.ts';
import { generalFailure } from './general-failure.ts';

/**
 * Something that failed outside the form, in words: what happened and what to do. A
 * {@link PortError} brings its own sentence; other errors are known by their `code`.
 *
 * @param keeps false: the answers are lost when the page is loaded anew
 */
export function failureWords(error: unknown, keeps?: boolean): string {
  if (error instanceof PortError) return error.message;
  const code = codeOf(error);
  return (words[code] ?? generalFailure)(keeps);
}

/** The same with its language: a port's own sentence is in none that is a draft. */
export function failureOf(error: unknown, keeps?: boolean): Told {
  const lang = error instanceof PortError ? bindingLanguage() : language();
  return { words: failureWords(error, keeps), lang };
}

/** Why the portal took no submission, in its own sentences. */
export function refusalsOf(refused: ReadonlyArray<{ message: string }>): Told[] {
  return refused.map(({ message }) => ({ words: message, lang: bindingLanguage() }));
}

/** A sentence for each code that only parts can meet which come later. */
export function addFailureWords(added: Record<string, () => string>): void {
  Object.assign(words, added);
}

/** The `code` of an error, or `unknown`. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' && code !== '' ? code : 'unknown';
}

const words: Record<string, (keeps?: boolean) => string> = {
  'draft-not-saved': () =>
    msg(
      'Máy này không lưu được bản nháp. Hãy giải phóng bộ nhớ hoặc ra khỏi chế độ ẩn danh; nếu đóng trang bây giờ, các câu trả lời sẽ mất.',
      { id: 'failure-draft-not-saved' },
    ),
  'draft-not-loaded': () =>
    msg('Máy này không mở được bản nháp đã lưu. Bạn có thể làm lại từ đầu.', {
      id: 'failure-draft-not-loaded',
    }),
  'draft-not-removed': () =>
    msg('Chưa xoá được bản nháp. Hãy thử lại, hoặc xoá dữ liệu trang web trong trình duyệt.', {
      id: 'failure-draft-not-removed',
    }),
};
