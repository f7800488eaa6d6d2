import type { Condition } from '../generated/procedure.ts';
import { isObject, type JsonObject } from '../json.ts';
import { both, conditionOf, type Look } from './conditions.ts';
import { follow } from './schema-at.ts';

/** What reads the parts of one object. */
export interface PartReader {
  root: JsonObject;
  look: Look;
  /** That something of a part was said; undefined when nothing of it is asked. */
  answered: (key: string) => Condition | undefined;
  read: (key: string, part: unknown, when: Condition | undefined, must: boolean) => void;
  /** Makes a part that is there required when something holds. */
  require: (key: string, when: Condition) => void;
  /** Whether one more branch may be read: branches may refer to one another. */
  mayGoOn: () => boolean;
  /** Notes a part whose condition no form can ask: it is asked of everybody, and may be left out. */
  askedAlways: (key: string) => void;
}

/** The schema that holds under a condition, with `$ref` followed. */
interface Branch {
  schema: JsonObject;
  trail: readonly JsonObject[];
}

/** Under what a branch stands. */
interface Around {
  when: Condition | undefined;
  /** Some condition around it can be asked by no form. */
  isUnclear: boolean;
  /** Parts that are there whenever the branch holds: it can make them required, no more. */
  known: ReadonlySet<string>;
}

/**
 * `if`, `then`, `else`, and schemas that depend on a part, also inside one another. What several
 * branches describe is read for each: mostly one of them holds.
 */
export function readBranches(
  { schema, trail }: Branch,
  reader: PartReader,
  { when: above, isUnclear, known }: Around,
): void {
  const always = new Set<string>();
  const branch = (written: unknown, own: Condition | undefined): void => {
    const found = follow(written, reader.root, trail);
    if (!found || !reader.mayGoOn()) return;
    const unclear = isUnclear || own === undefined;
    const when = unclear ? undefined : both(above, own);
    const isKnown = new Set([...known, ...always]);
    const added = readBranch(found.schema, reader, when, isKnown);
    if (!when) for (const key of added) always.add(key);
    readBranches(found, reader, {
      when,
      isUnclear: unclear,
      known: new Set([...isKnown, ...added]),
    });
  };
  const conditionals = [schema, ...(Array.isArray(schema['allOf']) ? schema['allOf'] : [])];
  for (const one of conditionals.filter(isObject)) {
    if (!('if' in one)) continue;
    const when = conditionOf(follow(one['if'], reader.root, trail)?.schema, reader.look);
    branch(one['then'], when);
    branch(one['else'], when && { not: when });
  }
  for (const keyword of ['dependentSchemas', 'dependencies']) {
    const table = isObject(schema[keyword]) ? schema[keyword] : {};
    for (const [key, dependent] of Object.entries(table)) {
      const when = reader.answered(key);
      if (!when || !isObject(dependent)) continue;
      branch(dependent, when);
      for (const one of Array.isArray(dependent['oneOf']) ? dependent['oneOf'] : []) {
        branch(one, conditionOf(one, reader.look));
      }
    }
  }
}

/** Reads what a branch adds, and gives the keys of that. */
function readBranch(
  schema: JsonObject,
  reader: PartReader,
  when: Condition | undefined,
  known: ReadonlySet<string>,
): ReadonlySet<string> {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const parts = isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  const isNew = new Set(parts.map(([key]) => key).filter((key) => !known.has(key)));
  for (const [key, part] of parts) {
    if (!isNew.has(key)) continue;
    reader.read(key, part, when, when !== undefined && required.includes(key));
    if (!when) reader.askedAlways(key);
  }
  for (const key of required.map(String)) {
    if (isNew.has(key) || !known.has(key)) continue;
    if (when) reader.require(key, when);
    else reader.askedAlways(key);
  }
  return isNew;
}
