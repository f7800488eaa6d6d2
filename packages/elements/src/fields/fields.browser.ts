import type { Issue } from '@tokhai/answers';
import type { Kind } from '@tokhai/procedure';
import { assert } from 'chai';
import { axTree, type AxNode } from '../../../../test/support/ax-tree.ts';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { mount } from '../testing/mount.ts';
import { sampleAnswers, sampleQuestion } from '../testing/sample-procedure.ts';
import { spoken, type Spoken } from '../testing/spoken-fields.ts';
import { fields } from './index.ts';
import type { FieldElement } from './index.ts';

async function nodeOf({ role, name }: Spoken): Promise<AxNode> {
  const nodes = await axTree();
  const found = nodes.find((node) => node.role === role && node.name === name);
  if (found) return found;
  const all = nodes.map((node) => `${node.role} “${node.name}”`).join('\n');
  throw new Error(`No ${role} is named “${name}”:\n${all}`);
}

async function fieldOf(kind: Kind, properties: Partial<FieldElement> = {}): Promise<FieldElement> {
  return mount<FieldElement>(`tk-${kind}-field`, { question: sampleQuestion(kind), ...properties });
}

describe('every kind of field', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [kind, expected] of Object.entries(spoken) as Array<[keyof typeof spoken, Spoken]>) {
    it(`${kind}: speaks its name and hint`, async () => {
      await fieldOf(kind);
      const node = await nodeOf(expected);
      assert.include(node.description, expected.hint);
      assert.notInclude(node.description, 'Lỗi');
      assert.equal(node.invalid, 'false');
    });

    it(`${kind}: speaks its error after the hint`, async () => {
      const { code, words } = expected.issue;
      const path = `/${sampleQuestion(kind).name}`;
      await fieldOf(kind, { issues: [{ path, code, params: {} }] });
      const node = await nodeOf(expected);
      assert.include(node.description, `${expected.hint} Lỗi: ${words}`);
      assert.equal(node.invalid, expected.neverInvalid ? 'false' : 'true');
      assert.isNull(document.querySelector('[aria-invalid="false"]'));
    });
  }

  for (const kind of Object.keys(fields) as Kind[]) {
    it(`${kind}: axe finds nothing, empty, filled, with an error and locked`, async () => {
      const path = `/${sampleQuestion(kind).name}`;
      const issues: Issue[] = [{ path, code: 'required', params: {} }];
      const value = sampleAnswers[kind];
      for (const state of [
        {},
        { value },
        { value, issues },
        { issues },
        { value, disabled: true },
      ]) {
        await fieldOf(kind, state);
        await expectNoAxeViolations(document.body);
        document.body.replaceChildren();
      }
    });
  }
});
