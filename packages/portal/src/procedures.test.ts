import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadProcedures } from './procedures.ts';

const schemas = fileURLToPath(new URL('../../../schemas/procedures/', import.meta.url));

test('the version of a form changes at midnight in Vietnam; the desk knows all of them', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tokhai-versions-'));
  try {
    await cp(join(schemas, 'phan-anh-kien-nghi'), join(root, 'phan-anh'), { recursive: true });
    const text = await readFile(join(root, 'phan-anh', 'procedure.json'), 'utf8');
    const file = JSON.parse(text) as {
      $id: string;
      title: string;
      procedure: { effectiveTo?: string };
    };
    file.procedure.effectiveTo = '2026-12-31';
    await writeFile(join(root, 'phan-anh', 'procedure.json'), JSON.stringify(file));
    const next = structuredClone(file) as typeof file & { procedure: { effectiveFrom: string } };
    next.$id = next.$id.replace('procedure.json', '2027.json');
    next.title = 'Phản ánh, bản 2027';
    next.procedure.effectiveFrom = '2027-01-01';
    delete next.procedure.effectiveTo;
    await mkdir(join(root, 'phan-anh', 'versions', '2027'), { recursive: true });
    await writeFile(
      join(root, 'phan-anh', 'versions', '2027', 'procedure.json'),
      JSON.stringify(next),
    );

    let now = new Date('2026-12-31T16:59:59Z');
    const procedures = await loadProcedures(root, () => now);
    assert.equal(procedures.all.length, 2);
    const title = async () => {
      const request = new Request('http://localhost/procedures/phan-anh/procedure.json');
      const answer = await procedures.respond(request);
      return ((await answer!.json()) as { title: string }).title;
    };
    assert.equal(await title(), file.title);
    assert.ok(
      await procedures.respond(new Request('http://localhost/procedures/phan-anh/en.json')),
    );
    now = new Date('2026-12-31T17:00:00Z');
    assert.equal(await title(), next.title);
    assert.equal(procedures.get('phan-anh')?.procedure.id, next.$id);
    assert.equal(
      await procedures.respond(new Request('http://localhost/procedures/phan-anh/en.json')),
      undefined,
    );
    now = new Date('2020-01-01T00:00:00Z');
    assert.deepEqual(procedures.offered(), []);
    assert.equal(procedures.get('../phan-anh'), undefined);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

test('recordings that a procedure names are served beside it, in parts as players ask', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tokhai-media-'));
  try {
    const folder = join(root, 'phan-anh');
    await cp(join(schemas, 'phan-anh-kien-nghi'), folder, { recursive: true });
    const path = join(folder, 'procedure.json');
    const file = JSON.parse(await readFile(path, 'utf8')) as { procedure: object };
    Object.assign(file.procedure, { audio: { vi: { file: 'audio/mo-dau.vi.mp3' } } });
    await writeFile(path, JSON.stringify(file));
    await mkdir(join(folder, 'audio'));
    await writeFile(join(folder, 'audio', 'mo-dau.vi.mp3'), '0123456789');
    await writeFile(join(folder, 'audio', 'khac.mp3'), 'not named');
    const procedures = await loadProcedures(root);
    const ask = (name: string, range?: string) =>
      procedures.respond(
        new Request(`https://portal.example/procedures/phan-anh/${name}`, {
          headers: range === undefined ? {} : { range },
        }),
      );
    const whole = await ask('audio/mo-dau.vi.mp3');
    assert.equal(whole?.headers.get('content-type'), 'audio/mpeg');
    assert.equal(await whole?.text(), '0123456789');
    for (const [range, text, told] of [
      ['bytes=2-4', '234', 'bytes 2-4/10'],
      ['bytes=8-', '89', 'bytes 8-9/10'],
      ['bytes=-3', '789', 'bytes 7-9/10'],
      ['bytes=0-99', '0123456789', 'bytes 0-9/10'],
    ] as const) {
      const part = await ask('audio/mo-dau.vi.mp3', range);
      assert.equal(part?.status, 206, range);
      assert.equal(await part?.text(), text);
      assert.equal(part?.headers.get('content-range'), told);
    }
    for (const range of ['bytes=10-', 'bytes=5-2', 'bytes=-', 'lines=1-2']) {
      assert.equal((await ask('audio/mo-dau.vi.mp3', range))?.status, 416, range);
    }
    for (const name of ['audio/khac.mp3', 'audio/../procedure.json/', '../phan-anh/x.mp3']) {
      assert.equal(await ask(name), undefined, name);
    }
  } finally {
    await rm(root, { recursive: true });
  }
});
