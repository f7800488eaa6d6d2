import { readProcedure } from '@tokhai/procedure';
import { importFormio } from '@tokhai/procedure/formio';
import { assert } from 'chai';
import { render } from 'lit';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import type { FieldElement } from './index.ts';
import { renderField } from './render-field.ts';

const forms = new URL('../../../procedure/src/formio/testing/', import.meta.url);

describe('a form imported from Form.io', () => {
  afterEach(() => document.body.replaceChildren());

  for (const name of ['every-component', 'applicant-block']) {
    it(`${name}: every question has something to answer with`, async () => {
      const response = await fetch(new URL(`${name}.json`, forms));
      const procedure = readProcedure(importFormio(await response.text()).procedure);
      const main = document.body.appendChild(document.createElement('main'));
      const heading = main.appendChild(document.createElement('h1'));
      heading.textContent = procedure.title;
      for (const question of procedure.questions.values()) {
        const host = main.appendChild(document.createElement('div'));
        const pointer = `/${question.path}`;
        render(
          renderField(question, { pointer, value: undefined, issues: [], disabled: false }),
          host,
        );
        const field = host.firstElementChild as FieldElement;
        await field.updateComplete;
        assert.exists(field.querySelector('input, textarea, select, button'), question.name);
        assert.include(field.textContent, question.title);
      }
      await expectNoAxeViolations(main);
    });
  }
});
