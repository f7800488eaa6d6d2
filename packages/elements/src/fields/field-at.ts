import { isWithin } from '../pointer.ts';
import type { FieldElement } from './field-element.ts';

/** The base class of fields comes with the first field, so fields are known by their tags. */
const fieldTag = /^tk-[a-z-]+-field$/;

/** The innermost field that asks for the answer at a pointer. */
export function fieldAt(root: ParentNode, pointer: string): FieldElement | undefined {
  return [...root.querySelectorAll('*')]
    .filter((node): node is FieldElement => fieldTag.test(node.localName))
    .filter((field) => isWithin(pointer, field.pointer))
    .at(-1);
}
