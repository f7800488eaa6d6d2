import { msg } from '@lit/localize';

/** Stands in a folded part until what shows it is here, which is asked for whenever it is unfolded. */
export const onItsWay = (): string =>
  msg('Đang tải… Nếu chờ lâu mà chưa thấy gì, hãy đóng mục này rồi mở lại, hoặc tải lại trang.', {
    id: 'on-its-way',
  });
