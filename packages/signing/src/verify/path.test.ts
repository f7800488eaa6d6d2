import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCertificate } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { Findings } from './findings.ts';
import { checkPath } from './path.ts';

/** NIST's test suite for certification paths (PKITS); not a part of the project. */
const folder = new URL('../../../../../shared/data/pkits/', import.meta.url);
const skip = existsSync(folder) ? false : 'the PKITS certificates are not here';

interface Case {
  readonly id: string;
  readonly name: string;
  readonly cert: string;
  readonly other_certs?: readonly string[];
  readonly error?: unknown;
}

/**
 * Sections about signatures, validity, names, basic constraints, key usage and unknown extensions,
 * but for who may sign revocation lists.
 * Revocation, policies and name constraints are not processed: their conditions are refused.
 */
const sections = ['401', '402', '403', '406', '407', '416'];
/** A certificate for DSA, a key that is not accepted. */
const refusedKeys = ['40104', '40105'];

function read(name: string): Certificate[] {
  try {
    return [readCertificate(readFileSync(new URL(`certs/${name}`, folder)))];
  } catch {
    return [];
  }
}

async function passes({ cert, other_certs: others = [] }: Case): Promise<boolean> {
  const [leaf] = read(cert);
  const roots = read('TrustAnchorRootCertificate.crt');
  if (leaf === undefined || roots.length === 0) return false;
  const findings = new Findings();
  await checkPath(leaf, others.flatMap(read), roots, new Date('2026-01-01'), findings);
  return findings.indication === 'TOTAL-PASSED';
}

test('paths are judged as NIST judges them', { skip }, async () => {
  const cases = JSON.parse(readFileSync(new URL('pkits.json', folder), 'utf8')) as Case[];
  const ours = cases.filter(
    ({ id, name }) => sections.includes(id.slice(0, 3)) && !name.includes('crlsign'),
  );
  assert.ok(ours.length > 40);
  for (const one of ours) {
    const expected = one.error === undefined && !refusedKeys.includes(one.id);
    assert.equal(await passes(one), expected, `${one.id} ${one.name}`);
  }
});

test('conditions that are not processed are refused', { skip }, async () => {
  const cases = JSON.parse(readFileSync(new URL('pkits.json', folder), 'utf8')) as Case[];
  const constrained = cases.filter(({ id, error }) => id.startsWith('413') && error !== undefined);
  assert.ok(constrained.length > 10);
  for (const one of constrained) assert.equal(await passes(one), false, `${one.id} ${one.name}`);
});
