/**
 * Firefox with Orca, the screen reader of GNOME, beside it (Debian: orca, at-spi2-core, openbox,
 * xdotool, xvfb): what a blind person hears, without the sound.
 */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { must } from '../../../scripts/lib/run.ts';
import { startFirefox } from './firefox.ts';
import { EnginePage } from './page.ts';
import { Program } from './program.ts';
import { startScreen } from './screen.ts';

/** Milliseconds in which Orca has to begin to say something. */
const patience = 20_000;
/** Milliseconds without a line in its log after which it has done all. */
const pause = 1500;

/** Where at-spi2-core keeps the program that connects browsers with readers. */
const accessibilityBus = '/usr/libexec/at-spi-bus-launcher';

export interface Orca {
  readonly page: EnginePage;
  /** What it has said so far, an utterance each. */
  said(): Promise<readonly string[]>;
  /**
   * Waits until it says some words after what was waited for before.
   *
   * @returns false when it does not say them in 20 seconds
   */
  hears(words: string): Promise<boolean>;
  /** Waits until it neither speaks nor looks around. */
  settled(): Promise<void>;
  end(): Promise<void>;
}

/** Letters and digits alone: where Orca makes a pause is its own affair. */
export const spoken = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Starts a desktop without a screen, the reader, and Firefox with a tab. */
export async function startOrca(): Promise<Orca> {
  const folder = await mkdtemp(join(tmpdir(), 'tokhai-orca-'));
  const running: Program[] = [];
  const start = (...given: ConstructorParameters<typeof Program>): Program => {
    const program = new Program(...given);
    running.push(program);
    return program;
  };
  const screen = await startScreen();
  running.push(screen.program);
  const desktop = { ...(await homeIn(folder)), DISPLAY: screen.display };
  const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address=1'], desktop);
  const address = await bus.until((said) => /^(unix:\S+)$/m.exec(said)?.[1]);
  const env = { ...desktop, DBUS_SESSION_BUS_ADDRESS: address };
  start(accessibilityBus, ['--launch-immediately'], env);
  start('openbox', [], env);
  const setting = ['set', 'org.gnome.desktop.interface', 'toolkit-accessibility', 'true'];
  await must('gsettings', setting, { env });

  const log = join(folder, 'orca.log');
  const said = async (): Promise<string[]> => {
    const text = await readFile(log, 'utf8').catch(() => '');
    return [...text.matchAll(/ - SPEECH OUTPUT: '(.*)'(?:\{.*)?$/gm)].map(([, words]) => words!);
  };
  // It would wait ten seconds for a Braille display.
  const reader = start('orca', ['--disable=braille', `--debug-file=${log}`], env);
  await reader.until(async () => ((await said()).length > 0 ? true : undefined));

  const firefox = await startFirefox(env);
  const page = new EnginePage(await firefox.open());
  const window = ['search', '--sync', '--onlyvisible', '--class', 'firefox'];
  await must('xdotool', [...window, 'windowactivate'], { env });
  let heard = 0;
  return {
    page,
    said,
    async hears(words) {
      const wanted = spoken(words);
      for (const limit = Date.now() + patience; Date.now() < limit; await setTimeout(100)) {
        const all = await said();
        for (let end = heard + 1; end <= all.length; end += 1) {
          if (!spoken(all.slice(heard, end).join(' ')).includes(wanted)) continue;
          heard = end;
          return true;
        }
      }
      return false;
    },
    async settled() {
      const size = () => stat(log).then((file) => file.size);
      for (let before = -1, now = await size(); now > before; now = await size()) {
        before = now;
        await setTimeout(pause);
      }
    },
    async end() {
      await firefox.end();
      for (const program of running.toReversed()) await program.end();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A home with the settings of somebody who needs a screen reader; the variables that lead to it. */
async function homeIn(folder: string): Promise<Record<string, string>> {
  const [config, data, cache, runtime] = ['config', 'data', 'cache', 'run'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  for (const path of [config, data, cache, runtime]) await mkdir(path, { mode: 0o700 });
  await mkdir(join(data, 'orca'));
  // Its log comes in pieces of some thousand letters otherwise.
  await writeFile(
    join(data, 'orca', 'orca-customizations.py'),
    'from orca import debug\ndebug.debugFile.reconfigure(line_buffering=True)\n',
  );
  return {
    HOME: folder,
    XDG_CONFIG_HOME: config,
    XDG_DATA_HOME: data,
    XDG_CACHE_HOME: cache,
    XDG_RUNTIME_DIR: runtime,
    GNOME_ACCESSIBILITY: '1',
    LANG: 'C.UTF-8',
    // No synthesizer: what it would be given is read from the log.
    SPEECHD_CMD: '/bin/false',
  };
}
