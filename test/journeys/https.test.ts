/** The portal behind a proxy that people reach by https: its cookies never travel in the clear. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { generateKeys, makeCertificate } from '@tokhai/signing/testing';
import { pem } from '../../scripts/judges/pem.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

process.env['HTTPS'] = '1';
const { portal, browser } = await portalAndBrowser();

const keys = await generateKeys('ECDSA-P-256-SHA-256');
const hour = 3_600_000;
const validity = { notBefore: new Date(Date.now() - hour), notAfter: new Date(Date.now() + hour) };
const named = { commonName: 'localhost', ...validity };
const cert = pem(await makeCertificate(named, keys.publicKey, keys));
const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
const key = `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----\n`;

const proxy = createServer({ key, cert }, (incoming, outgoing) => {
  const { method, headers } = incoming;
  const call = request(new URL(incoming.url ?? '/', portal.url), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  incoming.pipe(call);
});
await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
after(() => {
  proxy.closeAllConnections();
  proxy.close();
});

test('a login and the language are kept for https alone', async () => {
  const { port } = proxy.address() as AddressInfo;
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(`https://localhost:${port}/dang-nhap-thu?lang=vi`);
  await page.locator('[name="name"]').fill('Nguyễn Thị Ánh');
  await page.locator('[name="identity"]').fill('079190000001');
  await page.locator('main form button').last().click();
  await page.locator('[name="logout"]').waitFor();
  const cookies = await context.cookies();
  assert.deepEqual(cookies.map(({ name }) => name).toSorted(), ['citizen', 'lang', 'phone']);
  for (const { name, secure } of cookies) assert.equal(secure, true, name);
  await page.locator('[name="logout"]').click();
  await page.locator('[name="identity"]').waitFor();
  const left = (await context.cookies()).map(({ name }) => name);
  assert.ok(!left.includes('citizen'), left.join());
  await context.close();
});
