import type { StorybookConfig } from '@storybook/web-components-vite';
import { defaultClientConditions, mergeConfig } from 'vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-a11y'],
  // Bundles are fetched by their address, as a portal serves them.
  staticDirs: [
    { from: '../schemas', to: '/schemas' },
    { from: '../stories/media', to: '/media' },
    { from: '../test/data/two-seconds.webm', to: '/media/hai-giay.webm' },
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      resolve: { conditions: ['@tokhai/source', ...defaultClientConditions] },
      build: { target: 'chrome100', chunkSizeWarningLimit: 3000 },
    }),
};

export default config;
