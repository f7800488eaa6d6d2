import { fileAnswer } from '@tokhai/answers';
import type { ChosenFile } from '@tokhai/elements';
import '@tokhai/elements/define';
import { assert } from 'chai';
import './define.ts';

async function photo(words: string, width: number, height: number): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#eee';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#111';
  context.font = '40px serif';
  for (let y = 60; y < height; y += 60) context.fillText(words, 20, y);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
  return new File([blob!], `${words}.jpg`);
}

describe('several photos of one paper', () => {
  afterEach(() => document.body.replaceChildren());

  it('become one PDF with a page for each, in the order chosen', async () => {
    // The tag sets what makes PDFs of photos.
    document.body.append(document.createElement('tk-procedure'));
    const field = Object.assign(document.createElement('tk-file-field'), {
      question: {
        ...{ name: 'giayTo', path: 'giayTo', kind: 'file' as const, title: 'Giấy tờ' },
        ...{ required: true, schema: {}, options: { kind: 'file' as const } },
      },
    });
    document.body.append(field);
    await field.updateComplete;
    const chosen = new Promise<ChosenFile>((resolve) =>
      field.addEventListener('file-chosen', ({ detail }) => resolve(detail), { once: true }),
    );
    const input = field.querySelector<HTMLInputElement>('input[type=file]')!;
    assert.isTrue(input.multiple);
    const transfer = new DataTransfer();
    transfer.items.add(await photo('Trang một', 600, 800));
    transfer.items.add(await photo('Trang hai', 800, 600));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    const { name, type, sha256, bytes } = await chosen;
    assert.deepEqual([name, type], ['Trang một.pdf', 'application/pdf']);
    const { answer } = await fileAnswer(Object.assign(new Blob([bytes.slice()]), { name }));
    assert.equal(answer.sha256, sha256);
    const text = new TextDecoder('latin1').decode(bytes);
    assert.deepEqual(
      [...text.matchAll(/\/MediaBox\[([^\]]+)\]/g)].map((match) => match[1]),
      ['0 0 595.276 841.89', '0 0 841.89 595.276'],
    );
    assert.lengthOf([...text.matchAll(/\/Filter\/DCTDecode/g)], 2);
  });
});
