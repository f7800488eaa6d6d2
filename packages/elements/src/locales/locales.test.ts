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

/**
 * What somebody confirms without a signature: it binds, so it is said in no draft. Each of these
 * stands in a part of the page that is marked by `bindingMark`.
 */
const binding = [
  'awaiting-heading',
  'awaiting-how',
  'awaiting-look',
  'awaiting-missing',
  'awaiting-take-back',
  'confirm-answer',
  'confirm-answer-hint',
  'confirm-declares',
  'confirm-end',
  'confirm-form',
  'confirm-lead',
  'confirm-login',
  'confirm-login-first',
  'confirm-missing',
  'confirm-no-signature',
  'confirm-offer',
  'confirm-sent',
  'confirm-several',
  'confirm-start',
  'confirm-submit',
  'keep-confirmed',
];

/** Each language, and the messages that stay Vietnamese. */
const locales: Record<
  string,
  { templates: Record<string, unknown>; untranslated: readonly string[] }
> = {
  en: { templates: en, untranslated: [] },
  km: { templates: km, untranslated: binding },
};

for (const [tag, { templates, untranslated }] of Object.entries(locales)) {
  test(`${tag}: ${untranslated.length} messages are not translated, and no other`, async () => {
    const ids = new Set((await messages()).map(({ id }) => id));
    assert.ok(ids.size > 100);
    const missing = [...ids].filter((id) => !Object.hasOwn(templates, id));
    assert.deepEqual(missing.toSorted(), untranslated);
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
