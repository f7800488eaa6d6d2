import { readText } from './files.ts';
import { fileURLToPath } from 'node:url';

/** The version of this package. */
export async function version(): Promise<string> {
  const path = fileURLToPath(new URL('../package.json', import.meta.url));
  const manifest = JSON.parse(await readText(path, 100_000)) as { version: string };
  return manifest.version;
}
