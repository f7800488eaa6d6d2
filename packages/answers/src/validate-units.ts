import { loadCommunes, loadProvinces, type Procedure, type Question } from '@tokhai/procedure';
import { relevantAnswers } from './asked.ts';
import { issue, type Issue } from './issue.ts';
import { isObject, own, pointerStep, type Answers, type JsonObject } from './json.ts';

/**
 * Addresses whose names do not belong to their codes, or whose commune is of another province: an
 * officer reads the names, a computer the codes, and both have to read the same. Loads the lists
 * of the provinces that are named. Codes that stand in no list are told too.
 *
 * Units change by law: use it for new answers, not for documents of an earlier day.
 */
export async function validateUnits(procedure: Procedure, answers: Answers): Promise<Issue[]> {
  const relevant = relevantAnswers(procedure, answers);
  const found: Issue[] = [];
  for (const question of procedure.questions.values()) {
    const value = own(relevant, question.name);
    for (const { address, path } of addressesIn(value, question, pointerStep(question.name))) {
      const part = await mismatch(address);
      if (part) found.push(issue('address-mismatch', {}, path + pointerStep(part)));
    }
  }
  return found;
}

interface Place {
  address: JsonObject;
  path: string;
}

function addressesIn(value: unknown, question: Question, path: string): Place[] {
  if (question.kind === 'address') return isObject(value) ? [{ address: value, path }] : [];
  const parts = question.parts ?? [];
  const inParts = (holder: unknown, at: string) =>
    isObject(holder)
      ? parts.flatMap((part) =>
          addressesIn(own(holder, part.name), part, at + pointerStep(part.name)),
        )
      : [];
  if (question.kind !== 'table') return inParts(value, path);
  return Array.isArray(value)
    ? value.flatMap((row: unknown, index) => inParts(row, `${path}/${index}`))
    : [];
}

async function mismatch(address: JsonObject): Promise<'provinceCode' | 'communeCode' | undefined> {
  const { provinceCode, province, communeCode, commune } = address;
  if (typeof provinceCode !== 'string' || typeof communeCode !== 'string') return undefined;
  const provinces = await loadProvinces();
  if (!provinces.some(({ code, name }) => code === provinceCode && name === province)) {
    return 'provinceCode';
  }
  const communes = await loadCommunes(provinceCode);
  const known = communes.some(({ code, name }) => code === communeCode && name === commune);
  return known ? undefined : 'communeCode';
}
