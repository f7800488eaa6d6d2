import { readProcedure, type Procedure, type ProcedureFile } from '@tokhai/procedure';
import { sampleFile } from './sample-procedure.ts';

/** The sample procedure with a second signer, who signs after the first. */
export function together(): Procedure {
  const file = structuredClone(sampleFile) as unknown as ProcedureFile;
  file.procedure.signers.push({
    id: 'nguoiLamChung',
    title: 'NGƯỜI LÀM CHỨNG',
    required: true,
    after: ['nguoiDeNghi'],
  });
  return readProcedure(file);
}
