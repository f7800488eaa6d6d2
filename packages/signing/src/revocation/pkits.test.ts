import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCertificate } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { Findings } from '../verify/findings.ts';
import { checkPath } from '../verify/path.ts';
import { checkRevocation } from '../verify/revocation.ts';
import { RevocationChecker } from './checker.ts';

/** NIST's test suite for certification paths (PKITS); not a part of the project. */
const folder = new URL('../../../../../shared/data/pkits/', import.meta.url);
const skip = existsSync(folder) ? false : 'the PKITS certificates are not here';

interface Case {
  readonly id: string;
  readonly name: string;
  readonly cert: string;
  readonly other_certs?: readonly string[];
  readonly crls?: readonly string[];
  readonly error?: unknown;
}

/**
 * Where we judge otherwise, and why. Stricter: DSA is not accepted, and an authority that signs the
 * lists which tell of itself does not vouch for itself: the status stays unknown.
 */
const differences: Record<string, string> = {
  40104: 'DSA',
  40105: 'DSA',
  41430: 'told by itself',
};
const sections = ['401', '402', '404', '405', '406', '407', '414', '415', '416'];

const at = new Date('2026-01-01');

function read(name: string): Certificate[] {
  try {
    return [readCertificate(readFileSync(new URL(`certs/${name}`, folder)))];
  } catch {
    return [];
  }
}

async function passes({ cert, other_certs: others = [], crls = [] }: Case): Promise<boolean> {
  const [leaf] = read(cert);
  if (leaf === undefined) return false;
  const roots = read('TrustAnchorRootCertificate.crt');
  const pool = others.flatMap(read);
  const lists = [...crls, 'TrustAnchorRootCRL.crl'].map((name) =>
    readFileSync(new URL(`crls/${name}`, folder)),
  );
  const data = { ocsps: [], crls: lists };
  const findings = new Findings();
  const path = await checkPath(leaf, pool, roots, at, findings);
  if (path === undefined) return false;
  const checker = new RevocationChecker({ roots, pool, at, clockSkew: 0, data });
  await checkRevocation(path, { existedAt: at }, checker, 'require', findings);
  return findings.indication === 'TOTAL-PASSED';
}

test('revocation is judged as NIST judges it', { skip }, async () => {
  const cases = JSON.parse(readFileSync(new URL('pkits.json', folder), 'utf8')) as Case[];
  const ours = cases.filter(({ id }) => sections.includes(id.slice(0, 3)));
  const wrong: string[] = [];
  for (const one of ours) {
    const expected = one.error === undefined;
    if ((await passes(one)) !== expected) wrong.push(one.id);
  }
  assert.ok(ours.length > 100);
  assert.deepEqual(wrong, Object.keys(differences));
});
