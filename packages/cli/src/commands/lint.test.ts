import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readJson, run, schema } from '../testing/run.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokhai-lint-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

interface Replacement {
  deletedRegion: { charOffset: number; charLength: number };
  insertedContent: { text: string };
}

interface Report {
  file: string;
  findings: Array<{ code: string; pointer: string; message: string; severity: string }>;
}

test('finds nothing to mend in the procedures of this repository', async () => {
  const files = ['ct01', 'tk01', 'con-thuong-binh'].map((code) => schema(`${code}/procedure.json`));
  const { code, out, err } = await run('lint', ...files);
  assert.deepEqual([code, err], [0, '']);
  assert.equal(out, files.map((file) => `${file}: nothing to mend\n`).join(''));
  const json = await run('lint', '--json', ...files);
  assert.deepEqual(
    JSON.parse(json.out),
    files.map((file) => ({ file, findings: [] })),
  );
});

test('names what is wrong, where, and what to do', async () => {
  const file = await readJson<{ title: string; properties: Record<string, { title?: string }> }>(
    schema('ct01/procedure.json'),
  );
  file.title = file.title.normalize('NFD');
  const path = await write('nfd.json', JSON.stringify(file));
  const { code, out } = await run('lint', path);
  assert.equal(code, 1);
  assert.equal(
    out,
    `${path}:1:${JSON.stringify(file).indexOf('"title"') + 1}: error at /title: Write the text in precomposed Unicode (NFC). [not-nfc]\n`,
  );
  const json = await run('lint', path, '--json');
  assert.equal(json.code, 1);
  const [report] = JSON.parse(json.out) as Report[];
  assert.deepEqual(Object.keys(report?.findings[0] ?? {}), [
    'code',
    'pointer',
    'message',
    'severity',
    'line',
    'column',
  ]);
});

test('recordings and videos have to lie beside the procedure, in languages it is translated into', async () => {
  const file = await readJson<{ procedure: Record<string, unknown> }>(
    schema('ct01/procedure.json'),
  );
  file.procedure['audio'] = {
    vi: { file: 'audio/mo-dau.vi.mp3' },
    km: { file: 'audio/mo-dau.km.mp3' },
  };
  const path = await write('recorded.json', JSON.stringify(file));
  await mkdir(join(folder, 'audio'));
  await write('audio/mo-dau.vi.mp3', 'a recording');
  const { code, out } = await run('lint', '--json', path);
  assert.equal(code, 1);
  const [report] = JSON.parse(out) as Report[];
  assert.deepEqual(
    report?.findings.map((finding) => [finding.code, finding.pointer]),
    [
      ['recording-untranslated', '/procedure/audio/km'],
      ['missing-media', '/procedure/audio/km/file'],
    ],
  );
});

test('a file that is no procedure is a finding, whatever it is', async () => {
  for (const [name, content, wanted] of [
    ['empty.json', '', 'not-json'],
    ['list.json', '[]', 'not-in-language'],
    ['deep.json', '['.repeat(1000) + ']'.repeat(1000), 'too-large'],
  ] as const) {
    const { code, out } = await run('lint', '--json', await write(name, content));
    assert.equal(code, 1);
    const [report] = JSON.parse(out) as Report[];
    assert.deepEqual(
      report?.findings.map((finding) => finding.code),
      [wanted],
    );
  }
});

