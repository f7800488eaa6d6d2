/**
 * Remembers, for this tab only, that somebody is filling in a procedure. A reload goes on where it
 * was; a new visit on a shared device is asked first, and shows nobody else's answers.
 */
const key = (procedureId: string): string => `tokhai:${procedureId}`;

/** Session storage; undefined where the browser forbids it. */
function storage(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

export function rememberInTab(procedureId: string): void {
  try {
    storage()?.setItem(key(procedureId), '1');
  } catch {
    // A full or forbidden storage costs the direct resume only; the draft itself is elsewhere.
  }
}

export function isRememberedInTab(procedureId: string): boolean {
  return storage()?.getItem(key(procedureId)) === '1';
}

export function forgetInTab(procedureId: string): void {
  storage()?.removeItem(key(procedureId));
}
