import { assert } from 'chai';
import '../define.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { mount, until } from '../testing/mount.ts';
import { memoryPorts } from '../testing/ports.ts';
import { sampleProcedure } from '../testing/sample-procedure.ts';
import { find } from '../testing/use-form.ts';

customElements.define('start-procedure', class extends ProcedureElement {});

/** What stands over the title of a form that is called so officially. */
async function captionOf(form: string): Promise<string | undefined> {
  const procedure = { ...sampleProcedure, about: { ...sampleProcedure.about, form } };
  const element = await mount<ProcedureElement>('start-procedure', {
    ...{ procedure, ports: memoryPorts(), lang: 'vi' },
  });
  await until(() => find(element, '.tk-facts'), 'the start page');
  const caption = find(element, '.tk-caption')?.innerText;
  element.remove();
  return caption;
}

describe('the official name over the title', () => {
  it('says “Mẫu” before a code, and once', async () => {
    assert.equal(await captionOf('CT01'), 'Mẫu CT01');
    assert.equal(await captionOf('Mẫu số 11'), 'Mẫu số 11');
  });

  it('does not say the title twice', async () => {
    assert.isUndefined(await captionOf(sampleProcedure.title));
  });
});
