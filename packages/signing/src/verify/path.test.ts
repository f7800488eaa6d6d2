import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromLatin1, indexOfText } from '../bytes.ts';
import { readCertificate } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { createTestAuthority } from '../testing/index.ts';
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
  readonly params?: {
    readonly user_initial_policy_set?: readonly string[];
    readonly initial_explicit_policy?: boolean;
    readonly initial_policy_mapping_inhibit?: boolean;
    readonly initial_any_policy_inhibit?: boolean;
  };
}

/** Sections that are not about revocation, but for who may sign revocation lists. */
const sections = [
  ...['401', '402', '403', '406', '407', '408'],
  ...['409', '410', '411', '412', '413', '416'],
];
/** A certificate for DSA, a key that is not accepted. */
const refusedKeys = ['40104', '40105'];

function read(name: string): Certificate[] {
  try {
    return [readCertificate(readFileSync(new URL(`certs/${name}`, folder)))];
  } catch {
    return [];
  }
}

async function passes({ cert, other_certs: others = [], params = {} }: Case): Promise<boolean> {
  const [leaf] = read(cert);
  const roots = read('TrustAnchorRootCertificate.crt');
  if (leaf === undefined || roots.length === 0) return false;
  const findings = new Findings();
  const acceptable = params.user_initial_policy_set;
  await checkPath(leaf, others.flatMap(read), roots, new Date('2026-01-01'), findings, {
    ...(acceptable && { acceptable }),
    explicit: params.initial_explicit_policy ?? false,
    inhibitMapping: params.initial_policy_mapping_inhibit ?? false,
    inhibitAny: params.initial_any_policy_inhibit ?? false,
  });
  return findings.indication === 'TOTAL-PASSED';
}

test('paths are judged as NIST judges them', { skip }, async () => {
  const cases = JSON.parse(readFileSync(new URL('pkits.json', folder), 'utf8')) as Case[];
  const ours = cases.filter(
    ({ id, name }) => sections.includes(id.slice(0, 3)) && !name.includes('crlsign'),
  );
  assert.ok(ours.length > 150);
  const wrong: string[] = [];
  for (const one of ours) {
    const expected = one.error === undefined && !refusedKeys.includes(one.id);
    if ((await passes(one)) !== expected) wrong.push(`${one.id} ${one.name}`);
  }
  assert.deepEqual(wrong, []);
});

test('an authority that is known by now vouches for no altered certificate', async () => {
  const authority = await createTestAuthority();
  const [root, known] = [authority.root, authority.intermediate].map((der) => readCertificate(der));
  assert.ok(root && known);
  const judge = async (certificate: Certificate, anchor = root) => {
    const findings = new Findings();
    await checkPath(certificate, [], [anchor], new Date(), findings);
    return findings.indication;
  };
  assert.equal(await judge(known), 'TOTAL-PASSED');
  assert.equal(await judge(known), 'TOTAL-PASSED');
  const later = known.der.slice();
  const at = indexOfText(later, fromLatin1(known.serialDer));
  later[at + known.serialDer.length - 1]! ^= 1;
  assert.equal(await judge(readCertificate(later)), 'INDETERMINATE');
  const other = readCertificate((await createTestAuthority()).root);
  assert.equal(await judge(known, other), 'INDETERMINATE');
});
