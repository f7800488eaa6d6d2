/**
 * custom-elements.json of the packages with elements, for editors, catalogues and wrappers: what
 * the sources say, without what is private.
 * Format: Custom Elements Manifest 1.0.0, https://github.com/webcomponents/custom-elements-manifest
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { format } from 'prettier';
import { root } from '../lib/run.ts';
import { customProperties, type CustomProperty } from './custom-properties.ts';
import type { Output } from './output.ts';

/** A member, attribute, event or superclass, as far as it is read here. */
export interface Entry {
  name: string;
  kind?: string;
  description?: string;
  privacy?: string;
  fieldName?: string;
  inheritedFrom?: Reference;
  [other: string]: unknown;
}

interface Reference {
  name: string;
  package?: string;
  module?: string;
}

/** What the manifest says of one class. */
export interface Declaration {
  kind: string;
  name: string;
  tagName?: string;
  customElement?: boolean;
  description?: string;
  superclass?: Reference;
  members?: Entry[];
  attributes?: Entry[];
  events?: Entry[];
  cssParts?: Entry[];
  cssProperties?: CustomProperty[];
  [other: string]: unknown;
}

interface Module {
  kind: string;
  path: string;
  declarations: Declaration[];
  exports: unknown[];
}

/** A manifest, as far as it is read here. */
export interface Manifest {
  schemaVersion: string;
  modules: Module[];
}

/** Packages with elements, and the classes of each that are told of without being a tag. */
const packages = { elements: '@tokhai/elements', tokhai: 'tokhai' };
type Package = keyof typeof packages;
const bases: readonly string[] = ['ProcedureElement', 'FieldElement', 'FetchedElement'];

/** Modules that hold an element or what one inherits. */
const holdsElement = /\bclass \w+(?:<[^{]+>)? extends \w+(?:Element|Field)\b/;

/** @returns `custom-elements.json` of one package */
export async function customElements(of: Package): Promise<Output> {
  const manifest = await analyse();
  const tags = await tagNames();
  const styles = await customProperties();
  const modules = manifest.modules
    .filter(({ path }) => path.startsWith(`packages/${of}/`))
    .map((module) => publicModule(module, { of, tags, styles }))
    .filter(({ declarations }) => declarations.length > 0);
  const text = JSON.stringify({
    schemaVersion: manifest.schemaVersion,
    readme: 'README.md',
    modules,
  });
  return { 'custom-elements.json': await format(text, { parser: 'json', printWidth: 100 }) };
}

async function analyse(): Promise<Manifest> {
  const paths = (
    await Promise.all(
      Object.keys(packages).map(async (name) => {
        const folder = `packages/${name}/src`;
        const found = await readdir(join(root, folder), { recursive: true });
        return found.map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
      }),
    )
  )
    .flat()
    .filter((path) => /^(?!.*\/testing\/)(?!.*\.(?:test|browser)\.ts$).*\.ts$/.test(path))
    .toSorted();
  const modules = [];
  for (const path of paths) {
    const source = await readFile(join(root, path), 'utf8');
    if (!holdsElement.test(source)) continue;
    modules.push(ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true));
  }
  return create({ modules, plugins: litPlugin(), context: { dev: false } }) as Manifest;
}

/** The tag of each class: of fields from their registry, of what a portal installs by its name. */
async function tagNames(): Promise<ReadonlyMap<string, string>> {
  const registry = await readFile(join(root, 'packages/elements/src/fields/index.ts'), 'utf8');
  const fields = [...registry.matchAll(/^ {2}'?([\w-]+)'?: (\w+Field),$/gm)];
  if (fields.length === 0)
    throw new Error('packages/elements/src/fields/index.ts has no registry.');
  return new Map([
    ...fields.map(([, kind, name]) => [name ?? '', `tk-${kind ?? ''}-field`] as const),
    ['TkProcedure', 'tk-procedure'],
    ['TkVerify', 'tk-verify'],
    ['TkBundle', 'tk-bundle'],
    ['TkField', 'tk-field'],
  ]);
}

interface Context {
  of: Package;
  tags: ReadonlyMap<string, string>;
  styles: readonly CustomProperty[];
}

function publicModule(module: Module, context: Context): Module {
  const path = published(module.path);
  const declarations = module.declarations
    .filter(({ name }) => context.tags.has(name) || bases.includes(name))
    .map((declaration) => publicDeclaration(declaration, context));
  const exports = declarations.flatMap(({ name, tagName }) => [
    { kind: 'js', name, declaration: { name, module: path } },
    ...(tagName === undefined
      ? []
      : [
          { kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } },
        ]),
  ]);
  return { kind: 'javascript-module', path, declarations, exports };
}

function publicDeclaration(declaration: Declaration, context: Context): Declaration {
  const { name, superclass, members, attributes, events, cssParts } = declaration;
  const refer = <Item extends Entry>(item: Item): Item =>
    item.inheritedFrom
      ? { ...item, inheritedFrom: reference(item.inheritedFrom, context.of) }
      : item;
  const shown = (members ?? []).filter(isPublic).map(refer);
  const names = new Set(shown.map((member) => member.name));
  const tagName = context.tags.get(name);
  return {
    kind: 'class',
    name,
    ...(tagName === undefined ? {} : { tagName }),
    customElement: true,
    description: declaration.description ?? '',
    ...(superclass ? { superclass: reference(superclass, context.of) } : {}),
    members: shown,
    attributes: (attributes ?? [])
      .filter(({ fieldName }) => fieldName === undefined || names.has(fieldName))
      .map(refer),
    // What is fired by a helper has no name of its own there.
    events: (events ?? []).filter(({ description }) => description !== undefined).map(refer),
    ...(cssParts ? { cssParts: cssParts.map(refer) } : {}),
    // A field has those of its base: nineteen copies would tell no more.
    ...(name.endsWith('Field') ? {} : { cssProperties: [...context.styles] }),
  };
}

/** `make` is no member: the analyzer takes it for one where a constructor sets another object's. */
function isPublic({ name, privacy }: Entry): boolean {
  return (privacy === undefined || privacy === 'public') && name !== 'make';
}

/** Where another class is, as seen from a package. */
function reference({ name: written, package: from, module }: Reference, of: Package): Reference {
  const name = written.replace(/<.*/, '');
  const path = module?.replace(/^\//, '');
  const home = path?.split('/')[1] as Package | undefined;
  if (path === undefined || home === undefined) return { name, ...(from ? { package: from } : {}) };
  return home === of ? { name, module: published(path) } : { name, package: packages[home] };
}

/** The file that is published for a source. */
function published(path: string): string {
  return path.replace(/^packages\/\w+\/src\//, 'dist/').replace(/\.ts$/, '.js');
}
