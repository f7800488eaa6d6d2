import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { templates } from './en.ts';

interface Message {
  id: string;
  source: string;
}

const sourceFolder = new URL('../', import.meta.url);
const call =
  /msg\(\s*(?:str)?(?<quote>['`])(?<source>.*?)\k<quote>,\s*\{\s*id: '(?<id>[^']+)',?\s*\}/gs;

async function messages(): Promise<Message[]> {
  const names = await readdir(sourceFolder, { recursive: true });
  const found: Message[] = [];
  for (const name of names.filter((file) => /(?<!\.(?:test|browser))\.ts$/.test(file))) {
    const text = await readFile(new URL(name, sourceFolder), 'utf8');
    const inFile = [...text.matchAll(call)].map(({ groups }) => ({
      id: groups!['id']!,
      source: groups!['source']!,
    }));
    assert.equal(inFile.length, text.split('msg(').length - 1, `${name}: a message without id`);
    found.push(...inFile);
  }
  return found;
}

/** How many values a message takes. */
function valueCount(source: string): number {
  return source.split('${').length - 1;
}

test('every Vietnamese message has an English one, with the same number of values', async () => {
  const found = await messages();
  assert.ok(found.length > 100);
  for (const { id, source } of found) {
    const template: unknown = (templates as Record<string, unknown>)[id];
    assert.ok(template !== undefined, `locales/en.ts: ${id} is missing`);
    const values = typeof template === 'string' ? [] : (template as { values: number[] }).values;
    assert.equal(new Set(values).size, valueCount(source), `locales/en.ts: values of ${id}`);
  }
});

test('one id stands for one message', async () => {
  const sources = new Map<string, string>();
  for (const { id, source } of await messages()) {
    assert.equal(sources.get(id) ?? source, source, `two messages with the id ${id}`);
    sources.set(id, source);
  }
});

test('no English message is left over', async () => {
  const ids = new Set((await messages()).map(({ id }) => id));
  assert.deepEqual(
    Object.keys(templates).filter((id) => !ids.has(id)),
    [],
  );
});
