import { assert } from 'chai';
import { until } from '../../elements/src/testing/mount.ts';
import { codeLink, pageOf } from './code-link.ts';
import './define.ts';
import type { TkProcedure } from './tk-procedure.ts';

function show(folder: string): TkProcedure {
  const form = Object.assign(document.createElement('tk-procedure'), {
    ...{ src: `/schemas/procedures/${folder}/procedure.json`, storage: 'none', lang: 'vi' },
    ...{ handOvers: '/hand-overs', draftTransfers: '/draft-transfers' },
  });
  document.body.append(form);
  return form;
}

/** Waits until the form is here, and not only its start page. */
const isHere = (form: TkProcedure): Promise<void> => until(() => form.procedure, 'it is here');

/** A code is in the address while one form is there, and the other one comes. */
async function open(first: string, second: string): Promise<[TkProcedure, TkProcedure]> {
  const one = show(first);
  await isHere(one);
  const two = show(second);
  await isHere(two);
  await one.updateComplete;
  await two.updateComplete;
  return [one, two];
}

const code = '7K2M-94QD-XW0B';

describe('a link with a code, where there are two forms', () => {
  const before = location.href;

  /** The link that the form of a procedure gives where it stands beside another one. */
  async function linkOf(folder: string, other: string, kind: 'ky' | 'nhap'): Promise<string> {
    const [form] = await open(folder, other);
    const link = codeLink(pageOf(form), kind, code);
    document.body.replaceChildren();
    return link;
  }

  afterEach(() => {
    document.body.replaceChildren();
    history.replaceState(null, '', before);
  });

  for (const [kind, step] of [
    ['ky', 'open'],
    ['nhap', 'receive'],
  ] as const) {
    for (const order of [
      ['ct01', 'khai-tu'],
      ['khai-tu', 'ct01'],
    ] as const) {
      it(`${kind}: leads to the form that gave it, ${order[0]} being there first`, async () => {
        history.replaceState(null, '', await linkOf('ct01', 'khai-tu', kind));
        const [one, two] = await open(order[0], order[1]);
        const [form, other] = order[0] === 'ct01' ? [one, two] : [two, one];
        await until(() => form.step === step, 'its page for the code');
        const input = (): HTMLInputElement | null | undefined =>
          form.shadowRoot?.querySelector('#tk-open-code');
        await until(() => input()?.value === code, 'the code is filled in');
        assert.equal(other.step, 'start');
        assert.equal(location.hash, '', 'it is not opened again at a reload');
      });
    }
  }

  it('is left in the address by forms that it is not for', async () => {
    const link = await linkOf('ct01', 'khai-tu', 'ky');
    history.replaceState(null, '', link);
    const forms = await open('khai-tu', 'ket-hon');
    assert.deepEqual(
      forms.map(({ step }) => step),
      ['start', 'start'],
    );
    assert.equal(location.href, link);
  });

  it('names no form where there is one alone, and is taken by it', async () => {
    const form = show('ct01');
    await isHere(form);
    const link = codeLink(pageOf(form), 'ky', code);
    assert.equal(new URL(link).hash, `#tk-ky=${code}`);
    form.remove();
    history.replaceState(null, '', link);
    const again = show('ct01');
    await until(() => again.step === 'open', 'its page for the code');
  });
});
