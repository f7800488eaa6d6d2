/** The legal profiles of schemas/profiles as a module, and their type from the meta-schema. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { root } from '../lib/run.ts';
import { banner, literal, type Output } from './output.ts';

const folder = join(root, 'schemas', 'profiles');

/** @throws Error for a profile that the meta-schema refuses. */
export async function profiles(): Promise<Output> {
  const path = join(root, 'schemas', 'profile.schema.json');
  const schema = JSON.parse(await readFile(path, 'utf8')) as JSONSchema;
  const ajv = new Ajv2020({ formats: { date: /^\d{4}-\d\d-\d\d$/ } });
  const valid = ajv.compile(schema as AnySchemaObject);
  const found: { validFrom: string }[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    const { $schema, ...profile } = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
      $schema?: string;
      validFrom: string;
    };
    if (!valid({ $schema, ...profile }))
      throw new Error(`schemas/profiles/${name}: ${ajv.errorsText(valid.errors)}`);
    found.push(profile);
  }
  const type = await compile(schema, 'LegalProfile', {
    bannerComment: banner.trimEnd(),
    ignoreMinAndMaxItems: true,
    format: true,
    style: { singleQuote: true, printWidth: 100 },
  });
  const text = `${banner}import type { LegalProfile } from './legal-profile.ts';

/** schemas/profiles/*.json */
export const builtInProfiles: readonly LegalProfile[] = ${literal(found)};
`;
  return { 'legal-profile.ts': type, 'profiles.ts': text };
}
