import { isObject, pointerStep, type JsonObject } from '../json.ts';
import { asText, grids, isConditional } from './facts.ts';
import { markedQuestion } from './marked.ts';
import { plainText } from './plain-text.ts';
import type { Note } from './report.ts';

/** Something that has a condition of its own: a component, or one that encloses it. */
export interface Gate {
  component: JsonObject;
  pointer: string;
}

/** A component that asks or tells, out of its layout. */
export interface Leaf {
  component: JsonObject;
  pointer: string;
  /** Where Form.io keeps its answer inside `data`: keys joined by dots. */
  path: string;
  /** Itself and what encloses it, as far as they have conditions, outermost first. */
  gates: Gate[];
}

/** What stands together under one heading. */
export interface Group {
  key: string;
  title?: string;
  section?: string;
  leaves: Leaf[];
  /** What is only told there. */
  words: string[];
}

interface Place {
  prefix: string;
  gates: Gate[];
  /** The headings around it, outermost first. */
  headings: string[];
}

/** Layout that may bear a heading: each becomes a page. */
const headed: ReadonlySet<string> = new Set(['panel', 'fieldset', 'well', 'tab']);
/** Components that only tell something, and where their words stand. */
const telling: Record<string, string> = { content: 'html', htmlelement: 'content' };

/** The components of a form, or of a row of a grid, without their layout, grouped by headings. */
export function flatten(components: unknown, pointer: string, note: Note): Group[] {
  const groups: Group[] = [{ key: 'page', leaves: [], words: [] }];
  walk(components, pointer, { prefix: '', gates: [], headings: [] });
  return groups.filter(({ leaves }) => leaves.length > 0);

  function walk(list: unknown, at: string, place: Place): void {
    if (!Array.isArray(list)) return;
    list.forEach((component: unknown, index) => {
      const here = `${at}${pointerStep(index)}`;
      if (isObject(component)) visit(component, here, place);
      else note('left-out', here, 'Not a component.');
    });
  }

  function visit(component: JsonObject, at: string, outer: Place): void {
    const type = asText(component['type']);
    const gates = isConditional(component)
      ? [...outer.gates, { component, pointer: at }]
      : outer.gates;
    const place: Place = { ...outer, gates };
    if (isHidden(component)) {
      note('left-out', at, 'Hidden in the form: nobody is asked it.');
      return;
    }
    if (Object.hasOwn(telling, type) && !markedQuestion(component)) {
      const words = plainText(component[telling[type]!], 600);
      if (words !== undefined) groups.at(-1)!.words.push(words);
      const where = words === undefined ? 'left-out' : 'approximated';
      note(where, at, words === undefined ? 'It says nothing.' : 'Told at the head of the page.');
      return;
    }
    const inner = childrenOf(component, type, at);
    if (!inner || markedQuestion(component)) {
      const path = joined(outer.prefix, component['key']);
      groups.at(-1)!.leaves.push({ component, pointer: at, path, gates });
      return;
    }
    if (type === 'container' || type === 'form') {
      const own = joined(outer.prefix, component['key']);
      place.prefix = type === 'form' ? joined(own, 'data') : own;
    }
    const title = headed.has(type) ? headingOf(component) : undefined;
    if (title !== undefined) {
      place.headings = [...outer.headings, title];
      open(asText(component['key']), place.headings);
    }
    for (const { list, at: inside, tab } of inner) {
      if (tab === undefined) {
        walk(list, inside, place);
        continue;
      }
      open('tab', [...place.headings, tab]);
      walk(list, inside, { ...place, headings: [...place.headings, tab] });
    }
    const tabbed = inner.some(({ tab }) => tab !== undefined);
    if (title !== undefined || tabbed) open('page', outer.headings);
    note('translated', at, told(type, title));
  }

  /** Whatever comes now stands under these headings. */
  function open(key: string, headings: readonly string[]): void {
    const [title, section] = [headings.at(-1), headings.at(-2)];
    groups.push({
      key,
      leaves: [],
      words: [],
      ...(title === undefined ? {} : { title }),
      ...(section === undefined ? {} : { section }),
    });
  }
}

function told(type: string, title: string | undefined): string {
  if (title !== undefined) return `A page: ${title}.`;
  return `The layout (${type || 'no type'}) is left to the form; what it holds is kept.`;
}

/** The components inside a layout; undefined for a component that is no layout. */
function childrenOf(
  component: JsonObject,
  type: string,
  pointer: string,
): Array<{ list: unknown; at: string; tab?: string }> | undefined {
  if (grids.has(type)) return undefined;
  if (type === 'columns') {
    return arrayOf(component['columns']).map((column, index) => ({
      list: isObject(column) ? column['components'] : undefined,
      at: `${pointer}/columns/${index}/components`,
    }));
  }
  if (type === 'table' && Array.isArray(component['rows'])) {
    return component['rows'].flatMap((row: unknown, y) =>
      arrayOf(row).map((cell, x) => ({
        list: isObject(cell) ? cell['components'] : undefined,
        at: `${pointer}/rows/${y}/${x}/components`,
      })),
    );
  }
  const { components } = component;
  if (!Array.isArray(components)) return undefined;
  if (type !== 'tabs') return [{ list: components, at: `${pointer}/components` }];
  return components.map((tab: unknown, index) => ({
    list: isObject(tab) ? tab['components'] : undefined,
    at: `${pointer}/components/${index}/components`,
    tab: (isObject(tab) && headingOf(tab)) || `${index + 1}`,
  }));
}

function headingOf(component: JsonObject): string | undefined {
  const words = [component['title'], component['legend'], component['label']];
  // Form.io's builder writes the name of the type where nobody wrote a heading.
  return words
    .map((text) => plainText(text, 200))
    .find((text) => text !== undefined && !/^(panel|field ?set|well|tab)$/i.test(text));
}

function isHidden(component: JsonObject): boolean {
  return component['hidden'] === true || component['type'] === 'hidden';
}

function joined(prefix: string, key: unknown): string {
  return [prefix, typeof key === 'string' ? key : ''].filter((step) => step !== '').join('.');
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
