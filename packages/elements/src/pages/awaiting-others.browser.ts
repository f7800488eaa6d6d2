import { memoryDrafts } from '@tokhai/answers';
import { sha256Hex } from '@tokhai/procedure';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { setLanguage } from '../language.ts';
import { PortError, type AwaitedConfirmations, type ConfirmationPort } from '../ports.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { begunConfirmation, typeCode } from '../testing/confirm-code.ts';
import { until } from '../testing/mount.ts';
import { draftAt, openSample } from '../testing/open-sample.ts';
import { memoryPorts, sampleReceipt } from '../testing/ports.ts';
import { sampleProcedure } from '../testing/sample-procedure.ts';
import { together } from '../testing/together.ts';
import { find, focused, pageText, press } from '../testing/use-form.ts';

customElements.define('awaiting-procedure', class extends ProcedureElement {});

const awaiting: AwaitedConfirmations = {
  confirmed: ['nguoiDeNghi'],
  missing: ['nguoiLamChung'],
  until: '2026-11-29T08:30:00Z',
};
const receipt = { ...sampleReceipt, tier: 'confirmed' as const };

/** A portal at which one of two confirms, and what it was asked. */
function portal(change: Partial<ConfirmationPort> = {}) {
  const asked: string[] = [];
  let isConfirmed = false;
  const confirmation: ConfirmationPort = {
    begin: async () => {
      asked.push('begin');
      return isConfirmed ? { awaiting } : begunConfirmation;
    },
    finish: async () => {
      asked.push('finish');
      isConfirmed = true;
      return { awaiting };
    },
    takeBack: async () => {
      asked.push('take back');
      isConfirmed = false;
      return undefined;
    },
    ...change,
  };
  return { asked, confirmation };
}

let prints = 0;

/** On the sign page of a form that two have to sign. */
async function toSign(
  confirmation: ConfirmationPort,
  drafts = memoryDrafts(),
): Promise<ProcedureElement> {
  if (!(await drafts.load(sampleProcedure.id))) await drafts.save(draftAt('check'));
  sessionStorage.setItem(`tokhai:${sampleProcedure.id}`, '1');
  const ports = memoryPorts({
    confirmation: async () => confirmation,
    drafts,
    // Each print is another file, as at another time.
    produce: async () => new TextEncoder().encode(`%PDF-1.7 ${(prints += 1)}`),
    submitPaper: async () => ({ receipt }),
  });
  const form = await openSample('awaiting-procedure', ports, { procedure: together() });
  await until(() => form.step !== 'start', 'the draft is resumed');
  if (form.step === 'check') await press(form, '.tk-actions .tk-button-primary');
  await until(() => find(form, 'tk-sign-page .tk-signer'), 'the sign page');
  return form;
}

async function confirm(form: ProcedureElement): Promise<void> {
  await press(form, '[data-confirm-start]');
  await typeCode(form, '123456');
}

