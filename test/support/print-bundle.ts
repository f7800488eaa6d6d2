/** What printing adds to a page: its scripts as a portal's bundler makes them, and its fonts. */
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const folder = new URL('../../packages/pdf/', import.meta.url);

/**
 * Bytes (gzip) of the scripts that printing loads: without @tokhai/procedure and @tokhai/answers,
 * which the form has loaded before, and without what only forms with photographs load.
 */
export async function printScriptBytes(): Promise<number> {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: "export { loadFonts, renderSubmission } from './src/index.ts';",
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
    target: 'es2022',
    external: ['@tokhai/*'],
  });
  const needed = new Set<string>();
  const follow = (path: string): void => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const { kind, path: next, external } of metafile.outputs[path]!.imports) {
      if (kind === 'import-statement' && external !== true) follow(next);
    }
  };
  follow('out/stdin.js');
  return outputFiles
    .filter(({ path }) => needed.has(path.slice(folder.pathname.length)))
    .reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
}

/** Bytes (brotli) of each font. */
export async function printFontBytes(): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const face of ['Regular', 'Bold', 'Italic']) {
    const font = await readFile(new URL(`fonts/Tinos-${face}.ttf`, folder));
    sizes[face] = brotliCompressSync(font).length;
  }
  return sizes;
}
