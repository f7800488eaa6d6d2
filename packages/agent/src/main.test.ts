import assert from 'node:assert/strict';
import { spawn, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { missing, softModule } from './soft-token.test.helper.ts';

const origin = 'https://portal.example';

/** Runs the program from its source, as its `bin` does from what is built. */
const script = `import { main } from ${JSON.stringify(new URL('main.ts', import.meta.url).href)};
process.exitCode = await main(process.argv.slice(1));`;
const node = ['--conditions=@tokhai/source', '--input-type=module', '--eval', script, '--'];

test(
  'the program starts, shows a pairing code, answers pages and ends',
  { skip: missing },
  async (t) => {
    const args = ['--module', await softModule(t), '--origin', origin, '--port', '0'];
    const agent = spawn(process.execPath, [...node, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    t.after(() => agent.kill('SIGKILL'));
    const ended = once(agent, 'exit');
    let said = '';
    let complained = '';
    agent.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
    const url = await new Promise<string>((resolve, reject) => {
      agent.on('exit', () => reject(new Error(`it ended: ${complained}`)));
      agent.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const address = /tokhai-agent: (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
        if (address !== undefined) resolve(address);
      });
    });
    const code = /pairing code: (\d{6}) /.exec(said)?.[1];
    assert.ok(code, said);
    const post = (path: string, body: unknown, token = '') =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { origin, authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
    const paired = await post('/pair', { code });
    const { token } = (await paired.json()) as { token: string };
    assert.equal(paired.status, 200);
    const listed = await post('/certificates', {}, token);
    assert.deepEqual(await listed.json(), { certificates: [] }, 'no token is plugged in');
    assert.equal((await fetch(url)).status, 403, 'a page of no origin is sent away');
    agent.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
  },
);

test('called in a wrong way it says how it is called', () => {
  const help = execFileSync(process.execPath, [...node, '--help'], { encoding: 'utf8' });
  assert.match(help, /--module/);
  const wrong =
    (...args: string[]) =>
    () =>
      execFileSync(process.execPath, [...node, ...args], { stdio: 'pipe' });
  for (const args of [['--module', 'x', '--origin', 'y'], ['--what']])
    assert.throws(wrong(...args), { status: 64 });
  assert.throws(wrong('--module', '/no/module.so', '--origin', origin), { status: 1 });
});
