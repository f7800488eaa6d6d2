/** A form with answers in Khmer, Cham and phonetic letters, printed and read back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFonts, readSubmission, renderSubmission } from './index.ts';
import { digests } from './fonts/digests.ts';
import { fallbackDigests } from './fonts/fallback-digests.ts';
import { examples } from './testing/examples.ts';
import { otherScripts } from './testing/other-scripts.ts';
import { elementsOf, readStructure } from './testing/structure.ts';

const { procedure, answers, createdAt } = (await examples()).find(
  ({ name }) => name === 'phan-anh-kien-nghi/other-scripts',
)!;
const { diaChi, ...others } = answers;
assert.ok(diaChi);
const withContent = (content: string) => ({ ...others, noiDung: content, tieuDe: 'Xin' });
const print = (content: string) => renderSubmission(procedure, withContent(content), { createdAt });

test('what is written in Khmer or Cham is marked as such, and reads in the order of writing', async () => {
  const khmer = otherScripts.khmr.join(' ');
  const cham = otherScripts.cham.join(' ');
  const { root } = readStructure(await print(`${khmer}, ${cham}, ${otherScripts.latn.join(' ')}`));
  const spans = elementsOf(root, 'P').flatMap(({ foreign }) => foreign);
  const read = (lang: string): string =>
    spans
      .filter((span) => span.lang === lang)
      .map(({ text }) => text)
      .join('');
  assert.equal(read('km').replaceAll(' ', ''), khmer.replaceAll(' ', ''));
  assert.equal(read('cjm').replaceAll(' ', ''), cham.replaceAll(' ', ''));
  const paragraphs = elementsOf(root, 'P').map(({ text }) => text);
  assert.ok(paragraphs.some((text) => text.includes(otherScripts.latn[0]!)));
});

test('the fonts that were used are recorded, and no others', async () => {
  const recorded = async (content: string) => (await readSubmission(await print(content)))!.fonts;
  assert.deepEqual(await recorded('Xin chào'), digests);
  const { 'khmr-regular': regular, 'khmr-bold': bold } = fallbackDigests;
  const withKhmer = { ...digests, 'khmr-regular': regular, 'khmr-bold': bold };
  assert.deepEqual(await recorded('ខ្ញុំ'), withKhmer);
});

test('fonts that were loaded for other texts change nothing', async () => {
  const fonts = await loadFonts(Object.values(otherScripts).flat().join(' '));
  assert.deepEqual(
    await renderSubmission(procedure, withContent('Xin chào'), { createdAt, fonts }),
    await print('Xin chào'),
  );
});

test('a name in capitals keeps the letters whose capitals cannot be printed', async () => {
  const named = { ...answers, hoTen: 'ȿɤƛµ ɓe' };
  const { root } = readStructure(await renderSubmission(procedure, named, { createdAt }));
  const text = elementsOf(root, 'P').map((paragraph) => paragraph.text);
  assert.ok(
    text.some((line) => line.includes('Ȿɤƛµ ƁE')),
    text.join('\n'),
  );
});
