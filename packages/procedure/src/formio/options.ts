import { isObject, type JsonObject } from '../json.ts';
import { asText } from './facts.ts';
import { plainText } from './plain-text.ts';

export interface Option {
  value: string;
  title: string;
}

/** Most options that the language takes. */
const MAX_OPTIONS = 400;

/** The options of a radio, a select or boxes; none when they are not in the form itself. */
export function dataOptions(component: JsonObject, changes: string[]): Option[] {
  const data = isObject(component['data']) ? component['data'] : {};
  const source = component['dataSrc'] ?? 'values';
  if (source === 'json') return listed(jsonOf(data['json']), component, changes);
  if (component['type'] === 'select' && source !== 'values') {
    changes.push(
      `Its options come from elsewhere (${asText(source).slice(0, 20)}): nothing is fetched, so it is asked as text. List the options, or refer to a shared list.`,
    );
    return [];
  }
  return listed(component['values'] ?? data['values'], component, changes);
}

function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value.slice(0, 1_000_000));
  } catch {
    return undefined;
  }
}

function listed(list: unknown, component: JsonObject, changes: string[]): Option[] {
  const property = component['valueProperty'];
  const options = new Map<string, Option>();
  for (const entry of Array.isArray(list) ? list : []) {
    const value = isObject(entry)
      ? (entry[typeof property === 'string' && property !== '' ? property : 'value'] ?? entry['id'])
      : entry;
    if (!['string', 'number', 'boolean'].includes(typeof value) || value === '') continue;
    const label = isObject(entry) ? (entry['label'] ?? entry['name'] ?? entry['title']) : entry;
    const text = String(value).normalize('NFC');
    if (text.length > 200 || options.has(text)) continue;
    options.set(text, { value: text, title: plainText(asText(label), 300) ?? text });
  }
  if (options.size > MAX_OPTIONS) {
    changes.push(`It has more than ${MAX_OPTIONS} options: asked as text.`);
    return [];
  }
  if (options.size === 0) changes.push('It has no options: asked as text.');
  return [...options.values()];
}
