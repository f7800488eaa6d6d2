import type { Condition, QuestionSchema, SignerPlace } from '../generated/procedure.ts';
import { isObject, type JsonObject } from '../json.ts';
import { translateComponent, type Translated } from './components.ts';
import {
  allOf,
  conditionOfComponent,
  Untranslatable,
  type Find,
  type Known,
} from './conditions.ts';
import { asText, grids, isRequired, kindOf, lastStep } from './facts.ts';
import type { Group, Leaf } from './flatten.ts';
import { isSafeKey, type KeyMap } from './key-map.ts';
import { lostBehaviour } from './lost.ts';
import { nameTaker } from './names.ts';
import type { Headed } from './pages.ts';
import { plainText } from './plain-text.ts';
import type { Note } from './report.ts';
import { tableOf } from './table.ts';
import { labelled } from './words.ts';

/** The questions of a form. */
export interface ImportedQuestions {
  properties: Record<string, QuestionSchema>;
  required: string[];
  groups: Headed[];
  signers: SignerPlace[];
  keyMap: KeyMap;
}

/** A component on its way to a question. */
interface Pending extends Translated {
  leaf: Leaf;
  name: string;
  group: number;
}

/** Most questions, and most signers: the language takes no more. */
const MAX_QUESTIONS = 400;
const MAX_SIGNERS = 8;
/** Longest words at the head of a page. */
const MAX_DESCRIPTION = 2000;

/** Translates what stands in the groups; names are given before conditions are read. */
export function importQuestions(groups: readonly Group[], note: Note): ImportedQuestions {
  const made: ImportedQuestions = {
    properties: {},
    required: [],
    groups: groups.map(headed),
    signers: [],
    keyMap: {},
  };
  const pending: Pending[] = [];
  const places: Leaf[] = [];
  const name = nameTaker();
  const grouped = groups.map((group) => group.leaves.flatMap(surveyQuestions));
  const names = namesOf(grouped.flat(), name);
  let left = 0;
  grouped.forEach((leaves, index) => {
    for (const leaf of leaves) {
      if (leaf.component['type'] === 'signature') {
        places.push(leaf);
        continue;
      }
      const grid = grids.has(asText(leaf.component['type']));
      const translated = grid ? tableOf(leaf, note) : translateComponent(leaf.component);
      if (typeof translated === 'string') note('left-out', leaf.pointer, translated);
      else if (pending.length >= MAX_QUESTIONS) left += 1;
      else {
        const own = { ...translated, leaf, name: names.get(leaf)!, group: index };
        pending.push(own);
        placeInData(made.keyMap, own);
      }
    }
  });
  if (left > 0) {
    note(
      'left-out',
      '/components',
      `A procedure asks ${MAX_QUESTIONS} questions; ${left} are too many.`,
    );
  }

  const find = finder(pending);
  for (const question of pending) settle(question, find, made, note);
  for (const leaf of places) addSigner(leaf, name, find, made, note);
  requireOneSigner(made.signers, note);
  return made;
}

/**
 * A name for each question. Those outside containers come first: their keys are names already, and
 * stay so.
 */
function namesOf(
  leaves: readonly Leaf[],
  take: ReturnType<typeof nameTaker>,
): ReadonlyMap<Leaf, string> {
  const asked = leaves.filter(({ component }) => component['type'] !== 'signature');
  const inside = (leaf: Leaf) => leaf.path.includes('.');
  const ordered = [...asked.filter((leaf) => !inside(leaf)), ...asked.filter(inside)];
  return new Map(
    ordered.map((leaf) => [leaf, take(lastStep(leaf.path || 'question'), 'question')] as const),
  );
}

/** An unsigned form proves nothing. */
function requireOneSigner(signers: SignerPlace[], note: Note): void {
  const [first] = signers;
  if (!first || signers.some((signer) => signer.required)) return;
  first.required = true;
  note('approximated', '/procedure/signers/0', `${first.id} has to sign: somebody must.`);
}

function headed({ leaves: _, words, ...heading }: Group): Headed {
  const description = plainText(words.join(' '), MAX_DESCRIPTION);
  return { ...heading, ...(description === undefined ? {} : { description }), questions: [] };
}

