import { memoryDrafts } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import { assert } from 'chai';
import './define.ts';
import { ProcedureElement } from './procedure-element.ts';
import { mount, until } from './testing/mount.ts';
import { readyAnswers } from './testing/open-sample.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleFile, sampleProcedure } from './testing/sample-procedure.ts';
import { press } from './testing/use-form.ts';

customElements.define('test-history', class extends ProcedureElement {});

const primary = '.tk-page .tk-button-primary';

/** Two forms on one page, begun, whose pages are entries of the browser's history. */
async function two(): Promise<[ProcedureElement, ProcedureElement]> {
  const other = readProcedure({ ...sampleFile, $id: `${sampleProcedure.id}-khac` });
  const drafts = memoryDrafts();
  const forms: ProcedureElement[] = [];
  for (const procedure of [sampleProcedure, other]) {
    const draft = { procedureId: procedure.id, answers: readyAnswers, files: [] };
    await drafts.save({ ...draft, pageId: 'page:nguoi', updatedAt: '2026-11-22T08:00:00Z' });
    sessionStorage.setItem(`tokhai:${procedure.id}`, '1');
    forms.push(
      await mount<ProcedureElement>('test-history', {
        procedure,
        ports: memoryPorts({ drafts }),
        lang: 'vi',
        history: true,
      }),
    );
  }
  for (const form of forms) await until(() => form.step === 'page:nguoi', 'it is begun');
  return forms as [ProcedureElement, ProcedureElement];
}

async function goOn(form: ProcedureElement, step: string): Promise<void> {
  await press(form, primary);
  await until(() => form.step === step, `${step} is shown`);
  await form.updateComplete;
}

/** Goes in the browser's history, and waits until the page has heard of it. */
async function travel(delta: number): Promise<void> {
  const heard = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
  history.go(delta);
  await heard;
}

describe('two forms on one page', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('go back and forward in the browser’s history each by its own pages', async () => {
    const [first, second] = await two();
    const shown = (...steps: string[]): Promise<void> =>
      until(() => first.step === steps[0] && second.step === steps[1], steps.join(' and '));
    await goOn(first, 'page:lienHe');
    await goOn(second, 'page:lienHe');
    await goOn(first, 'page:nhan');
    await travel(-1);
    await shown('page:lienHe', 'page:lienHe');
    await travel(-1);
    // What was done last comes back first.
    await shown('page:lienHe', 'page:nguoi');
    await travel(2);
    await shown('page:nhan', 'page:lienHe');
  });

  it('go back by their own buttons', async () => {
    const [first, second] = await two();
    await goOn(first, 'page:lienHe');
    await goOn(second, 'page:lienHe');
    await press(first, '.tk-back');
    await until(() => first.step === 'page:nguoi', 'the first goes back');
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(second.step, 'page:lienHe', 'the second stays');
    await press(second, '.tk-back');
    await until(() => second.step === 'page:nguoi', 'the second goes back');
  });
});
