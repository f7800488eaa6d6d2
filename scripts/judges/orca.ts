/**
 * Whether a real screen reader says what it has to: Orca beside Firefox, through a procedure from its
 * start page to the receipt.
 *
 *     node --conditions=@tokhai/source scripts/judges/orca.ts [procedure]
 *
 * prints all that was said as well.
 */
import { askedQuestions, journey, requiredSigners } from '@tokhai/answers';
import { arrive } from '../../test/support/engines/arrive.ts';
import { EngineKeyboard } from '../../test/support/engines/keyboard.ts';
import { startOrca, type Orca } from '../../test/support/engines/orca.ts';
import { sign } from '../../test/support/engines/sign.ts';
import { journeyExample, proceduresWithExamples } from '../../test/support/examples.ts';
import { fillQuestions } from '../../test/support/fill.ts';
import type { Control } from '../../test/support/hands.ts';
import { startPortal } from '../../test/support/portal-process.ts';
import { firefox } from '../engines.ts';
import { failWith } from '../lib/failure.ts';
import { ensure } from './install.ts';

/** The keyboard of somebody who goes by ear: what they come to has to be said. */
class Listener extends EngineKeyboard {
  readonly complaints: string[] = [];
  readonly #orca: Orca;
  readonly #told = new Set<string>();

  constructor(orca: Orca) {
    super(orca.page);
    this.#orca = orca;
  }

  override async tabTo(what: string, isThere: (focused: Control) => boolean): Promise<Control> {
    const control = await super.tabTo(what, isThere);
    await this.expect(control.label || control.text, control.id || what);
    return control;
  }

  /** Listens to the end first: what comes on top of much else, Orca may leave out. */
  override async activate(text: string): Promise<void> {
    await this.#orca.settled();
    await super.activate(text);
  }

  override async pickOption(id: string, text: string): Promise<void> {
    await super.pickOption(id, text);
    await this.#orca.settled();
  }

  /** Some words have to be said, once. */
  async expect(words: string, what: string): Promise<void> {
    if (words === '' || this.#told.has(what)) return;
    this.#told.add(what);
    const before = (await this.#orca.said()).length;
    if (await this.#orca.hears(words)) return;
    const last = (await this.#orca.said()).slice(Math.max(0, before - 5)).join(' | ');
    this.complaints.push(`Orca at ${what}: says nothing of “${words}”, but: ${last}`);
  }
}

/** What Orca does not say in a procedure that is filled in from its example. */
export async function orcaComplaints(
  folder = 'ct01',
  say?: (line: string) => void,
): Promise<string[]> {
  await ensure(['orca', 'openbox', 'xdotool', 'Xvfb', 'gsettings', 'dbus-daemon']);
  await firefox();
  const all = await proceduresWithExamples();
  const found = all.find((one) => one.folder === folder);
  if (found === undefined) throw new Error(`There is no procedure ${folder}.`);
  const { procedure, files } = found;
  const { answers } = journeyExample(found);
  const portal = await startPortal();
  const orca = await startOrca();
  try {
    const keys = new Listener(orca);
    await orca.page.goto(`${portal.url}/thu-tuc/${folder}`);
    await arrive(keys, procedure.title);
    await keys.expect(procedure.title, 'the start page');
    await keys.activate('Bắt đầu');
    for (const [index, page] of journey(procedure, answers).entries()) {
      await arrive(keys, page.title);
      await keys.expect(page.title, `the heading of “${page.title}”`);
      if (index === 0) await listenToErrors(keys);
      await fillQuestions(keys, askedQuestions(procedure, page, answers), answers, files);
      await keys.activate('Tiếp tục');
    }
    await arrive(keys, 'Kiểm tra câu trả lời');
    await keys.expect('Kiểm tra câu trả lời', 'the check page');
    await keys.activate('Tạo bản xem trước');
    await keys.waitFor('[data-preview]');
    await keys.activate('Tạo tệp PDF và ký');
    await keys.waitFor('[data-signer] form');
    await keys.expect('Ký và nộp', 'the sign page');
    for (const place of requiredSigners(procedure, answers)) {
      await sign(keys, portal.url, place, answers);
    }
    await keys.activate('Nộp hồ sơ');
    await arrive(keys, 'Đã nộp hồ sơ');
    await keys.expect('Đã nộp hồ sơ', 'the receipt');
    return keys.complaints;
  } finally {
    for (const line of await orca.said()) say?.(line);
    await orca.end();
    await portal.stop();
  }
}

/** Nothing was answered yet: the summary is read, and at a question its error. */
async function listenToErrors(keys: Listener): Promise<void> {
  await keys.activate('Tiếp tục');
  await keys.waitFor('.tk-summary');
  const [heading, first] = await keys.page.evaluate(() => {
    const summary = document
      .querySelector('tk-procedure')
      ?.shadowRoot?.querySelector('.tk-summary');
    return ['h2', 'a'].map((tag) => summary?.querySelector(tag)?.textContent?.trim() ?? '');
  });
  await keys.expect(heading!, 'the summary of errors');
  await keys.activate(first!);
  const { label, id } = await keys.focused();
  await keys.expect(label, id);
}

if (import.meta.main) {
  try {
    const complaints = await orcaComplaints(process.argv[2], (line) => console.log(line));
    for (const complaint of complaints) console.error(complaint);
    if (complaints.length > 0) process.exitCode = 1;
  } catch (error) {
    failWith(error);
  }
}
