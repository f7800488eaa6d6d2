import { memoryDrafts } from '@tokhai/answers';
import type { Ports } from '../ports.ts';
import type { ProcedureElement } from '../procedure-element.ts';
import { mount, until } from './mount.ts';
import { memoryPorts } from './ports.ts';
import { sampleAnswers, sampleProcedure } from './sample-procedure.ts';
import { find, press } from './use-form.ts';

/** Answers with which the sample procedure can be signed. */
export const readyAnswers = {
  hoTen: sampleAnswers.text,
  ngaySinh: sampleAnswers.date,
  gioiTinh: 'nu',
  thanhVien: sampleAnswers.table,
  camDoan: true,
};

/** The sample procedure in a form of its own tag, at a time that never changes. */
export function openSample(tag: string, ports: Ports): Promise<ProcedureElement> {
  return mount<ProcedureElement>(tag, {
    procedure: sampleProcedure,
    ports,
    now: () => new Date('2026-11-22T08:30:00Z'),
    lang: 'vi',
  });
}

/** A form whose draft is complete, on its sign page. */
export async function toSignPage(
  tag: string,
  { drafts = memoryDrafts(), ...change }: Partial<Ports>,
): Promise<ProcedureElement> {
  await drafts.save({
    procedureId: sampleProcedure.id,
    answers: { ...readyAnswers },
    pageId: 'check',
    files: [],
    updatedAt: '2026-11-22T08:00:00Z',
  });
  sessionStorage.setItem(`tokhai:${sampleProcedure.id}`, '1');
  const form = await openSample(tag, memoryPorts({ ...change, drafts }));
  await until(() => form.step === 'check', 'the check page', 8000);
  await press(form, '.tk-actions .tk-button-primary');
  await until(() => find(form, 'tk-sign-page form'), 'the sign page', 8000);
  return form;
}
