/**
 * The media features that a person's device reports. The plugin of @web/test-runner-commands knows
 * neither forced colours nor contrast.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function mediaPlugin() {
  /** Kept: what is emulated ends with its session. @type {WeakMap<object, Promise<any>>} */
  const protocols = new WeakMap();
  return {
    name: 'media',
    async executeCommand({ command, payload, session }) {
      if (command !== 'media') return undefined;
      const browser = /** @type {any} */ (session.browser);
      const page = browser.getPage(session.id);
      const protocol = protocols.get(page) ?? page.createCDPSession();
      protocols.set(page, protocol);
      const features = Object.entries(/** @type {Record<string, string>} */ (payload)).map(
        ([name, value]) => ({ name, value }),
      );
      await (await protocol).send('Emulation.setEmulatedMedia', { features });
      return true;
    },
  };
}
