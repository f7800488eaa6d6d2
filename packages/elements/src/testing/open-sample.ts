import { memoryDrafts } from '@tokhai/answers';
import type { Ports } from '../ports.ts';
import type { ProcedureElement } from '../procedure-element.ts';
import { mount, until } from './mount.ts';
import { memoryPorts } from './ports.ts';
import { sampleAnswers, sampleProcedure, sampleTranslation } from './sample-procedure.ts';

/** Answers with which the sample procedure can be signed. */
export const readyAnswers = {
  hoTen: sampleAnswers.text,
  ngaySinh: sampleAnswers.date,
  gioiTinh: 'nu',
  thanhVien: sampleAnswers.table,
  camDoan: true,
};

/** The draft of somebody who got that far with the sample procedure. */
export function draftAt(pageId: string, answers: object = readyAnswers) {
  return {
    procedureId: sampleProcedure.id,
    answers: { ...answers },
    pageId,
    files: [],
    updatedAt: '2026-11-22T08:00:00Z',
  };
}

/** The sample procedure in a form of its own tag, at a time that never changes. */
export function openSample(
  tag: string,
  ports: Ports = memoryPorts(),
  properties: Partial<ProcedureElement> = {},
): Promise<ProcedureElement> {
  return mount<ProcedureElement>(tag, {
    procedure: sampleProcedure,
    translations: [sampleTranslation],
    ports,
    now: () => new Date('2026-11-22T08:30:00Z'),
    lang: 'vi',
    ...properties,
  });
}

/** A form that goes on with a draft, as after a reload. */
export async function openSampleAt(
  tag: string,
  step: string,
  { drafts = memoryDrafts(), ...change }: Partial<Ports> = {},
  answers: object = readyAnswers,
): Promise<ProcedureElement> {
  await drafts.save(draftAt(step, answers));
  sessionStorage.setItem(`tokhai:${sampleProcedure.id}`, '1');
  const form = await openSample(tag, memoryPorts({ ...change, drafts }));
  await until(() => form.step === step, `the draft is resumed at ${step}`);
  await form.updateComplete;
  return form;
}
