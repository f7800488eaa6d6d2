/** Answers the questions of a page, kind by kind, finding each control by its label. */
import assert from 'node:assert/strict';
import { partsOfDate, partsOfTime } from '@tokhai/answers';
import type { Kind, Question } from '@tokhai/procedure';
import type { Hands } from './hands.ts';

interface Asked {
  hands: Hands;
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
async function goTo({ hands, question, id }: Asked): Promise<void> {
  const { label } = await hands.reach(`“${question.title}”`, (control) => control.id === id);
  assert.ok(label.startsWith(question.title), `#${id} is labelled “${label}”`);
}

async function writeText(asked: Asked): Promise<void> {
  await goTo(asked);
  await asked.hands.write(String(asked.value));
}

async function choose({ hands, question, value, id }: Asked): Promise<void> {
  const index = (question.choices ?? []).findIndex((choice) => choice.value === value);
  assert.ok(index >= 0, `${question.path} has no option ${String(value)}`);
  await hands.waitFor(`#${id}`);
  if (await hands.isThere(`select#${id}`)) {
    await hands.reach(`“${question.title}”`, (control) => control.id === id);
    return hands.pickOption(id, question.choices![index]!.title);
  }
  await hands.pickRadio(`“${question.title}”`, id, index === 0 ? id : `${id}-${index + 1}`);
}

async function tick({ hands, question, id, value }: Asked): Promise<void> {
  if (value === true) await hands.tick(`“${question.title}”`, id);
}

async function writeDate({ hands, question, value, id }: Asked): Promise<void> {
  const parts = partsOfDate(value);
  assert.ok(parts, `${question.path} is no date: ${String(value)}`);
  for (const part of ['day', 'month', 'year'] as const) {
    await hands.reach(
      `${part} of “${question.title}”`,
      (control) => control.id === `${id}-${part}`,
    );
    await hands.write(parts[part]);
  }
}

async function writeTime({ hands, question, value, id }: Asked): Promise<void> {
  const parts = partsOfTime(value);
  assert.ok(parts, `${question.path} is no time: ${String(value)}`);
  for (const part of ['hour', 'minute'] as const) {
    await hands.reach(
      `${part} of “${question.title}”`,
      (control) => control.id === `${id}-${part}`,
    );
    await hands.write(parts[part]);
  }
}

async function tickSeveral({ hands, question, value, id }: Asked): Promise<void> {
  for (const [index, option] of (question.choices ?? []).entries()) {
    if (!Array.isArray(value) || !value.includes(option.value)) continue;
    const box = index === 0 ? id : `${id}-${index + 1}`;
    if (!(await hands.isChecked(box))) await hands.tick(`“${option.title}”`, box);
  }
}

/** Letters without their accents: how people search when they are in a hurry. */
function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

async function selectByText(hands: Hands, id: string, text: string): Promise<void> {
  await hands.waitForOption(id, text);
  await hands.reach(id, (control) => control.id === id);
  await hands.pickOption(id, text);
}

async function writeAddress({ hands, value, id }: Asked): Promise<void> {
  const { province, commune, detail } = members(value);
  await selectByText(hands, `${id}-provinceCode`, String(province));
  await hands.reach('the search for a commune', (control) => control.id === `${id}-search`);
  await hands.write(withoutAccents(String(commune)));
  await selectByText(hands, `${id}-communeCode`, String(commune));
  if (typeof detail !== 'string') return;
  await hands.reach('the rest of the address', (control) => control.id === `${id}-detail`);
  await hands.write(detail);
}

async function chooseFile({ hands, question, value, id, files }: Asked): Promise<void> {
  const { name, type, sha256 } = members(value);
  const buffer = files.get(String(sha256));
  assert.ok(buffer, `the example of ${question.path} names a file that is not there`);
  await hands.reach(`“${question.title}”`, (control) => control.id === id);
  // The file dialogue belongs to the operating system, so it is the one thing not typed.
  await hands.giveFile(id, { name: String(name), mimeType: String(type), buffer });
  await hands.waitFor(`button#${id}`);
}

async function writeParts({ hands, question, value, id, files }: Asked): Promise<void> {
  for (const part of question.parts ?? []) {
    await answer({
      hands,
      question: part,
      value: members(value)[part.name],
      id: `${id}-${part.name}`,
      files,
    });
  }
}

async function writeRows(asked: Asked): Promise<void> {
  const { hands, question, value, id } = asked;
  for (const [index, row] of (value as unknown[]).entries()) {
    const first = `[id^="${id}-${index}-"]`;
    if (!(await hands.isThere(first))) {
      await hands.activate(question.options.add ?? 'Thêm một mục');
      await hands.waitFor(first);
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
  hands: Hands,
  questions: readonly Question[],
  answers: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, Buffer>,
): Promise<void> {
  for (const question of questions) {
    await answer({ hands, question, value: answers[question.name], id: question.name, files });
  }
}