/** Goes back from the sign page to a question, and answers it in another way. */
async function changeAnswer(form: ProcedureElement): Promise<void> {
  await press(form, '.tk-back');
  await until(() => form.step === 'check', 'the answers');
  await until(() => pageText(form).includes('đã xác nhận'), 'what a change would do');
  await press(form, '.tk-answers button');
  await until(() => find(form, 'input'), 'a question');
  const input = find(form, 'input[type=text]')!;
  input.value = 'Trần Thị Đổi';
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A portal at which one confirms, and that cannot be reached for a while by who takes it back. */
function portalAway() {
  const confirmed: string[] = [];
  const tried: string[] = [];
  const takenBack: string[] = [];
  const network = { isAway: true };
  const { confirmation } = portal({
    takeBack: async (sha256) => {
      tried.push(sha256);
      if (network.isAway) throw new PortError('confirmation-failed', 'Không tới được cổng.');
      takenBack.push(sha256);
      return undefined;
    },
  });
  const noting: ConfirmationPort = {
    ...confirmation,
    finish: async (pdf, answer) => {
      confirmed.push(await sha256Hex(pdf));
      return confirmation.finish(pdf, answer);
    },
  };
  return { confirmation: noting, confirmed, network, takenBack, tried };
}

describe('confirming a form that several have to sign', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await setLanguage('vi');
  });

  it('tells who confirmed, who has to yet, and how they get to it', async () => {
    const form = await toSign(portal().confirmation);
    find(form, '[data-confirm]')!.setAttribute('open', '');
    assert.include(pageText(form), 'mỗi người tự xác nhận bằng tài khoản của chính mình');
    await confirm(form);
    await until(() => find(form, '[data-awaiting]'), 'the others are awaited');
    await until(
      () => focused(form)?.textContent?.includes('Còn phải có xác nhận của'),
      'the focus is where it goes on',
    );
    const words = pageText(form);
    assert.include(words, 'Bạn đã xác nhận, hồ sơ chưa được nộp');
    assert.include(find(form, '[data-awaiting] ul')!.innerText, 'NGƯỜI LÀM CHỨNG');
    assert.include(find(form, '[data-signer=nguoiDeNghi]')!.innerText, 'Đã xác nhận');
    assert.include(find(form, '[data-signer=nguoiLamChung]')!.innerText, 'Chưa xác nhận');
    assert.isNotNull(find(form, '[data-hand-over] a[download]'), 'the file for the other one');
    // A signature now would be one of other bytes than those that were confirmed.
    assert.isNull(find(form, 'tk-sign-page form'));
    assert.isNull(find(form, '[data-confirm]'));
    assert.isNull(find(form, '[data-paper]'));
    await expectNoAxeViolations(form);
    form.lang = 'en';
    await until(() => pageText(form).includes('You confirmed; the dossier is not'), 'English');
  });

  it('goes on after a reload, with the same bytes, and hands in once the others have', async () => {
    const drafts = memoryDrafts();
    const seen: Uint8Array[] = [];
    const { confirmation } = portal();
    let confirmed: Uint8Array | undefined;
    const first = await toSign(
      {
        ...confirmation,
        finish: (pdf, answer) => {
          confirmed = pdf;
          return confirmation.finish(pdf, answer);
        },
      },
      drafts,
    );
    await confirm(first);
    await until(() => find(first, '[data-awaiting]'), 'the others are awaited');
    await until(async () => (await drafts.load(sampleProcedure.id))?.awaiting, 'it is kept');
    document.body.replaceChildren();

    let others = false;
    const again = await toSign(
      {
        ...confirmation,
        begin: async (pdf) => {
          seen.push(pdf);
          return others ? { receipt } : { awaiting };
        },
      },
      drafts,
    );
    await until(() => find(again, '[data-awaiting]'), 'they are awaited still');
    await press(again, '[data-awaiting-look]');
    await until(() => seen.length === 1, 'the portal is asked');
    await again.updateComplete;
    assert.equal(again.step, 'sign');
    others = true;
    await until(() => !find(again, '[data-awaiting-look]')!.disabled, 'it can be asked again');
    await press(again, '[data-awaiting-look]');
    await until(() => again.step === 'done', 'the receipt');
    assert.deepEqual(seen, [confirmed, confirmed]);
  });

  it('is taken back, and can be signed instead', async () => {
    const { asked, confirmation } = portal();
    const form = await toSign(confirmation);
    await confirm(form);
    await press(form, '[data-awaiting-take-back]');
    await until(() => find(form, 'tk-sign-page form'), 'it can be signed');
    assert.isNull(find(form, '[data-awaiting]'));
    assert.deepEqual(asked, ['begin', 'finish', 'take back']);
    assert.equal(form.step, 'sign');
  });

  it('is not lost from sight when the portal cannot be reached', async () => {
    const { confirmation } = portal({
      takeBack: async () => {
        throw new PortError('confirmation-failed', 'Không tới được cổng.');
      },
    });
    const form = await toSign(confirmation);
    await confirm(form);
    await press(form, '[data-awaiting-take-back]');
    await until(() => pageText(form).includes('Không tới được cổng.'), 'the failure');
    assert.isNotNull(find(form, '[data-awaiting]'), 'it still counts');
  });

  it('when it was handed in meanwhile, taking back gives the receipt', async () => {
    const { confirmation } = portal({ takeBack: async () => ({ receipt }) });
    const form = await toSign(confirmation);
    await confirm(form);
    await press(form, '[data-awaiting-take-back]');
    await until(() => form.step === 'done', 'the receipt');
  });

  it('an answer that is changed takes it back: others confirm nothing that no longer holds', async () => {
    const { asked, confirmation } = portal();
    const form = await toSign(confirmation);
    await confirm(form);
    await until(() => find(form, '[data-awaiting]'), 'the others are awaited');
    await changeAnswer(form);
    await until(() => asked.includes('take back'), 'the portal is told');
  });

  it('takes it back once the network is there again', async () => {
    const { confirmation, confirmed, network, takenBack, tried } = portalAway();
    const form = await toSign(confirmation);
    await confirm(form);
    await until(() => find(form, '[data-awaiting]'), 'the others are awaited');
    await changeAnswer(form);
    await until(() => tried.length === 1, 'the portal cannot be reached');
    network.isAway = false;
    dispatchEvent(new Event('online'));
    await until(() => takenBack.length === 1, 'it is told once it can be');
    assert.deepEqual(takenBack, confirmed);
    dispatchEvent(new Event('online'));
    await form.updateComplete;
    assert.lengthOf(tried, 2, 'and once is enough');
  });

  it('takes it back when the form is opened again, before anybody goes on with it', async () => {
    const drafts = memoryDrafts();
    const { confirmation, confirmed, network, takenBack, tried } = portalAway();
    const first = await toSign(confirmation, drafts);
    await confirm(first);
    await until(() => find(first, '[data-awaiting]'), 'the others are awaited');
    await changeAnswer(first);
    await until(async () => (await drafts.load(sampleProcedure.id))?.takenBack, 'it is kept');
    assert.deepEqual((await drafts.load(sampleProcedure.id))?.takenBack, confirmed);
    assert.isUndefined((await drafts.load(sampleProcedure.id))?.signed, 'nothing else is');
    document.body.replaceChildren();
    sessionStorage.clear();

    network.isAway = false;
    const given = { confirmation: async () => confirmation, drafts };
    const again = await openSample('awaiting-procedure', memoryPorts(given), {
      procedure: together(),
    });
    await until(() => takenBack.length === 1, 'the portal is told');
    assert.equal(again.step, 'start');
    assert.deepEqual(takenBack, confirmed);
    assert.include(tried, confirmed[0]);
    await press(again, '[data-draft-banner] .tk-button-primary');
    await until(() => again.step !== 'start', 'somebody goes on');
    await until(
      async () => !(await drafts.load(sampleProcedure.id))?.takenBack,
      'it need not be told again',
    );
  });
});