function settle(question: Pending, find: Find, made: ImportedQuestions, note: Note): void {
  const { leaf, name, schema, changes } = question;
  const { component, pointer } = leaf;
  const gate = readGates(leaf, find);
  const wanted = isRequired(component) && gate.lost === undefined;
  if (gate.lost !== undefined) {
    changes.push(
      `Always asked, never required: when it is shown cannot be translated, ${gate.lost}.`,
    );
  }
  const full = labelled(schema, component, name);
  made.properties[name] = gate.when
    ? {
        ...full,
        question: { ...full.question, when: gate.when, ...(wanted ? { required: true } : {}) },
      }
    : full;
  if (wanted && !gate.when) made.required.push(name);
  made.groups[question.group]!.questions.push(name);
  for (const { at, message } of lostBehaviour(component)) note('left-out', pointer + at, message);
  const outcome = changes.length > 0 ? 'approximated' : 'translated';
  note(outcome, pointer, [`Asked as ${name}.`, ...changes].join(' '));
}

function addSigner(
  leaf: Leaf,
  name: ReturnType<typeof nameTaker>,
  find: Find,
  made: ImportedQuestions,
  note: Note,
): void {
  if (made.signers.length >= MAX_SIGNERS) {
    note('left-out', leaf.pointer, `At most ${MAX_SIGNERS} people sign one form.`);
    return;
  }
  const gate = readGates(leaf, find);
  const id = name(lastStep(leaf.path), 'signer');
  made.signers.push({
    id,
    title: plainText(leaf.component['label'], 200) ?? 'NGƯỜI KÝ',
    ...(gate.when ? { when: gate.when } : {}),
    ...(isRequired(leaf.component) && gate.lost === undefined ? { required: true } : {}),
  });
  const lost = gate.lost === undefined ? '' : ` When it is asked for is lost: ${gate.lost}.`;
  note(
    'approximated',
    leaf.pointer,
    `A drawn signature proves nothing: ${id} signs the PDF instead. Name the question with the signer's name.${lost}`,
  );
}

function readGates(leaf: Leaf, find: Find): { when?: Condition; lost?: string } {
  try {
    const conditions = leaf.gates.map(({ component }) => conditionOfComponent(component, find));
    const when = allOf(conditions.filter((condition) => condition !== undefined));
    return when ? { when } : {};
  } catch (error) {
    if (error instanceof Untranslatable) return { lost: error.message };
    throw error;
  }
}

/** Form.io names a component by its path in the data, or by its key alone. */
function finder(pending: readonly Pending[]): Find {
  const byPath = new Map<string, Known>();
  const byKey = new Map<string, Known>();
  for (const { leaf, name, schema } of pending) {
    const known: Known = { name, kind: kindOf(schema) };
    const options = known.kind === 'choices' ? schema.items?.oneOf : schema.oneOf;
    if (options) known.options = new Set(options.map((option) => String(option.const)));
    if (leaf.path !== '' && !byPath.has(leaf.path)) byPath.set(leaf.path, known);
    const key = lastStep(leaf.path);
    if (!byKey.has(key)) byKey.set(key, known);
  }
  return (key) => {
    const known = byPath.get(key) ?? byKey.get(key);
    if (known) return known;
    const cut = key.lastIndexOf('.');
    const several = cut < 0 ? undefined : byPath.get(key.slice(0, cut));
    const option = key.slice(cut + 1);
    const isBox = several?.kind === 'choices' && several.options?.has(option);
    return isBox ? { ...several, option } : undefined;
  };
}

function placeInData(keyMap: KeyMap, { leaf, name, shape, columns }: Pending): void {
  if (leaf.path === '' || !isSafeKey(leaf.path)) return;
  if (shape || leaf.path !== name) keyMap[name] = { key: leaf.path, ...shape };
  for (const [column, place] of Object.entries(columns ?? {})) keyMap[`${name}/${column}`] = place;
}

/** A survey asks one choice in each of its lines. */
function surveyQuestions(leaf: Leaf): Leaf[] {
  const { component, path, pointer, gates } = leaf;
  if (component['type'] !== 'survey' || !Array.isArray(component['questions'])) return [leaf];
  return component['questions'].filter(isObject).map((line: JsonObject, index) => ({
    component: {
      ...component,
      type: 'radio',
      label: line['label'],
      description: line['tooltip'] ?? component['description'],
      defaultValue: undefined,
    },
    path: `${path}.${asText(line['value']) || index}`,
    pointer: `${pointer}/questions/${index}`,
    gates,
  }));
}
