/**
 * What assistive technology is told, by the browser itself. The snapshot of
 * @web/test-runner-commands leaves out groups, and with them the legends and what describes them.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function axTreePlugin() {
  return {
    name: 'ax-tree',
    async executeCommand({ command, session }) {
      if (command !== 'ax-tree') return undefined;
      const browser = /** @type {any} */ (session.browser);
      const page = browser.getPage(session.id);
      const protocol = await page.createCDPSession();
      try {
        const { nodes } = await protocol.send('Accessibility.getFullAXTree');
        return nodes.filter((/** @type {any} */ node) => !node.ignored).map(spoken);
      } finally {
        await protocol.detach();
      }
    },
  };
}

/**
 * @param {any} node of the Chrome DevTools Protocol: Accessibility.AXNode
 */
function spoken({ role, name, description, value, properties = [] }) {
  const values = new Map(
    properties.map((/** @type {any} */ property) => [property.name, property.value.value]),
  );
  return {
    role: role?.value ?? '',
    name: name?.value ?? '',
    description: description?.value ?? '',
    value: String(value?.value ?? ''),
    checked: values.get('checked') ?? '',
    disabled: values.get('disabled') === true,
    invalid: values.get('invalid') ?? 'false',
    focused: values.get('focused') === true,
  };
}
