import type { QuestionSchema } from '../generated/procedure.ts';
import { isObject } from '../json.ts';
import { translateComponent, type Translated } from './components.ts';
import { asText, grids, isRequired, kindOf, lastStep } from './facts.ts';
import { flatten, type Leaf } from './flatten.ts';
import { isSafeKey, type KeyPlace } from './key-map.ts';
import { nameTaker } from './names.ts';
import { plainText } from './plain-text.ts';
import type { Note } from './report.ts';
import { labelled } from './words.ts';

/** Most rows, where the form sets no limit. */
const MAX_ROWS = 50;

/** Kinds that a row does not hold. */
const notInRows: ReadonlySet<string> = new Set(['file', 'person', 'statement']);

/** A grid as a table: what stands in a row becomes its columns. A sentence: why there is none. */
export function tableOf(leaf: Leaf, note: Note): Translated | string {
  const { component, pointer } = leaf;
  const properties: Record<string, QuestionSchema> = {};
  const required: string[] = [];
  const columns: Record<string, KeyPlace> = {};
  const changes: string[] = [];
  const take = nameTaker();
  const groups = flatten(component['components'], `${pointer}/components`, note);
  for (const cell of groups.flatMap((group) => group.leaves)) {
    const type = asText(cell.component['type']);
    const made = grids.has(type)
      ? 'A row holds no table of its own.'
      : type === 'signature'
        ? 'Nobody signs in a row of a table.'
        : translateComponent(cell.component);
    if (typeof made === 'string' || notInRows.has(kindOf(made.schema))) {
      const why = typeof made === 'string' ? made : 'A row of a table does not hold it.';
      note('left-out', cell.pointer, why);
      continue;
    }
    const conditional = cell.gates.length > 0;
    const name = take(lastStep(cell.path), 'column');
    properties[name] = labelled(made.schema, cell.component, name);
    if (conditional) made.changes.push('In a table it is always asked, and never required.');
    else if (isRequired(cell.component)) required.push(name);
    if (isSafeKey(cell.path) && (made.shape || cell.path !== name)) {
      columns[name] = { key: cell.path, ...made.shape };
    }
    const outcome = made.changes.length > 0 ? 'approximated' : 'translated';
    note(outcome, cell.pointer, [`A column, ${name}.`, ...made.changes].join(' '));
  }
  if (Object.keys(properties).length === 0) return 'No column is left that a row could ask.';

  const validate = isObject(component['validate']) ? component['validate'] : {};
  const [least, most] = [rows(validate['minLength']), rows(validate['maxLength'])];
  const maxItems = Math.max(1, most ?? MAX_ROWS);
  const add = plainText(component['addAnother'], 100);
  const schema: QuestionSchema = {
    type: 'array',
    ...(least ? { minItems: Math.min(least, maxItems) } : {}),
    maxItems,
    items: { type: 'object', properties, required, additionalProperties: false },
    question: { kind: 'table', ...(add === undefined ? {} : { add }) },
  };
  return { schema, changes, columns };
}

function rows(value: unknown): number | undefined {
  const number = Number(value === '' || value === null ? Number.NaN : value);
  return Number.isInteger(number) && number > 0 && number <= 500 ? number : undefined;
}