test('--format sarif writes a log that code hosts read, with why and law of each rule', async () => {
  const file = await readJson<{ title: string }>(schema('ct01/procedure.json'));
  file.title = file.title.normalize('NFD');
  const path = await write('sarif.json', JSON.stringify(file));
  const { code, out } = await run('lint', '--format', 'sarif', path, await write('no.json', '['));
  assert.equal(code, 1);
  const log = JSON.parse(out) as {
    version: string;
    runs: [
      {
        tool: { driver: { rules: Array<{ id: string; fullDescription?: { text: string } }> } };
        results: Array<{
          ruleId: string;
          ruleIndex: number;
          level: string;
          locations: unknown[];
          fixes?: Array<{ artifactChanges: Array<{ replacements: [Replacement] }> }>;
        }>;
      },
    ];
  };
  assert.equal(log.version, '2.1.0');
  const [{ tool, results }] = log.runs;
  assert.deepEqual(
    results.map(({ ruleId, level }) => [ruleId, level]),
    [
      ['not-nfc', 'error'],
      ['not-json', 'error'],
    ],
  );
  for (const { ruleId, ruleIndex } of results) {
    assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
  }
  assert.match(tool.driver.rules[0]?.fullDescription?.text ?? '', /TCVN 6909:2001/);
  const uri = pathToFileURL(path).href;
  const text = JSON.stringify(file);
  const startColumn = text.indexOf('"title"') + 1;
  assert.deepEqual(results[0]?.locations, [
    {
      physicalLocation: { artifactLocation: { uri }, region: { startLine: 1, startColumn } },
      logicalLocations: [{ fullyQualifiedName: '/title', kind: 'member' }],
    },
  ]);
  const [change] = results[0].fixes![0]!.artifactChanges;
  const [{ deletedRegion, insertedContent }] = change!.replacements;
  const { charOffset, charLength } = deletedRegion;
  const mended =
    text.slice(0, charOffset) + insertedContent.text + text.slice(charOffset + charLength);
  assert.equal(mended, text.normalize('NFC'));
  assert.equal(results[1]?.fixes, undefined);
  assert.equal((await run('lint', '--format', 'xml', path)).code, 64);
});

test('--rules tells why each rule is one', async () => {
  const { code, out } = await run('lint', '--rules');
  assert.equal(code, 0);
  assert.match(out, /^pre-ticked-consent: .*\n {2}Silence .*\n {2}Law: Nghị định 356\/2025/m);
});

test('--fix mends what needs no decision, and changes nothing else', async () => {
  const own = await mkdtemp(join(folder, 'fix-'));
  const path = join(own, 'procedure.json');
  const original = await readFile(schema('ct01/procedure.json'), 'utf8');
  const file = JSON.parse(original) as Record<string, never> & {
    description: string;
    required: string[];
    properties: Record<string, { title?: string; question?: object }>;
  };
  const name = file.required.pop()!;
  file.properties[name]!.question = { required: true, ...file.properties[name]!.question };
  const { $schema, ...rest } = file;
  const wrong = {
    ...rest,
    title: String(file['title']).normalize('NFD'),
    description: ` ${file.description.replace(' ', '  ')}`,
    $schema,
  };
  await writeFile(path, JSON.stringify(wrong, undefined, 1));
  const english = await readJson<{ texts: object }>(schema('ct01/en.json'));
  await writeFile(join(own, 'en.json'), JSON.stringify({ texts: english.texts }));
  assert.equal((await run('lint', path)).code, 1);
  const { code, out, err } = await run('lint', '--fix', path);
  assert.deepEqual([code, out], [0, `${path}: nothing to mend\n`]);
  assert.match(err, /procedure\.json: 3 mended/);
  const fixed = await readFile(path, 'utf8');
  assert.ok(fixed.startsWith('{\n "$schema"'));
  const emptied = JSON.parse(fixed) as typeof file;
  if (JSON.stringify(emptied.properties[name]!.question) === '{}') {
    delete emptied.properties[name]!.question;
  }
  assert.deepEqual(emptied, JSON.parse(original));
  assert.deepEqual(await readJson(join(own, 'en.json')), english);
  assert.equal((await run('lint', '--fix', path)).err, '');
  assert.equal(await readFile(path, 'utf8'), fixed);
});

test('a translation is looked at too', async () => {
  const own = await mkdtemp(join(folder, 'translation-'));
  const path = join(own, 'procedure.json');
  await writeFile(path, await readFile(schema('ct01/procedure.json'), 'utf8'));
  const english = await readJson<{ lang: string; texts: Record<string, string> }>(
    schema('ct01/en.json'),
  );
  delete english.texts['/title'];
  delete english.texts['/description'];
  english.texts['/properties/nobody/title'] = 'Nobody';
  const marked = { ...english, untranslated: ['/description'] };
  await writeFile(join(own, 'en.json'), JSON.stringify(marked));
  const { code, out } = await run('lint', path);
  assert.equal(code, 0);
  assert.match(out, /procedure\.json: nothing to mend\n/);
  assert.match(out, /en\.json: warning at \/title: Translate it .*\[untranslated\]\n/);
  assert.match(out, /at \/properties\/nobody\/title: Take it out .*\[lost-translation\]\n/);
  assert.equal(out.split('\n').length, 4);
  await writeFile(join(own, 'en.json'), '{"texts": [], "lang": 7}');
  assert.match((await run('lint', path)).out, /\[not-a-translation\]/);
});
