import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { signPdf, webCryptoSigner } from '@tokhai/signing';
import {
  createTestAuthority,
  createTestTsa,
  testRevocation,
  tinyPdf,
} from '@tokhai/signing/testing';
import { run } from '../testing/run.ts';
import type { VerifyReport } from '../verify-report.ts';

let folder: string;
let server: Server;
let tsaUrl: string;
const at = (name: string) => join(folder, name);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokhai-extend-'));
  let answer: (path: string, body: Buffer) => Promise<Uint8Array> = () =>
    Promise.reject(new Error('not yet'));
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      answer(request.url ?? '', Buffer.concat(parts)).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const services = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tsaUrl = `${services}/tsa`;
  const authority = await createTestAuthority({ services });
  const tsa = await createTestTsa(authority);
  const revocation = testRevocation(authority);
  answer = (path, body) => {
    if (path === '/tsa') return tsa.respond(body);
    if (path === '/ocsp') return revocation.ocsp(body);
    return revocation.crl(path === '/root.crl' ? 'root' : 'issuing');
  };
  const { chain, privateKey } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
  assert.ok(privateKey);
  const signer = webCryptoSigner({ privateKey, certificates: chain });
  const signed = await signPdf(tinyPdf(['a']), signer, { field: 'a', signedAt: new Date() });
  await writeFile(at('signed.pdf'), signed);
  await writeFile(at('root.der'), authority.root);
  await writeFile(at('unsigned.pdf'), tinyPdf(['a']));
});

after(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const common = () => ['--tsa', tsaUrl, '--trust', at('root.der')];

async function levelOf(name: string): Promise<string | undefined> {
  const { code, out } = await run('verify', at(name), '--trust', at('root.der'), '--json');
  assert.equal(code, 0);
  return (JSON.parse(out) as VerifyReport).signatures[0]?.level;
}

test('a signature is carried on to every level over HTTP', async () => {
  for (const level of ['B-T', 'B-LT', 'B-LTA']) {
    const more = ['--private-hosts', '--level', level, '-o', at('out.pdf')];
    const result = await run('extend', at('signed.pdf'), ...common(), ...more);
    assert.deepEqual(result, { code: 0, out: '', err: '' }, level);
    assert.equal(await levelOf('out.pdf'), level);
  }
  const { out } = await run('verify', at('out.pdf'), '--trust', at('root.der'));
  assert.match(out, /^ {2}Mức chữ ký: PAdES B-LTA$/m);
  assert.match(out, /^ {2}Thời gian ký: .* \(dấu thời gian chứng minh\)$/m);
  // Issuers are asked when leave is given, and then only where that is allowed.
  const asked = ['--trust', at('root.der'), '--revocation', 'require'];
  assert.equal((await run('verify', at('signed.pdf'), ...asked, '--private-hosts')).code, 0);
  assert.equal((await run('verify', at('signed.pdf'), ...asked)).code, 2);
});

test('services in private networks are not asked unless that is wanted', async () => {
  const result = await run('extend', at('signed.pdf'), ...common(), '-o', at('never.pdf'));
  assert.equal(result.code, 1);
  assert.match(result.err, /\[cannot-extend\]/);
  await assert.rejects(readFile(at('never.pdf')));
});

test('what cannot be extended is told', async () => {
  const output = ['-o', at('never.pdf')];
  const unsigned = await run('extend', at('unsigned.pdf'), ...common(), ...output);
  assert.match(unsigned.err, /\[cannot-extend\]/);
  const gone = ['--tsa', `${tsaUrl}/../gone`, '--trust', at('root.der'), '--level', 'B-T'];
  const unanswered = await run('extend', at('signed.pdf'), ...gone, ...output);
  assert.equal(unanswered.code, 1);
  for (const wrong of [
    ['--tsa', 'ftp://tsa.test', '--trust', at('root.der')],
    ['--tsa', tsaUrl],
    [...common(), '--level', 'B-X'],
  ])
    assert.equal((await run('extend', at('signed.pdf'), ...wrong, ...output)).code, 64);
});
