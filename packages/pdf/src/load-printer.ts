import { loadFonts } from './fonts/load.ts';

/**
 * Fetches what any form may need to be printed, ahead of need: for a page that loses its network.
 *
 * @throws PdfError as {@link loadFonts} does
 */
export async function loadPrinter(): Promise<void> {
  await Promise.all([
    loadFonts(),
    import('./generic.ts'),
    import('./blocks/rare.ts'),
    import('./blocks/attachment-pages.ts'),
    import('./images/pictures.ts'),
  ]);
}
