import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../test/support/axe.ts';
import './define.ts';
import { setLanguage } from './language.ts';
import { ProcedureElement } from './procedure-element.ts';
import { mount, until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleProcedure } from './testing/sample-procedure.ts';
import { find } from './testing/use-form.ts';

class LanguagesForm extends ProcedureElement {}
customElements.define('languages-form', LanguagesForm);

const khmer = {
  lang: 'km',
  draft: true,
  texts: {
    '/properties/hoTen/title': 'គោត្តនាម និងនាម',
    '/properties/ngaySinh/title': 'ថ្ងៃខែឆ្នាំកំណើត',
  },
};

async function open(change: Partial<ProcedureElement> = {}): Promise<ProcedureElement> {
  const form = await mount<ProcedureElement>('languages-form', {
    ports: memoryPorts(),
    procedure: sampleProcedure,
    translations: [khmer],
    ...change,
  });
  await until(() => form.shadowRoot?.querySelector('.tk-page'), 'the start page is shown');
  return form;
}

describe('a language that is a draft', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await setLanguage('vi');
  });

  it('is offered only where the portal asks for it', async () => {
    const form = await open();
    assert.isNull(find(form, '[data-language=km]'));
    form.languages = 'vi en km';
    await form.updateComplete;
    assert.equal(find(form, '[data-language=km]')?.lang, 'km');
  });

  it('says in both languages that nobody has checked it, on each page', async () => {
    const form = await open({ languages: 'vi en km' });
    find(form, '[data-language=km]')?.click();
    await until(() => find(form, '[data-draft-language]'), 'the page is told to be a draft');
    const notice = find(form, '[data-draft-language]');
    assert.include(notice?.textContent, 'សេចក្តីព្រាងបកប្រែដោយម៉ាស៊ីន');
    assert.include(notice?.querySelector('[lang=vi]')?.textContent, 'Chỉ bản tiếng Việt');
    find(form, '.tk-actions .tk-button-primary')?.click();
    await until(() => form.step === 'page:nguoi', 'the first page is shown');
    await form.updateComplete;
    assert.isNotNull(find(form, '[data-draft-language]'));
    find(form, '[data-language=vi]')?.click();
    await until(() => !find(form, '[data-draft-language]'), 'Vietnamese is no draft');
  });

  it('keeps the label as the law writes it beside the translated one, each in its language', async () => {
    const form = await open({ languages: 'vi en km', lang: 'km' });
    await until(() => find(form, '[data-draft-language]'), 'the words are Khmer');
    find(form, '.tk-actions .tk-button-primary')?.click();
    await until(() => form.step === 'page:nguoi', 'the first page is shown');
    await form.updateComplete;
    assert.equal(find(form, '.tk-form')?.lang, 'km');
    for (const [tag, original, translated] of [
      ['text', 'Họ và tên', 'គោត្តនាម'],
      ['date', 'Ngày sinh', 'ថ្ងៃខែឆ្នាំកំណើត'],
    ]) {
      const field = find(form, `tk-${tag}-field`);
      assert.include(field?.querySelector('label, legend')?.textContent, translated);
      assert.equal(field?.querySelector('.tk-original[lang=vi]')?.textContent, original);
    }
    assert.isNull(find(form, 'tk-identity-field .tk-original'), 'not translated, not said twice');
    await expectNoAxeViolations(form);
    find(form, 'form button[type=submit]')?.click();
    await until(() => find(form, '.tk-summary'), 'the errors are shown');
    assert.include(find(form, '.tk-summary')?.textContent, 'សូមសរសេរ គោត្តនាម និងនាម');
  });
});
