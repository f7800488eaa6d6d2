import { fieldAt } from './fields/field-at.ts';

/**
 * Follows links to answers (`a[data-pointer]`) below a root. Fragment links find nothing inside a
 * shadow root.
 */
export function onPointerLink(root: Node, follow: (pointer: string) => void): void {
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('a[data-pointer]');
    const pointer = link?.dataset['pointer'];
    if (pointer === undefined) return;
    event.preventDefault();
    follow(pointer);
  });
}

/** Shows and focuses an answer, or the control of the page that has its name as id. */
export function revealIn(root: ParentNode, pointer: string): void {
  const field = fieldAt(root, pointer);
  if (field) field.reveal(pointer);
  else root.querySelector<HTMLElement>(`#${CSS.escape(pointer.slice(1))}`)?.focus();
}
