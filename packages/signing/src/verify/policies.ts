import type { Certificate } from '../cms/certificate.ts';
import { isSelfIssued } from '../cms/certificate.ts';
import { children, expect, notDer, oidText, readDer, smallInteger, tag } from '../cms/der.ts';
import type { Der } from '../cms/der.ts';
import { oid } from '../cms/oids.ts';

const ANY = oid.anyPolicy;
/** Policies of one level: mappings must not let the tree grow for ever. */
const MAX_POLICIES = 64;

/** What the verifier asks of a path's policies (RFC 5280, 6.1.1, c to g). */
export interface PolicyRequirements {
  /** Policies that are acceptable; any by default. */
  readonly acceptable?: readonly string[];
  readonly explicit?: boolean;
  readonly inhibitMapping?: boolean;
  readonly inhibitAny?: boolean;
}

/**
 * A policy that holds up to a certificate: what it is called here, and under which names the
 * anchor's domain knows it. `anyPolicy` stands for all.
 */
type Valid = Map<string, ReadonlySet<string>>;

/**
 * Whether a path has a policy that every certificate asserts, where one is asked for (RFC 5280,
 * 6.1.2 to 6.1.5). Of the tree only the last level is kept, each policy with its origins in the
 * first domain: that is what the outcome depends on.
 *
 * @param path signer first, root last
 * @throws {SigningError} `not-der`
 */
export function hasValidPolicies(
  path: readonly Certificate[],
  requirements: PolicyRequirements = {},
): boolean {
  const members = path.slice(0, -1).reverse();
  const start = (now: boolean | undefined) => (now === true ? 0 : members.length + 1);
  let explicit = start(requirements.explicit);
  let mapping = start(requirements.inhibitMapping);
  let any = start(requirements.inhibitAny);
  let valid: Valid = new Map([[ANY, new Set([ANY])]]);
  for (const [index, certificate] of members.entries()) {
    const last = index === members.length - 1;
    const selfIssued = isSelfIssued(certificate);
    valid = assert(valid, certificate, any > 0 || (!last && selfIssued));
    if (explicit === 0 && valid.size === 0) return false;
    if (last) break;
    valid = map(valid, certificate, mapping > 0);
    if (!selfIssued) [explicit, mapping, any] = [explicit, mapping, any].map(less) as Counters;
    const constraints = readConstraints(certificate);
    explicit = Math.min(explicit, constraints.explicit);
    mapping = Math.min(mapping, constraints.mapping);
    any = Math.min(any, constraints.any);
  }
  const signer = members.at(-1);
  explicit = less(explicit);
  if (signer !== undefined && readConstraints(signer).explicit === 0) explicit = 0;
  if (explicit > 0) return true;
  const { acceptable } = requirements;
  const origins = [...valid.values()].flatMap((names) => [...names]);
  if (acceptable === undefined || acceptable.includes(ANY)) return origins.length > 0;
  return origins.some((name) => name === ANY || acceptable.includes(name));
}

type Counters = [number, number, number];

function less(counter: number): number {
  return Math.max(0, counter - 1);
}

/** 6.1.3, d and e: what holds so far and is asserted here. */
function assert(before: Valid, { extensions }: Certificate, anyCounts: boolean): Valid {
  const extension = extensions.get(oid.certificatePolicies);
  if (extension === undefined) return new Map();
  const asserted = children(expect(readDer(extension.value), tag.sequence)).map((information) =>
    oidText(children(expect(information, tag.sequence))[0]),
  );
  const result = new Map<string, ReadonlySet<string>>();
  const wildcard = before.get(ANY);
  for (const policy of asserted.slice(0, MAX_POLICIES)) {
    if (policy === ANY) continue;
    const known = before.get(policy);
    if (known !== undefined) result.set(policy, known);
    // Under a path of anyPolicy the policy begins here.
    else if (wildcard !== undefined) result.set(policy, begin(wildcard, policy));
  }
  if (asserted.includes(ANY) && anyCounts)
    for (const [policy, origins] of before) if (!result.has(policy)) result.set(policy, origins);
  return result;
}

/** A policy that begins under a wildcard is known in the first domain under its own name. */
function begin(wildcard: ReadonlySet<string>, policy: string): ReadonlySet<string> {
  return new Set([...wildcard].map((origin) => (origin === ANY ? policy : origin)));
}

/** 6.1.4, a and b: the issuer's names for policies become the subject's. */
function map(valid: Valid, { extensions }: Certificate, allowed: boolean): Valid {
  const extension = extensions.get(oid.policyMappings);
  if (extension === undefined) return valid;
  const pairs = children(expect(readDer(extension.value), tag.sequence)).map((pair) => {
    const [from, to] = children(expect(pair, tag.sequence)).map(oidText);
    // Nothing may be mapped from or to anyPolicy (6.1.4, a): no path is better than that one.
    if (from === undefined || to === undefined || from === ANY || to === ANY) throw notDer();
    return { from, to };
  });
  const mapped = new Set(pairs.map(({ from }) => from));
  const result = new Map([...valid].filter(([policy]) => !mapped.has(policy)));
  if (!allowed) return result;
  const wildcard = valid.get(ANY);
  for (const { from, to } of pairs.slice(0, MAX_POLICIES)) {
    const origins = valid.get(from) ?? (wildcard && begin(wildcard, from));
    if (origins !== undefined) result.set(to, new Set([...(result.get(to) ?? []), ...origins]));
  }
  return result;
}

/** Numbers of further certificates after which a condition begins; infinite when it does not. */
function readConstraints({ extensions }: Certificate): {
  readonly explicit: number;
  readonly mapping: number;
  readonly any: number;
} {
  const constraints = extensions.get(oid.policyConstraints);
  const parts =
    constraints === undefined ? [] : children(expect(readDer(constraints.value), tag.sequence));
  const number = (type: number) => count(parts.find((part) => part.tag === type));
  const inhibit = extensions.get(oid.inhibitAnyPolicy);
  return {
    explicit: number(0x80),
    mapping: number(0x81),
    any: inhibit === undefined ? Infinity : smallInteger(readDer(inhibit.value)),
  };
}

function count(part: Der | undefined): number {
  return part === undefined ? Infinity : smallInteger({ ...part, tag: tag.integer });
}
