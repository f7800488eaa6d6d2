/** Signing on the sign page with a signature file, by whatever hands. */
import type { Hands } from './hands.ts';

/** A signature file and its password. */
export interface P12 {
  bytes: Buffer;
  password: string;
}

/** Chooses the way to sign by a file, the file, and writes its password. */
export async function giveSignatureFile(hands: Hands, { bytes, password }: P12): Promise<void> {
  if (!(await hands.isThere('input#tk-p12'))) {
    await hands.pickRadio('the ways to sign', 'tk-method', 'tk-method-2');
    await hands.waitFor('input#tk-p12');
  }
  await hands.reach('the signature file', ({ id }) => id === 'tk-p12');
  const mimeType = 'application/x-pkcs12';
  await hands.giveFile('tk-p12', { name: 'chu-ky-thu.p12', mimeType, buffer: bytes });
  await hands.reach('the password', ({ id }) => id === 'tk-password');
  await hands.write(password);
}

/** Confirms what is signed, and presses *Ký số*, or what that is called on the screen. */
export async function confirmAndSign(hands: Hands, words = 'Ký số'): Promise<void> {
  if (!(await hands.isChecked('tk-confirm'))) {
    await hands.tick('the statement to confirm', 'tk-confirm');
  }
  await hands.activate(words);
}
