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
      return ((await procedures.respond(request)!.json()) as { title: string }).title;
    };
    assert.equal(await title(), file.title);
    assert.ok(procedures.respond(new Request('http://localhost/procedures/phan-anh/en.json')));
    now = new Date('2026-12-31T17:00:00Z');
    assert.equal(await title(), next.title);
    assert.equal(procedures.get('phan-anh')?.procedure.id, next.$id);
    assert.equal(
      procedures.respond(new Request('http://localhost/procedures/phan-anh/en.json')),
      undefined,
    );
    now = new Date('2020-01-01T00:00:00Z');
    assert.deepEqual(procedures.offered(), []);
    assert.equal(procedures.get('../phan-anh'), undefined);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
