import type { Question } from '@tokhai/procedure';

/** The kinds of files that a question takes, as people know them: JPEG, PNG, PDF; '' when all. */
export function typeNames({ options }: Question): string {
  const names = (options.accept ?? []).map((type) => type.split('/')[1]!.toUpperCase());
  return names.join(', ');
}
