/** What the browser's accessibility tree tells of every kind in every state. */
import type { Issue } from '@tokhai/answers';
import type { Kind, Question } from '@tokhai/procedure';
import { assert } from 'chai';
import { axTree, type AxNode } from '../../../../test/support/ax-tree.ts';
import '../define.ts';
import { mount } from '../testing/mount.ts';
import { sampleAnswers, sampleQuestion } from '../testing/sample-procedure.ts';
import { spoken } from '../testing/spoken-fields.ts';
import type { FieldElement } from './index.ts';

type AskedKind = keyof typeof spoken;

const kinds = Object.keys(spoken) as AskedKind[];
const optional = '(không bắt buộc)';
const origin = 'Từ hồ sơ cá nhân';
const controls = new Set(['textbox', 'radio', 'checkbox', 'combobox', 'button', 'spinbutton']);

/** Nobody answers it: it never says that it may be left out. */
const neverOptional = new Set<Kind>(['computed']);

/** What nobody can know beforehand (see prefill.ts). */
const neverPrefilled = new Set<Kind>(['confirm', 'computed', 'file']);

/** What is told of the answers of the sample, as parts of values, texts and checked names. */
const answersTold: Record<AskedKind, readonly string[]> = {
  text: ['Nguyễn Thị Hường'],
  'long-text': ['Giấy cũ bị rách.'],
  number: ['2'],
  money: ['1.200.000', 'Một triệu hai trăm nghìn đồng'],
  date: ['27', '3', '1985'],
  time: ['14', '30'],
  choice: ['Nữ'],
  choices: ['Thẻ căn cước', 'Giấy tờ khác'],
  confirm: ['Tôi cam đoan lời khai là đúng'],
  identity: ['001185012345'],
  phone: ['0912345678'],
  email: ['huong@example.vn'],
  person: ['Nguyễn Văn Đức', '1950'],
  address: ['Thành phố Hà Nội', 'Số 5, phố Đội Cấn'],
  file: ['anh-the.jpg'],
  table: ['Trần Văn Bình', 'Trần Thị Lan'],
  computed: ['2'],
};

function question(kind: Kind, change: Partial<Question> = {}): Question {
  return { ...sampleQuestion(kind), ...change };
}

async function told(kind: Kind, properties: Partial<FieldElement>): Promise<AxNode[]> {
  await mount<FieldElement>(`tk-${kind}-field`, { question: question(kind), ...properties });
  return axTree();
}

function named(nodes: readonly AxNode[], kind: AskedKind, name: string): AxNode {
  const { role } = spoken[kind];
  const found = nodes.filter((node) => node.role === role && node.name === name);
  const all = nodes.map((node) => `${node.role} “${node.name}”`).join('\n');
  assert.lengthOf(found, 1, `${role} “${name}” among\n${all}`);
  return found[0]!;
}

const plainName = (kind: AskedKind): string => spoken[kind].name.replace(` ${optional}`, '');

const issueOf = (kind: AskedKind, change: Partial<Issue> = {}): Issue => ({
  path: `/${sampleQuestion(kind).name}`,
  code: spoken[kind].issue.code,
  params: {},
  ...change,
});

describe('what is told of every kind, in every state', () => {
  afterEach(() => document.body.replaceChildren());

  for (const kind of kinds) {
    it(`${kind}: one that has to be answered has its bare name, another says that it may be left out`, async () => {
      named(
        await told(kind, { question: question(kind, { required: true }) }),
        kind,
        plainName(kind),
      );
      document.body.replaceChildren();
      const name = neverOptional.has(kind) ? plainName(kind) : `${plainName(kind)} ${optional}`;
      named(await told(kind, { question: question(kind, { required: false }) }), kind, name);
    });

    it(`${kind}: without help nothing stands for it`, async () => {
      const { help: _help, ...bare } = question(kind, { required: true });
      const { description } = named(await told(kind, { question: bare }), kind, plainName(kind));
      assert.notInclude(description, spoken[kind].hint);
      assert.notMatch(description, /undefined|null|Lỗi|Lưu ý/);
    });

    it(`${kind}: tells what was answered`, async () => {
      const nodes = await told(kind, { value: sampleAnswers[kind] });
      const heard = nodes.flatMap(({ name, value, checked, role }) =>
        checked === 'false' || role === 'option' ? [value] : [name, value],
      );
      for (const words of answersTold[kind]) {
        const isHeard = heard.some((one) => one.includes(words));
        assert.isTrue(isHeard, `“${words}” is not among ${heard.join(' | ')}`);
      }
    });

    it(`${kind}: a warning is told and does not make it wrong`, async () => {
      const issues = [issueOf(kind, { severity: 'warning' })];
      const required = question(kind, { required: true });
      const nodes = await told(kind, { question: required, issues });
      const node = named(nodes, kind, plainName(kind));
      assert.include(node.description, `Lưu ý: ${spoken[kind].issue.words}`);
      assert.isEmpty(nodes.filter(({ invalid }) => invalid !== 'false'));
    });

    it(`${kind}: what was filled in beforehand says from where, and that it is locked`, async () => {
      const value = sampleAnswers[kind];
      const state = { value, origin: { words: origin, value } };
      const heard = (nodes: readonly AxNode[]): string =>
        nodes.map(({ description }) => description).join(' | ');
      const free = await told(kind, state);
      if (!neverPrefilled.has(kind)) assert.include(heard(free), origin);
      document.body.replaceChildren();
      const locked = await told(kind, { ...state, disabled: true });
      const open = locked.filter(({ role, disabled }) => controls.has(role) && !disabled);
      assert.isEmpty(
        open.map(({ role, name }) => `${role} “${name}”`),
        'can still be changed',
      );
      if (!neverPrefilled.has(kind))
        assert.include(heard(locked), `${origin}, không sửa ở đây được`);
    });
  }

  const readOnly: Array<[Kind, readonly string[]]> = [
    ['statement', ['Lời cam đoan', 'Tôi xin chịu trách nhiệm trước pháp luật']],
    ['signature', ['Chữ ký của người đề nghị', 'được ký ở bước cuối']],
    ['agency', ['Xác nhận của cơ quan', 'do cơ quan ghi sau']],
  ];
  for (const [kind, texts] of readOnly) {
    it(`${kind}: is read, and asks for nothing`, async () => {
      const nodes = await told(kind, {});
      const heard = nodes.map(({ name }) => name).join(' ');
      for (const words of texts) assert.include(heard, words);
      assert.isEmpty(nodes.filter(({ role }) => controls.has(role)));
      assert.notInclude(heard, optional);
    });
  }
});
