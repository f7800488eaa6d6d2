/**
 * Which stories are read aloud from top to bottom, and whether that sounds as it did before: what
 * was said is kept in `read/`, one file a page.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readAloud } from './read-aloud.ts';

const folder = join(import.meta.dirname, 'read');

interface Reading {
  /** A selector of the element that is read; the story itself when left out. */
  host?: string;
  /** Languages besides Vietnamese. */
  also?: readonly string[];
}

const readings: Readonly<Record<string, Reading>> = {
  'pages--start': {},
  'pages--start-with-draft': {},
  'pages--question-with-errors': { also: ['en'] },
  'pages--questions-of-contact': {},
  'pages--questions-of-result': {},
  'pages--question-with-table': {},
  'pages--question-with-file': {},
  'pages--question-with-statement': {},
  'pages--check': {},
  'pages--sign-with-errors': {},
  'pages--signed': {},
  'pages--done': {},
  'pages--sign-together': {},
  'media--read-aloud-paused': {},
  'media--recording-without-voice': {},
  'media--no-voice': {},
  'media--videos': {},
  'media--video-broken': {},
  'profile--offered': {},
  'signing--several-certificates': {},
  'verify--empty': {},
  'verify--valid': {},
  'verify--changed': {},
  'bundle--forms': {},
  'bundle--first-form': { host: 'tk-procedure' },
  'bundle--first-form-waits': { host: 'tk-procedure' },
  'bundle--forms-that-wait': {},
};

/** The languages besides Vietnamese in which a story is read. */
export function readIn(story: string): readonly string[] {
  return readings[story]?.also ?? [];
}

const fileName = (story: string, locale: string): string =>
  locale === 'vi' ? `${story}.txt` : `${story}.${locale}.txt`;

/**
 * Reads a story, if it is one of those that are read.
 *
 * @param write keep what was said instead of comparing it
 * @returns what sounds otherwise than before; empty when nothing does
 */
export async function compareReading(
  page: Page,
  story: string,
  locale: string,
  write: boolean,
): Promise<string[]> {
  const reading = readings[story];
  if (reading === undefined) return [];
  const said = withoutMoments(await readAloud(page, reading.host ?? '#storybook-root > *'));
  const path = join(folder, fileName(story, locale));
  if (write) {
    await writeFile(path, said);
    return [];
  }
  const kept = await readFile(path, 'utf8').catch(() => '');
  return said === kept ? [] : [`it sounds otherwise than in ${path}:\n${difference(kept, said)}`];
}

/** Files of readings that no story is left for. */
export async function leftOverReadings(stories: readonly { id: string }[]): Promise<string[]> {
  const ids = new Set(stories.map(({ id }) => id));
  const names = Object.entries(readings)
    .filter(([id]) => ids.has(id))
    .flatMap(([id, { also = [] }]) => ['vi', ...also].map((locale) => fileName(id, locale)));
  return (await readdir(folder)).filter((name) => !names.includes(name));
}

/** What is another at each run: clocks, and the signatures of keys that are made anew. */
function withoutMoments(said: string): string {
  return (
    said
      .replaceAll(/\d\d:\d\d:\d\d \d\d\/\d\d\/\d{4}/g, '(giờ, ngày)')
      .replaceAll(/từ \d\d\/\d\d\/\d{4} đến \d\d\/\d\d\/\d{4}/g, 'từ (ngày) đến (ngày)')
      .replaceAll(/\b[0-9a-f]{64}\b/g, '(mã băm)')
      .replaceAll(/\d+ kB/g, '(cỡ) kB')
      // Chromium's own words, in the language of its windows.
      .replaceAll(': No file chosen', '')
  );
}

/** The lines in which two texts differ, in short. */
function difference(before: string, now: string): string {
  const [old, fresh] = [before.split('\n'), now.split('\n')];
  let start = 0;
  while (start < old.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < old.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const gone = old.slice(start, old.length - end).map((line) => `- ${line}`);
  const come = fresh.slice(start, fresh.length - end).map((line) => `+ ${line}`);
  return [`from line ${start + 1}:`, ...gone, ...come].slice(0, 60).join('\n');
}
