/** What the browser keeps of a field when the page is left. */
export interface Kept {
  value?: unknown;
}

export function writeKept(value: unknown): string {
  const kept: Kept = value === undefined ? {} : { value };
  return JSON.stringify(kept);
}

/** What was kept; a file's bytes are not, so that it is asked for again. */
export function readKept(state: string): Kept {
  try {
    const kept = JSON.parse(state) as Kept;
    const value = kept.value as { sha256?: unknown } | undefined;
    return typeof value === 'object' && value !== null && 'sha256' in value ? {} : kept;
  } catch {
    return {};
  }
}
