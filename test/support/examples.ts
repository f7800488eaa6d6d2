/** The procedures of this repository with their valid examples, as journeys use them. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readProcedure, type Procedure } from '@tokhai/procedure';
import type { Answers } from '@tokhai/answers';
import { root } from '../../scripts/lib/run.ts';

/** Where the procedures lie: a folder for each. */
export const proceduresFolder = join(root, 'schemas', 'procedures');

export interface Example {
  name: string;
  answers: Answers;
}

export interface ProcedureWithExamples {
  folder: string;
  procedure: Procedure;
  /** Examples without an issue. */
  examples: Example[];
  /** Bytes of the example files, by SHA-256. */
  files: ReadonlyMap<string, Buffer>;
}

async function readFiles(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return new Map(files.map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes]));
}

async function readExamples(folder: string): Promise<Example[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const examples = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const { answers, issues = [] } = JSON.parse(text) as { answers: Answers; issues?: unknown[] };
      return issues.length === 0 ? [{ name: name.replace(/\.json$/, ''), answers }] : [];
    }),
  );
  return examples.flat();
}

async function readProcedureFolder(folder: string): Promise<ProcedureWithExamples> {
  const examples = join(proceduresFolder, folder, 'examples');
  const file = await readFile(join(proceduresFolder, folder, 'procedure.json'), 'utf8');
  return {
    folder,
    procedure: readProcedure(file),
    examples: await readExamples(examples),
    files: await readFiles(join(examples, 'files')),
  };
}

/** Every procedure, by folder. */
export async function proceduresWithExamples(): Promise<ProcedureWithExamples[]> {
  const folders: string[] = [];
  for (const entry of await readdir(proceduresFolder, { withFileTypes: true })) {
    if (entry.isDirectory()) folders.push(entry.name);
  }
  return Promise.all(folders.toSorted().map(readProcedureFolder));
}

/** A procedure, and an example of it by its name. */
export async function exampleOf(
  folder: string,
  wanted: string,
): Promise<[ProcedureWithExamples, Example]> {
  const found = await readProcedureFolder(folder);
  const example = found.examples.find(({ name }) => name === wanted);
  assert.ok(example, `${folder} has no example ${wanted}.json`);
  return [found, example];
}

/** The example whose journey is the longest that people often have: two signers where possible. */
export function journeyExample({ procedure, examples }: ProcedureWithExamples): Example {
  const two = examples.find(({ name }) => name === 'two-signers');
  const chosen = two ?? examples.find(({ name }) => name === 'valid');
  assert.ok(chosen, `${procedure.id} has no example valid.json`);
  return chosen;
}
