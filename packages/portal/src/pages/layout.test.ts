import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorPage, pageContext } from './layout.ts';

test('no address of the portal makes a link to another host', async () => {
  for (const path of ['//evil.example/a', '///evil.example', '/\\evil.example']) {
    const request = new Request(`http://portal.example${path}`);
    const response = errorPage(pageContext(request, 'vi', '/style.css'), 404, ['a', 'b']);
    const links = [...(await response.text()).matchAll(/ href="([^"]*)"/g)].map(([, link]) => link);
    assert.ok(links.length > 3);
    const hosts = links.map((link) => new URL(link ?? '', 'http://portal.example').host);
    assert.ok(
      hosts.every((host) => host === 'portal.example' || host === ''),
      hosts.join(),
    );
  }
});
