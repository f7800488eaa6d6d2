/** What signing adds to a page, as a portal's bundler makes it. */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const folder = new URL('../../packages/signing/', import.meta.url);

/** What the sign page imports of @tokhai/signing. */
const used = [
  ...['certificateNames', 'embedSignature', 'openPkcs12', 'prepareSignature', 'signPdf'],
  ...['signatureFields', 'SigningError', 'webCryptoSigner'],
];

/**
 * Bytes (gzip) of the scripts for signing in the browser: what every way to sign loads, and all
 * together with the reader of `.p12` files; without what only old and uncommon files, or old browsers, need.
 */
export async function signScriptBytes(): Promise<{ first: number; pkcs12: number }> {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `export { ${used.join(', ')} } from './src/index.ts';`,
      resolveDir: folder.pathname,
    },
    absWorkingDir: folder.pathname,
    bundle: true,
    splitting: true,
    outdir: 'out',
    minify: true,
    metafile: true,
    write: false,
    format: 'esm',
    target: 'chrome100',
    conditions: ['browser', 'production'],
  });
  const size = (path: string): number => {
    const file = outputFiles.find((one) => one.path.endsWith(path.slice('out'.length)));
    return file === undefined ? 0 : gzipSync(file.contents).length;
  };
  const follow = (path: string, lazy: boolean, seen: Set<string>): void => {
    if (seen.has(path) || /pkcs12-(legacy|uncommon)|unpack/.test(path)) return;
    seen.add(path);
    for (const { kind, path: next, external } of metafile.outputs[path]?.imports ?? [])
      if (external !== true && (lazy || kind === 'import-statement')) follow(next, lazy, seen);
  };
  const total = (lazy: boolean): number => {
    const seen = new Set<string>();
    follow('out/stdin.js', lazy, seen);
    return [...seen].reduce((sum, path) => sum + size(path), 0);
  };
  return { first: total(false), pkcs12: total(true) };
}
