import { executeServerCommand } from '@web/test-runner-commands';

/** What a person's device reports; what is left out is as usual. */
export interface Media {
  'prefers-color-scheme'?: 'light' | 'dark';
  'prefers-contrast'?: 'more' | 'no-preference';
  'forced-colors'?: 'active' | 'none';
  'prefers-reduced-motion'?: 'reduce' | 'no-preference';
}

/** Makes the page look as on a device that reports this, until it is told otherwise. */
export async function emulate(media: Media): Promise<void> {
  await executeServerCommand('media', media);
}
