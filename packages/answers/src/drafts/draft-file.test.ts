import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Draft } from './draft.ts';
import { draftFile, readDraftFile } from './draft-file.ts';

const procedureId = 'https://tokhai.example/schemas/procedures/thu/procedure.json';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const drafts: fc.Arbitrary<Draft> = fc.record(
  {
    procedureId: fc.constant(procedureId),
    answers: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.record({ day: fc.string() }, { noNullPrototype: true }),
      ),
      { maxKeys: 5, noNullPrototype: true },
    ),
    pageId: fc.constant('page:mot'),
    updatedAt: fc.constant('2026-11-22T08:30:00.000Z'),
    files: fc.array(
      fc.uint8Array({ maxLength: 50 }).map((bytes) => ({
        sha256: sha256(bytes),
        name: 'Ảnh\n.jpg',
        type: 'image/jpeg',
        bytes,
      })),
      { maxLength: 3 },
    ),
  },
  { noNullPrototype: true },
);

const code = (expected: string) => (error: unknown) =>
  (error as { code?: string }).code === expected;

test('a draft comes back from its file as it was', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async (draft) => {
      assert.deepEqual(await readDraftFile(draftFile(draft), procedureId), draft);
    }),
  );
});

test('a draft of another form is not taken, and the form is named', async () => {
  const [draft] = fc.sample(drafts, 1);
  await assert.rejects(
    readDraftFile(draftFile({ ...draft!, procedureId: `${procedureId}2` }), procedureId),
    code('draft-file-of-another-form'),
  );
});

test('a file that was damaged or is something else is refused, and nothing else happens', async () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(drafts, fc.nat(), bytes, async (draft, where, other) => {
      const whole = new Uint8Array(await draftFile(draft).arrayBuffer());
      const head = whole.indexOf(0x0a) + 1;
      const cut = whole.slice(0, where % whole.length);
      const longer = new Blob([whole, Uint8Array.of(1)]);
      await assert.rejects(
        readDraftFile(new Blob([cut]), procedureId),
        code('draft-file-unreadable'),
      );
      await assert.rejects(readDraftFile(longer, procedureId), code('draft-file-unreadable'));
      await assert.rejects(readDraftFile(new Blob([other.slice()]), procedureId));
      if (whole.length > head) {
        const flipped = whole.slice();
        flipped[head + (where % (whole.length - head))]! ^= 1;
        await assert.rejects(
          readDraftFile(new Blob([flipped]), procedureId),
          code('draft-file-unreadable'),
        );
      }
    }),
  );
});

test('a first line that holds something else than a draft is refused', async () => {
  const line = (head: unknown) => new Blob([`${JSON.stringify(head)}\n`]);
  const good = {
    mark: 'to-khai-draft/1',
    procedureId,
    answers: {},
    updatedAt: '2026-11-22T08:30:00Z',
    files: [],
  };
  assert.deepEqual((await readDraftFile(line(good), procedureId)).answers, {});
  let deep: unknown = {};
  for (let level = 0; level < 500; level++) deep = { deep };
  for (const bad of [
    null,
    [],
    { ...good, mark: 'to-khai-draft/2' },
    { ...good, answers: [] },
    { ...good, answers: deep },
    { ...good, updatedAt: 'hôm qua' },
    { ...good, files: [{ sha256: 'a', name: 'b', type: 'c', size: -1 }] },
    { ...good, files: [{ sha256: 'a', name: 'b', type: 'c', size: 1e15 }] },
    { ...good, files: Array.from({ length: 201 }, () => good) },
    { ...good, raw: 1 },
    { ...good, pageId: 1 },
  ]) {
    await assert.rejects(readDraftFile(line(bad), procedureId), code('draft-file-unreadable'));
  }
});
