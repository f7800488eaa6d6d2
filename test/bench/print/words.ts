/** Printing CT01, and the words that other libraries print of it. */
import { readFile } from 'node:fs/promises';
import type { Answers } from '@tokhai/answers';
import { readStructure, type ReadElement } from '../../../packages/pdf/src/testing/structure.ts';

const folder = new URL('../../../schemas/procedures/ct01/', import.meta.url);

export interface Given {
  /** The procedure file. */
  readonly procedure: string;
  readonly answers: Answers;
  readonly createdAt: string;
}

async function readExample(name: string): Promise<Given> {
  const example = await readFile(new URL(`examples/${name}.json`, folder), 'utf8');
  const { answers, createdAt } = JSON.parse(example) as Given;
  return {
    procedure: await readFile(new URL('procedure.json', folder), 'utf8'),
    answers,
    createdAt,
  };
}

/** CT01 with four signers, on two pages. */
export function twoPages(): Promise<Given> {
  return readExample('four-signers');
}

/** CT01, on two pages too, of the head of a household with one more member: nobody else signs. */
export async function oneSigner(): Promise<Given> {
  const { answers, ...given } = await readExample('valid');
  const { hoTenChuHo: _name, soDinhDanhChuHo: _identity, ...own } = answers;
  return { ...given, answers: { ...own, quanHe: 'chu-ho' } };
}

const flat = (one: ReadElement): ReadElement[] => [one, ...one.children.flatMap(flat)];

/** The paragraphs of a PDF of ours. */
export function wordsOf(pdf: Uint8Array): { words: string[]; pages: number } {
  const { root, pages } = readStructure(pdf);
  const words = flat(root).map(({ text }) => text);
  return { words: words.filter((text) => text.trim() !== ''), pages: pages.length };
}
