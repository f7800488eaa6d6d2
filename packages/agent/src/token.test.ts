import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embedSignature, prepareSignature, verifyPdf } from '@tokhai/signing';
import { tinyPdf } from '@tokhai/signing/testing';
import { AgentError } from './error.ts';
import { missing, pin, softToken } from './soft-token.test.helper.ts';
import { openTokens } from './token.ts';

const code = (expected: string) => (error: unknown) =>
  error instanceof AgentError && error.code === expected;

for (const algorithm of [
  'RSASSA-PKCS1-v1_5-SHA-256',
  'ECDSA-P-256-SHA-256',
  'ECDSA-P-384-SHA-384',
] as const)
  test(`a token signs a PDF: ${algorithm}`, { skip: missing }, async (t) => {
    const { tokens, authority } = await softToken(t, algorithm);
    const [found, ...others] = tokens.certificates();
    assert.ok(found);
    assert.equal(others.length, 0, 'an issuer is no certificate to sign with');
    assert.equal(found.algorithm, algorithm);
    assert.equal(found.certificates.length, 2);
    const prepared = await prepareSignature(tinyPdf(['a']), {
      field: 'a',
      signedAt: new Date(),
      certificates: found.certificates,
      algorithm,
    });
    const raw = tokens.sign(found.id, prepared.digest, pin);
    const report = await verifyPdf(await embedSignature(prepared, raw), {
      trust: [authority.root],
    });
    assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));

    assert.throws(() => tokens.sign(found.id, prepared.digest, '0000'), code('wrong-pin'));
    assert.throws(() => tokens.sign('9-01', prepared.digest, pin), code('no-token'));
    assert.equal(tokens.sign(found.id, prepared.digest, pin).length, raw.length);
  });

test('what is no module is refused', () => {
  for (const path of ['/no/such/module.so', process.execPath])
    assert.throws(() => openTokens(path), code('no-module'));
});
