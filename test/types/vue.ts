/** What Vue's compiler is told of the tags in a template. Compiled, never run. */
import 'tokhai/vue';
import type { GlobalComponents } from 'vue';

type Props<Tag extends keyof GlobalComponents> = GlobalComponents[Tag] extends new () => {
  $props: infer Found;
}
  ? Found
  : never;

export const procedure: Props<'tk-procedure'> = {
  src: '/procedure.json',
  'heading-level': 2,
  prefill: { origin: 'Từ hồ sơ cá nhân', answers: { hoTen: 'Lan' } },
  onTkSubmit: ({ detail }) => detail.receipt.code,
};
// @ts-expect-error a level is a number
export const wrong: Props<'tk-procedure'> = { 'heading-level': 'two' };
export const field: Props<'tk-field'> = {
  name: 'hoTen',
  question: 'hoTen',
  required: true,
  initial: 'An',
  onTkChange: ({ detail }) => detail.value,
};
export const verify: Props<'tk-verify'> = { onTkVerified: ({ detail }) => detail.name };
