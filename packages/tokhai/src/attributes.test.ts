import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

interface Manifest {
  modules: Array<{
    declarations?: Array<{ tagName?: string; attributes?: Array<{ name: string }> }>;
  }>;
}

/** The attributes that each element reads, as the manifest of custom elements lists them. */
async function attributesOfTags(): Promise<Map<string, string[]>> {
  const file = new URL('../custom-elements.json', import.meta.url);
  const { modules } = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  return new Map(
    modules
      .flatMap(({ declarations = [] }) => declarations)
      .flatMap(({ tagName, attributes = [] }) =>
        tagName === undefined ? [] : [[tagName, attributes.map(({ name }) => name)] as const],
      ),
  );
}

/** The members of an interface of `attributes.ts`, with those that it inherits. */
async function membersOf(name: string): Promise<string[]> {
  const source = await readFile(new URL('attributes.ts', import.meta.url), 'utf8');
  const alias = new RegExp(`type ${name} = (\\w+);`).exec(source);
  if (alias) return membersOf(alias[1]!);
  const found = new RegExp(`interface ${name}(?: extends (\\w+))? \\{([^}]*)\\}`).exec(source);
  assert.ok(found, `attributes.ts has ${name}`);
  const [, parent, body = ''] = found;
  const own = [...body.matchAll(/^ {2}'?([\w-]+)'?\?:/gm)].map(([, member = '']) => member);
  return [...own, ...(parent === undefined ? [] : await membersOf(parent))];
}

/** What frameworks set besides: properties, and what every element of a form has. */
const others: Readonly<Record<string, readonly string[]>> = {
  'tk-procedure': ['prefill'],
  // What a form posts at first: frameworks take `value` for the property.
  'tk-field': ['initial', 'form'],
};

test('the typings of frameworks know every attribute of every element, and no other', async () => {
  const tags = await attributesOfTags();
  assert.deepEqual([...tags.keys()].toSorted(), [
    'tk-bundle',
    'tk-field',
    'tk-procedure',
    'tk-verify',
  ]);
  for (const [tag, attributes] of tags) {
    const part = tag.slice('tk-'.length);
    const typed = await membersOf(`${part[0]!.toUpperCase()}${part.slice(1)}Attributes`);
    const expected = [...attributes, ...(others[tag] ?? [])];
    assert.deepEqual(typed.toSorted(), expected.toSorted(), tag);
  }
});
