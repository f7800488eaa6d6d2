/**
 * Whether what a form is called officially is a bare code (`CT01`, `TK1-TS`), which is read with
 * “Mẫu” before it; other names (“Mẫu số 11”, “Giấy khai đăng ký xe”) stand alone.
 */
export function isFormCode(form: string): boolean {
  return !form.includes(' ');
}
