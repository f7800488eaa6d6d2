import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import type { Signature } from '../ports.ts';
import { mount } from '../testing/mount.ts';
import { sampleAnswers } from '../testing/sample-procedure.ts';
import { together } from '../testing/together.ts';
import type { SignPage } from './sign-page.ts';

const signature: Signature = { name: 'Nguyễn Thị Hường', signedAt: '2026-11-22T08:40:00Z' };
const item = (page: SignPage, id: string) =>
  page.querySelector<HTMLElement>(`[data-signer=${id}]`)!;

describe('signing in the order that the procedure sets', () => {
  afterEach(() => document.body.replaceChildren());

  it('offers a place only once those before it are signed', async () => {
    const page = await mount<SignPage>('tk-sign-page', {
      procedure: together(),
      answers: { hoTen: sampleAnswers.text },
      methods: [{ id: 'card', label: 'Chứng thư số trên máy', needs: 'none' }],
    });
    const witness = item(page, 'nguoiLamChung');
    assert.include(witness.textContent, 'Ký sau khi đã có chữ ký ở: NGƯỜI ĐỀ NGHỊ');
    assert.isNull(witness.querySelector('button, form'));
    assert.isNotNull(item(page, 'nguoiDeNghi').querySelector('form'));
    await expectNoAxeViolations(page);

    page.signatures = new Map([['nguoiDeNghi', signature]]);
    await page.updateComplete;
    assert.isNotNull(item(page, 'nguoiLamChung').querySelector('form'));
    assert.notInclude(item(page, 'nguoiLamChung').textContent, 'Ký sau khi');
  });
});
