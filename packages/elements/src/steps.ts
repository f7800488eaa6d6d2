/** Where a person stands. A page of the journey is named by its id: ids hold no colon. */
export type Step =
  'start' | 'open' | 'receive' | 'send' | 'check' | 'sign' | 'done' | `page:${string}`;

/** The step of a page. */
export const pageStep = (id: string): Step => `page:${id}`;

/** The id of the page of a step; undefined for the other steps. */
export function pageIdOf(step: Step): string | undefined {
  return step.startsWith('page:') ? step.slice('page:'.length) : undefined;
}

/** Whether somebody stands where answers are given, read or signed: a draft goes on there. */
export function isFilledStep(step: Step): boolean {
  return pageIdOf(step) !== undefined || step === 'check' || step === 'sign';
}

/** A step out of a draft or of the browser's history; undefined for anything else. */
export function readStep(value: unknown): Step | undefined {
  return typeof value === 'string' &&
    /^(start|open|receive|send|check|sign|done|page:[a-zA-Z0-9]+)$/.test(value)
    ? (value as Step)
    : undefined;
}
