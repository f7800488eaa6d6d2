/**
 * Files that a browser test makes, served below `/__kept/` by the server of its page: media are fetched
 * by the browser itself, from an address of the page's own origin.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function keptFilesPlugin() {
  /** @type {Map<string, { body: Buffer, type: string }>} */
  const kept = new Map();
  return {
    name: 'kept-files',
    async executeCommand({ command, payload, session }) {
      if (command === 'to-front') {
        await /** @type {any} */ (session.browser).getPage(session.id).bringToFront();
        return true;
      }
      if (command !== 'keep-file') return undefined;
      const { name, base64, type } = /** @type {Record<string, string>} */ (payload);
      kept.set(`/__kept/${name}`, { body: Buffer.from(base64 ?? '', 'base64'), type: type ?? '' });
      return true;
    },
    serve({ path }) {
      return /** @type {any} */ (kept.get(path));
    },
  };
}
