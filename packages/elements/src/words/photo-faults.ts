import { msg } from '@lit/localize';

/** What makes a photo hard to read, and what helps. */
export function faultWords(fault: string): string {
  return fault === 'dark'
    ? msg('Ảnh tối, cán bộ có thể không đọc được. Nếu được, hãy chụp lại ở nơi sáng hơn.', {
        id: 'photo-dark',
      })
    : msg(
        'Ảnh có vẻ bị mờ, cán bộ có thể không đọc được. Nếu được, hãy giữ chắc máy và chụp lại.',
        { id: 'photo-blurred' },
      );
}
