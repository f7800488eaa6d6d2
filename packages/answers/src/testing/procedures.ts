import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readProcedure, type Procedure } from '@tokhai/procedure';
import type { Issue } from '../issue.ts';
import type { Answers } from '../json.ts';

/** An example of a procedure: schemas/procedures/<folder>/examples/<name>.json. */
export interface Example {
  /** `<folder>/<name>` */
  name: string;
  procedure: Procedure;
  createdAt: string;
  answers: Answers;
  /** What `validate` has to find, in order. */
  issues: Array<Pick<Issue, 'path' | 'code'>>;
}

const root = new URL('../../../../schemas/procedures/', import.meta.url);

/** Every procedure of the repository, by folder. */
export function readProcedures(): Map<string, Procedure> {
  const found = new Map<string, Procedure>();
  for (const folder of readdirSync(root)) {
    const file = new URL(`${folder}/procedure.json`, root);
    if (existsSync(file)) found.set(folder, readProcedure(readFileSync(file, 'utf8')));
  }
  return found;
}

/** Every example of every procedure. */
export function readExamples(): Example[] {
  return [...readProcedures()].flatMap(([folder, procedure]) => {
    const examples = new URL(`${folder}/examples/`, root);
    return readdirSync(examples)
      .filter((name) => name.endsWith('.json'))
      .map((name) => {
        const example = JSON.parse(readFileSync(new URL(name, examples), 'utf8')) as Example;
        return {
          name: `${folder}/${name.slice(0, -'.json'.length)}`,
          procedure,
          createdAt: example.createdAt,
          answers: example.answers,
          issues: example.issues ?? [],
        };
      });
  });
}
