import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { SignatureAlgorithm } from '@tokhai/signing';
import { createTestAuthority, type TestAuthority } from '@tokhai/signing/testing';
import koffi from 'koffi';
import { readUlongs, template, ulong } from './cryptoki.ts';
import { openTokens, type Tokens } from './token.ts';

export const pin = '123456';

const module = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
].find((path) => existsSync(path));

/** Why tests with a token cannot run here; false where they can. */
export const missing =
  module === undefined && 'SoftHSM is missing: install it (Debian: apt-get install softhsm2)';

export interface SoftToken {
  tokens: Tokens;
  authority: TestAuthority;
}

/** SoftHSM without any token yet. Processes started later find the same. */
async function freshModule(): Promise<{ path: string; folder: string }> {
  if (module === undefined) throw new Error('There is no SoftHSM.');
  const folder = await mkdtemp(join(tmpdir(), 'tokhai-agent-'));
  await mkdir(join(folder, 'tokens'));
  const conf = join(folder, 'softhsm2.conf');
  await writeFile(conf, `directories.tokendir = ${folder}/tokens\nobjectstore.backend = file\n`);
  process.env['SOFTHSM2_CONF'] = conf;
  return { path: module, folder };
}

/** The module's path, for a program that finds no token in it. */
export async function softModule(t: TestContext): Promise<string> {
  const { path, folder } = await freshModule();
  t.after(() => rm(folder, { recursive: true }));
  return path;
}

/** A token of SoftHSM with a key, its certificate and the issuer's. One in a process at a time. */
export async function softToken(t: TestContext, algorithm: SignatureAlgorithm): Promise<SoftToken> {
  const { path, folder } = await freshModule();
  const authority = await createTestAuthority();
  const { privateKey, chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh', algorithm });
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey!));
  const base64 = Buffer.from(pkcs8).toString('base64');
  const pem = `-----BEGIN PRIVATE KEY-----\n${base64.replaceAll(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
  await writeFile(join(folder, 'key.pem'), pem);
  const util = (...args: string[]) => execFileSync('softhsm2-util', args, { stdio: 'pipe' });
  util('--init-token', '--free', '--label', 'thu', '--pin', pin, '--so-pin', '87654321');
  const key = ['--label', 'khoa', '--id', '01', '--pin', pin];
  util('--import', join(folder, 'key.pem'), '--token', 'thu', ...key);

  const tokens = openTokens(path);
  putCertificates(path, chain);
  t.after(async () => {
    tokens.close();
    await rm(folder, { recursive: true });
  });
  return { tokens, authority };
}

/** What the agent itself never does: writing to a token. */
function putCertificates(path: string, chain: readonly Uint8Array[]): void {
  const library = koffi.load(path);
  const call = (name: string, types: string[], ...parameters: unknown[]): void => {
    const result = Number(library.func(name, 'ulong', types)(...parameters));
    if (result !== 0) throw new Error(`${name}: 0x${result.toString(16)}`);
  };
  const [count, list] = [ulong(8), Buffer.alloc(64)];
  call('C_GetSlotList', ['uchar', 'void *', 'void *'], 1, list, count);
  const [slot = 0] = readUlongs(list);
  const handle = ulong();
  call(
    'C_OpenSession',
    ['ulong', 'ulong', 'void *', 'void *', 'void *'],
    slot,
    6,
    null,
    null,
    handle,
  );
  const [session = 0] = readUlongs(handle);
  const secret = Buffer.from(pin);
  call('C_Login', ['ulong', 'ulong', 'void *', 'ulong'], session, 1, secret, secret.length);
  for (const [index, certificate] of chain.entries()) {
    const yes = Buffer.of(1);
    const values: Array<[number, Buffer]> = [
      [0, ulong(1)],
      [1, yes],
      [0x80, ulong(0)],
      [0x11, Buffer.from(certificate)],
      // Its subject as the standard wants it; who searches by it is not tested here.
      [0x101, Buffer.from([0x30, 0x00])],
      [0x102, Buffer.of(index + 1)],
    ];
    const types = ['ulong', 'void *', 'ulong', 'void *'];
    call('C_CreateObject', types, session, template(values), values.length, ulong());
  }
  call('C_CloseSession', ['ulong'], session);
}
