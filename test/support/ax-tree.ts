import { executeServerCommand } from '@web/test-runner-commands';

/** A node of the browser's accessibility tree. */
export interface AxNode {
  role: string;
  name: string;
  description: string;
  /** What stands in a control of text, or is chosen in a list. */
  value: string;
  /** Of radio buttons and checkboxes `true` or `false`; empty for others. */
  checked: string;
  disabled: boolean;
  /** `true`, `false`, or another token of aria-invalid. */
  invalid: string;
  focused: boolean;
}

/** The nodes of the page's accessibility tree in reading order, shadow roots included. */
export async function axTree(): Promise<AxNode[]> {
  const nodes: unknown = await executeServerCommand('ax-tree');
  return nodes as AxNode[];
}
