import type { Kind, Question } from '@tokhai/procedure';

const privateKinds: ReadonlySet<Kind> = new Set<Kind>(['identity', 'phone', 'email']);

/**
 * Whether an answer is not for other ears in the room: sensitive personal data, and by which somebody
 * is found or robbed. It is read aloud only when the person asks for it.
 */
export function isPrivate({ kind, options }: Question): boolean {
  return options.sensitive === true || privateKinds.has(kind);
}
