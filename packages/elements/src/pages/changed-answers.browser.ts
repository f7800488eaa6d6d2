import { memoryDrafts } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { mount, until } from '../testing/mount.ts';
import { memoryPorts } from '../testing/ports.ts';
import { sampleFile } from '../testing/sample-procedure.ts';

customElements.define('changed-procedure', class extends ProcedureElement {});

const older = 'https://tokhai.example/schemas/procedures/sample/2025.json';
const procedure = readProcedure({
  ...sampleFile,
  // Another test in another tab may hold the draft of the sample itself.
  $id: 'https://tokhai.example/schemas/procedures/sample/2027.json',
  procedure: {
    ...sampleFile.procedure,
    migrations: [
      {
        from: older,
        renamed: [{ question: 'ten', to: 'hoTen' }],
        removed: [{ question: 'huyen', title: 'Huyện', message: 'Không còn cấp huyện.' }],
      },
    ],
  },
});

describe('a draft of an older version of the form', () => {
  afterEach(() => {
    for (const form of document.querySelectorAll('changed-procedure')) form.remove();
    sessionStorage.clear();
  });

  it('is offered, goes on with what still fits, and shows what does not until it is read', async () => {
    const drafts = memoryDrafts();
    await drafts.save({
      procedureId: older,
      answers: { ten: 'Nguyễn Thị Lan', huyen: 'Ba Đình', gioiTinh: 'unknown' },
      pageId: 'page:cu',
      files: [],
      updatedAt: '2026-11-22T08:00:00Z',
    });
    const open = () =>
      mount<ProcedureElement>('changed-procedure', {
        procedure,
        ports: memoryPorts({ drafts }),
        now: () => new Date('2026-11-22T08:30:00Z'),
        lang: 'vi',
      });
    const notice = (form: ProcedureElement) =>
      form.renderRoot.querySelector<HTMLElement>('[data-changed-answers]');
    const form = await open();
    await until(() => form.renderRoot.querySelector('[data-draft-banner]'), 'the draft is offered');
    form.renderRoot.querySelector<HTMLElement>('[data-draft-banner] .tk-button-primary')!.click();
    await until(() => notice(form), 'what changed is shown');
    await form.updateComplete;
    const words = notice(form)!.textContent.replaceAll(/\s+/g, ' ');
    assert.match(words, /Huyện Ba Đình Mẫu mới không hỏi câu này nữa\. Không còn cấp huyện\./);
    assert.match(words, /unknown Mẫu mới không còn lựa chọn này/);
    assert.equal(
      form.renderRoot.querySelector<HTMLInputElement>('input[id="hoTen"]')?.value,
      'Nguyễn Thị Lan',
    );
    await expectNoAxeViolations(form);
    assert.isUndefined(
      await drafts.load(older),
      'the old draft is removed once the new one is kept',
    );
    form.remove();

    const again = await open();
    await until(() => notice(again), 'after a reload it is shown still');
    await again.updateComplete;
    notice(again)!.querySelector('button')!.click();
    await until(() => !notice(again), 'it is gone once read');
    again.remove();
    const last = await open();
    await until(() => last.step !== 'start', 'the draft goes on');
    await last.updateComplete;
    assert.isNull(notice(last));
  });
});
