/** WCAG 2.2, level AAA, where we hold ourselves to it: contrast of text (1.4.6), targets (2.5.5). */
import { assert } from 'chai';
import { emulate, type Media } from '../../../test/support/media.ts';
import '../../../test/support/axe.ts';
import { smallTargets } from '../../../test/support/small-targets.ts';
import './define.ts';
import { ProcedureElement } from './procedure-element.ts';
import { mount, until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleProcedure } from './testing/sample-procedure.ts';

class EnhancedForm extends ProcedureElement {}
customElements.define('enhanced-form', EnhancedForm);

const devices: Record<string, Media> = {
  light: {},
  dark: { 'prefers-color-scheme': 'dark' },
  'high contrast': { 'prefers-contrast': 'more' },
  'dark with high contrast': { 'prefers-color-scheme': 'dark', 'prefers-contrast': 'more' },
};

async function faintTexts(form: Element): Promise<string[]> {
  const { violations } = await window.axe.run(form, {
    runOnly: { type: 'rule', values: ['color-contrast-enhanced'] },
  });
  return violations.flatMap(({ nodes }) =>
    nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`),
  );
}

async function openAt(step: string): Promise<ProcedureElement> {
  const ports = memoryPorts();
  await ports.drafts?.save({
    procedureId: sampleProcedure.id,
    answers: {},
    pageId: step,
    files: [],
    updatedAt: '2026-11-22T08:00:00Z',
  });
  sessionStorage.setItem(`tokhai:${sampleProcedure.id}`, '1');
  const form = await mount<ProcedureElement>('enhanced-form', {
    ports,
    procedure: sampleProcedure,
  });
  await until(() => form.step === step, `${step} is shown`);
  await form.updateComplete;
  return form;
}

describe('contrast of 7 to 1 and targets of 44 pixels', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await emulate({});
  });

  for (const [device, media] of Object.entries(devices)) {
    for (const { id } of sampleProcedure.pages) {
      it(`${device}: page ${id}, empty and with errors`, async () => {
        await emulate(media);
        const form = await openAt(`page:${id}`);
        assert.deepEqual(await faintTexts(form), []);
        assert.deepEqual(smallTargets('enhanced-form'), []);
        form.shadowRoot!.querySelector<HTMLElement>('form button[type=submit]')!.click();
        await form.updateComplete;
        assert.deepEqual(await faintTexts(form), []);
        assert.deepEqual(smallTargets('enhanced-form'), []);
      });
    }
  }
});
