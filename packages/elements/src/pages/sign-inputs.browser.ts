import { assert } from 'chai';
import '../define.ts';
import type { Ports, SignInput } from '../ports.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { until } from '../testing/mount.ts';
import { memoryPorts } from '../testing/ports.ts';
import { toSignPage } from '../testing/to-sign-page.ts';
import { find, focused, pageText, press } from '../testing/use-form.ts';

customElements.define('inputs-procedure', class extends ProcedureElement {});

const original = Object.getOwnPropertyDescriptor(Blob.prototype, 'arrayBuffer')!;

/** On the sign page with a file of a certificate chosen, a password and the tick. */
async function withFile(change: Partial<Ports>): Promise<ProcedureElement> {
  const form = await toSignPage('inputs-procedure', change);
  await press(form, '#tk-method-2');
  await until(() => find(form, '#tk-p12'), 'a file is asked for');
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array([1, 2, 3])], 'ca-nhan.p12'));
  const file = find(form, '#tk-p12')!;
  file.files = data.files;
  file.dispatchEvent(new Event('change'));
  const password = find(form, '#tk-password')!;
  password.value = 'mật khẩu';
  password.dispatchEvent(new Event('input'));
  await press(form, '#tk-confirm');
  return form;
}

describe('the file of a certificate', () => {
  afterEach(() => {
    Object.defineProperty(Blob.prototype, 'arrayBuffer', original);
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('may still be read when somebody signs: a slow phone refuses nobody', async () => {
    const given: SignInput[] = [];
    const host = memoryPorts();
    Blob.prototype.arrayBuffer = async function slowly(this: Blob) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return new Response(this).arrayBuffer();
    };
    const form = await withFile({
      sign: (pdf, signer, method, input) => {
        given.push(input);
        return host.sign(pdf, signer, method, input);
      },
    });
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => find(form, '.tk-signed'), 'it is signed');
    assert.deepEqual([...given[0]!.p12!], [1, 2, 3]);
    assert.equal(given[0]!.password, 'mật khẩu');
  });

  it('that can no longer be read is told at its control', async () => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
    const form = await withFile({ sign: () => assert.fail('there is nothing to sign with') });
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => pageText(form).includes('Không đọc được tệp này'), 'the failure');
    await until(() => focused(form)?.matches('.tk-summary'), 'the summary has the focus');
    assert.equal(find(form, '#tk-p12')!.getAttribute('aria-invalid'), 'true');
  });
});
