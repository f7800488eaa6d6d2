/** The page of `tokhai preview`. It is served to the machine it runs on: one file of each is fine. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('preview', import.meta.url)),
  logLevel: 'warn',
  resolve: { conditions: ['@tokhai/source', 'module', 'browser', 'production'] },
  build: {
    outDir: fileURLToPath(new URL('dist/preview-page', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome100',
    assetsInlineLimit: 0,
    modulePreload: false,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    rollupOptions: {
      input: { preview: 'preview/preview.ts', style: 'preview/preview.css' },
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/preview.[ext]',
      },
    },
  },
});
