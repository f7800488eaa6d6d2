import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { verifyPdf } from '../index.ts';
import {
  appendUpdate,
  attackFiles,
  attackScene,
  benignFiles,
  createTestTsa,
} from '../testing/index.ts';
import type { AttackFile, AttackScene } from '../testing/index.ts';
import { bodyOf, extended, signedVictim, victimPdf } from '../testing/attacks/scene.ts';
import { createScene } from './attack-kit.test.helper.ts';
import type { Scene } from './attack-kit.test.helper.ts';

let scene: Scene;
let attacks: AttackScene;

before(async () => {
  scene = await createScene();
  const attacker = await scene.issue({ commonName: 'Kẻ tấn công' });
  attacks = attackScene({ victim: scene.person, attacker });
});

const verify = (pdf: Uint8Array) => verifyPdf(pdf, { trust: [scene.authority.root] });
const label = (file: AttackFile) => `${file.class}, ${file.variant}, ${file.scenario}`;

suite('published attacks', () => {
  test('all are refused, and the object is named', async () => {
    const files = await attackFiles(attacks);
    assert.ok(files.length > 200);
    const missed: string[] = [];
    for (const file of files) {
      const { indication, signatures, reasons } = await verify(file.pdf);
      const objects = signatures.flatMap(({ modifications }) =>
        modifications.map(({ object }) => object),
      );
      const named = file.object === undefined || objects.includes(file.object);
      if (indication !== 'TOTAL-FAILED' || !named || reasons.length === 0)
        missed.push(`${label(file)}: ${indication}, objects ${objects.join()}`);
    }
    assert.deepEqual(missed, []);
  });

  test('a trap passes before it springs, and is a change after signing then', async () => {
    const traps = (await attackFiles(attacks)).filter((file) => /^trap|^ambig/.test(file.class));
    assert.ok(traps.length > 15);
    const missed: string[] = [];
    for (const file of traps) {
      const { signatures } = await verify(file.pdf);
      // A file that cannot be read at all has no signature.
      if (signatures[0]?.modifiedAfterSigning === false) missed.push(label(file));
      if (file.before === undefined) continue;
      const { indication, reasons } = await verify(file.before);
      if (indication !== 'TOTAL-PASSED')
        missed.push(`${label(file)}, before: ${reasons.map(({ code }) => code).join()}`);
    }
    assert.deepEqual(missed, []);
  });

  test('what may follow a signature is accepted', async () => {
    const tsa = await createTestTsa(scene.authority);
    const files = await benignFiles(attacks, tsa.timestamp, scene.authority.intermediate);
    assert.ok(files.length > 25);
    const refused: string[] = [];
    for (const file of files) {
      const { indication, reasons } = await verify(file.pdf);
      if (indication !== 'TOTAL-PASSED')
        refused.push(`${label(file)}: ${reasons.map(({ code }) => code).join()}`);
    }
    assert.deepEqual(refused, []);
  });
});

suite('fields that a signature locked (FieldMDP)', () => {
  const locks: Record<string, boolean> = {
    '/Action /All': true,
    '/Action /Include /Fields [ (b) ]': true,
    '/Action /Exclude /Fields [ (amount) ]': true,
    '/Action /Exclude /Fields [ (b) ]': false,
    '/Action /Include /Fields [ (amount) ]': false,
    '/Action /Include /Fields [ (amount) ] /P 1': true,
    '/Action /Unheard': true,
  };
  for (const [lock, binding] of Object.entries(locks))
    test(`${lock} ${binding ? 'forbids' : 'permits'} the next signature`, async () => {
      const pdf = victimPdf(`/Lock << /Type /SigFieldLock ${lock} >>`);
      const signed = await signedVictim(attacks, 'approval', pdf);
      assert.match(bodyOf(signed, 11), /\/TransformMethod \/FieldMDP/);
      const next = attacks.sign(signed, 'b', { by: 'attacker' });
      if (!binding) {
        assert.equal((await verify(await next)).indication, 'TOTAL-PASSED');
        return;
      }
      await assert.rejects(next, { code: /^(field|document)-locked$/ });
      // Whoever signs all the same is found out.
      const forced = appendUpdate(signed, {
        objects: {
          7: extended(bodyOf(signed, 7), '/V 12 0 R'),
          12: bodyOf(signed, 11),
        },
      });
      const [first] = (await verify(forced)).signatures;
      const found = first?.modifications.find(({ object }) => object === 7)?.code;
      assert.match(found ?? '', /^(field-locked|signing-forbidden)$/);
    });
});

test('only the first signature certifies', async () => {
  const signed = await signedVictim(attacks, 'approval');
  await assert.rejects(attacks.sign(signed, 'b', { certify: 2 }), { code: 'already-signed' });
});
