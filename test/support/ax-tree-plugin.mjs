/**
 * What assistive technology is told, by the browser itself. The snapshot of
 * @web/test-runner-commands leaves out groups, and with them the legends and what describes them.
 *
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function axTreePlugin() {
  return {
    name: 'ax-tree',
    async executeCommand({ command, session }) {
      if (command !== 'ax-tree') return undefined;
      const page = session.browser.getPage(session.id);
      const protocol = await page.createCDPSession();
      try {
        const { nodes } = await protocol.send('Accessibility.getFullAXTree');
        return nodes.filter(({ ignored }) => !ignored).map(spoken);
      } finally {
        await protocol.detach();
      }
    },
  };
}

function spoken({ role, name, description, properties = [] }) {
  const property = (key) => properties.find((one) => one.name === key)?.value.value;
  return {
    role: role?.value ?? '',
    name: name?.value ?? '',
    description: description?.value ?? '',
    invalid: property('invalid') ?? 'false',
    focused: property('focused') === true,
  };
}
