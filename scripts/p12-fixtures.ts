/**
 * Writes the `.p12` files that must be refused, out of packages/signing/test-data/openssl.p12:
 * rc4.p12 is encrypted with RC4, slow.p12 with more rounds than an old cipher may take. OpenSSL
 * makes them with its legacy provider.
 *
 *     node scripts/p12-fixtures.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './lib/run.ts';

const folder = join(root, 'packages', 'signing', 'test-data');
const password = 'Mật khẩu1';

/** Options of `openssl pkcs12 -export` by file name. */
const files = {
  'rc4.p12': ['-keypbe', 'PBE-SHA1-RC4-128', '-certpbe', 'PBE-SHA1-RC4-128'],
  'slow.p12': ['-iter', '200000'],
};

const openssl = (...args: string[]): void => {
  execFileSync('openssl', ['pkcs12', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
};

const work = mkdtempSync(join(tmpdir(), 'tokhai-p12-'));
const pem = join(work, 'all.pem');
const source = ['-in', join(folder, 'openssl.p12'), '-passin', `pass:${password}`];
openssl(...source, '-nodes', '-out', pem);
for (const [name, options] of Object.entries(files)) {
  const out = ['-out', join(folder, name), '-passout', `pass:${password}`];
  openssl('-export', '-legacy', '-macalg', 'sha1', ...options, '-in', pem, ...out);
  console.log(name);
}
rmSync(work, { recursive: true });
