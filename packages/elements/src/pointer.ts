/**
 * The DOM id of the control that answers the question at a JSON pointer:
 * `/thanhVien/0/hoTen` gives `thanhVien-0-hoTen`.
 */
export function idOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '-');
}

/** Whether a pointer is another one or leads below it. */
export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
