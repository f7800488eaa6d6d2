import { executeServerCommand } from '@web/test-runner-commands';

/** Where files that a test keeps are served. */
export const keptFolder = new URL('/__kept/', location.href);

/** Has the server of the page serve a file. */
export async function keepFile(name: string, bytes: Uint8Array, type: string): Promise<void> {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  await executeServerCommand('keep-file', { name, base64, type });
}

/**
 * Waits for what a sound or video leads to. Chrome plays none in a page that was never in front, and
 * other test files open pages of their own meanwhile.
 */
export async function untilPlayed(condition: () => unknown, what: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    await executeServerCommand('to-front');
    for (let moments = 0; moments < 10; moments += 1) {
      if (condition()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  throw new Error(`It did not happen: ${what}`);
}
