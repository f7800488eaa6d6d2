import { setLanguage, languageFor, languages } from '@tokhai/elements';
import type { Preview } from '@storybook/web-components-vite';
import { axeOptions } from '../test/support/axe-rules.ts';

const preview: Preview = {
  initialGlobals: { locale: 'vi' },
  globalTypes: {
    locale: {
      description: 'Language of the chrome',
      toolbar: {
        icon: 'globe',
        items: languages.map(({ tag, name }) => ({ value: tag, title: name })),
        dynamicTitle: true,
      },
    },
  },
  loaders: [
    async ({ globals }) => {
      const tag = languageFor(String(globals['locale']));
      document.documentElement.lang = tag;
      await setLanguage(tag);
    },
  ],
  parameters: {
    a11y: { test: 'error', options: axeOptions },
    // Docs pages repeat every story in one document: ids and landmarks would be there twice.
    docs: { disable: true },
  },
};

export default preview;
