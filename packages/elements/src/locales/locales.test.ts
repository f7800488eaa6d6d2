import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { templates as en } from './en.ts';
import { templates as km } from './km.ts';

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

/** Each language, and how many messages may stay Vietnamese: none, unless it is a draft. */
const locales: Record<string, { templates: Record<string, unknown>; mayMiss: number }> = {
  en: { templates: en, mayMiss: 0 },
  km: { templates: km, mayMiss: 60 },
};

for (const [tag, { templates, mayMiss }] of Object.entries(locales)) {
  test(`${tag}: no more than ${mayMiss} messages are missing`, async (context) => {
    const ids = new Set((await messages()).map(({ id }) => id));
    assert.ok(ids.size > 100);
    const missing = [...ids].filter((id) => !Object.hasOwn(templates, id));
    context.diagnostic(`${tag}: ${missing.length} of ${ids.size} messages are missing`);
    const list = `locales/${tag}.ts: missing ${missing.join(', ')}`;
    assert.ok(missing.length <= mayMiss, list);
  });

  test(`${tag}: a message has the values of the Vietnamese one`, async () => {
    for (const { id, source } of await messages()) {
      const template = templates[id];
      if (template === undefined) continue;
      const values = typeof template === 'string' ? [] : (template as { values: number[] }).values;
      assert.equal(new Set(values).size, valueCount(source), `locales/${tag}.ts: values of ${id}`);
    }
  });

  test(`${tag}: no message is left over, and all are precomposed`, async () => {
    const ids = new Set((await messages()).map(({ id }) => id));
    const all = Object.entries(templates);
    assert.deepEqual(
      all.map(([id]) => id).filter((id) => !ids.has(id)),
      [],
    );
    for (const [id, template] of all) {
      const text = JSON.stringify(template);
      assert.equal(text, text.normalize('NFC'), `locales/${tag}.ts: ${id}`);
    }
  });
}

test('one id stands for one message', async () => {
  const sources = new Map<string, string>();
  for (const { id, source } of await messages()) {
    assert.equal(sources.get(id) ?? source, source, `two messages with the id ${id}`);
    sources.set(id, source);
  }
});
