/** Answers the questions of a page by keyboard, kind by kind, finding each control by its label. */
import assert from 'node:assert/strict';
import { partsOfDate, partsOfTime } from '@tokhai/answers';
import type { Kind, Question } from '@tokhai/procedure';
import type { Keys } from './keyboard.ts';

interface Asked {
  keys: Keys;
  question: Question;
  value: unknown;
  /** DOM id of the control. */
  id: string;
  /** Bytes by SHA-256. */
  files: ReadonlyMap<string, Buffer>;
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Goes to a control and makes sure that its label says what the question says. */
async function goTo({ keys, question, id }: Asked): Promise<void> {
  const { label } = await keys.tabTo(`“${question.title}”`, (focused) => focused.id === id);
  assert.ok(label.startsWith(question.title), `#${id} is labelled “${label}”`);
}

async function writeText(asked: Asked): Promise<void> {
  await goTo(asked);
  await asked.keys.write(String(asked.value));
}

async function choose(asked: Asked): Promise<void> {
  const { keys, question, value, id } = asked;
  const index = (question.choices ?? []).findIndex((choice) => choice.value === value);
  assert.ok(index >= 0, `${question.path} has no option ${String(value)}`);
  const { tag } = await keys.tabTo(
    `“${question.title}”`,
    (focused) => focused.id === id || (focused.type === 'radio' && focused.name === id),
  );
  if (tag === 'select') return keys.pickOption(id, question.choices![index]!.title);
  // Space picks the first option; arrows go on from there.
  await keys.press('Space');
  const target = index === 0 ? id : `${id}-${index + 1}`;
  for (let step = 0; (await keys.focused()).id !== target; step += 1) {
    assert.ok(step < 60, `the arrows never come to option ${String(value)} of ${question.path}`);
    await keys.press('ArrowDown');
  }
}

async function tick({ keys, question, id, value }: Asked): Promise<void> {
  await keys.tabTo(`“${question.title}”`, (focused) => focused.id === id);
  if (value === true) await keys.press('Space');
}

async function writeDate({ keys, question, value, id }: Asked): Promise<void> {
  const parts = partsOfDate(value);
  assert.ok(parts, `${question.path} is no date: ${String(value)}`);
  for (const part of ['day', 'month', 'year'] as const) {
    await keys.tabTo(`${part} of “${question.title}”`, (focused) => focused.id === `${id}-${part}`);
    await keys.write(parts[part]);
  }
}

async function writeTime({ keys, question, value, id }: Asked): Promise<void> {
  const parts = partsOfTime(value);
  assert.ok(parts, `${question.path} is no time: ${String(value)}`);
  for (const part of ['hour', 'minute'] as const) {
    await keys.tabTo(`${part} of “${question.title}”`, (focused) => focused.id === `${id}-${part}`);
    await keys.write(parts[part]);
  }
}

async function tickSeveral({ keys, question, value, id }: Asked): Promise<void> {
  for (const [index, option] of (question.choices ?? []).entries()) {
    if (!Array.isArray(value) || !value.includes(option.value)) continue;
    const box = index === 0 ? id : `${id}-${index + 1}`;
    await keys.tabTo(`“${option.title}”`, (focused) => focused.id === box);
    if (!(await keys.isChecked(box))) await keys.press('Space');
  }
}

/** Letters without their accents: how people search when they are in a hurry. */
function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

async function selectByText(keys: Keys, id: string, text: string): Promise<void> {
  await keys.waitForOption(id, text);
  await keys.tabTo(id, (focused) => focused.id === id);
  await keys.pickOption(id, text);
}

async function writeAddress({ keys, value, id }: Asked): Promise<void> {
  const { province, commune, detail } = members(value);
  await selectByText(keys, `${id}-provinceCode`, String(province));
  await keys.tabTo('the search for a commune', (focused) => focused.id === `${id}-search`);
  await keys.write(withoutAccents(String(commune)));
  await selectByText(keys, `${id}-communeCode`, String(commune));
  if (typeof detail !== 'string') return;
  await keys.tabTo('the rest of the address', (focused) => focused.id === `${id}-detail`);
  await keys.write(detail);
}

async function chooseFile({ keys, question, value, id, files }: Asked): Promise<void> {
  const { name, type, sha256 } = members(value);
  const buffer = files.get(String(sha256));
  assert.ok(buffer, `the example of ${question.path} names a file that is not there`);
  await keys.tabTo(`“${question.title}”`, (focused) => focused.id === id);
  // The file dialogue belongs to the operating system, so it is the one thing not typed.
  await keys.giveFile(id, { name: String(name), mimeType: String(type), buffer });
  await keys.waitFor(`button#${id}`);
}

async function writeParts({ keys, question, value, id, files }: Asked): Promise<void> {
  for (const part of question.parts ?? []) {
    await answer({
      keys,
      question: part,
      value: members(value)[part.name],
      id: `${id}-${part.name}`,
      files,
    });
  }
}

async function writeRows(asked: Asked): Promise<void> {
  const { keys, question, value, id } = asked;
  for (const [index, row] of (value as unknown[]).entries()) {
    const first = `[id^="${id}-${index}-"]`;
    if (!(await keys.isThere(first))) {
      await keys.activate(question.options.add ?? 'Thêm một mục');
      await keys.waitFor(first);
    }
    await writeParts({ ...asked, value: row, id: `${id}-${index}` });
  }
}

const nothing = async (): Promise<void> => {};

const ways = {
  text: writeText,
  'long-text': writeText,
  number: writeText,
  money: writeText,
  date: writeDate,
  time: writeTime,
  choice: choose,
  choices: tickSeveral,
  confirm: tick,
  identity: writeText,
  phone: writeText,
  email: writeText,
  person: writeParts,
  address: writeAddress,
  file: chooseFile,
  table: writeRows,
  computed: nothing,
  statement: nothing,
  signature: nothing,
  agency: nothing,
} satisfies Record<Kind, (asked: Asked) => Promise<void>>;

async function answer(asked: Asked): Promise<void> {
  if (asked.value !== undefined) await ways[asked.question.kind](asked);
}

/** Answers the questions of the page that is shown; those without an answer are passed over. */
export async function fillQuestions(
  keys: Keys,
  questions: readonly Question[],
  answers: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, Buffer>,
): Promise<void> {
  for (const question of questions) {
    await answer({ keys, question, value: answers[question.name], id: question.name, files });
  }
}
