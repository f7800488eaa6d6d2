import type { Procedure, Question } from '@tokhai/procedure';
import { issue, type Issue, type IssueCode } from './issue.ts';
import { pointerStep } from './json.ts';
import { pathOf } from './kinds/address.ts';
import { stepsOf, type SchemaError } from './schema-check.ts';

/** The issues that a finding of the schema amounts to, in the terms of the question it is about. */
export function issuesOfError(procedure: Procedure, error: SchemaError): Issue[] {
  const steps = stepsOf(error);
  const { question, path, rest } = locate(procedure, steps);
  if (!question) return [issue('invalid', { keyword: error.keyword }, pointer(steps))];
  if (error.keyword === 'required' && rest.length === 0) return missing(question, path);
  return [inside(question, path, rest, error.keyword)];
}

interface Located {
  question: Question | undefined;
  /** JSON pointer to the question's answer. */
  path: string;
  /** Steps inside the answer, for an address or a file. */
  rest: string[];
}

/** Walks from the answers to the innermost question that a pointer leads to. */
function locate(procedure: Procedure, steps: readonly string[]): Located {
  const [first = '', ...after] = steps;
  let question = procedure.questions.get(first);
  let path = pointerStep(first);
  let rest = after;
  while (question?.parts) {
    const row = question.kind === 'table' ? rest.slice(0, 1) : [];
    const [name] = rest.slice(row.length);
    const part = question.parts.find((candidate) => candidate.name === name);
    if (!part) break;
    question = part;
    path += pointer([...row, part.name]);
    rest = rest.slice(row.length + 1);
  }
  return { question, path, rest };
}

/** A person who is not there at all is told part by part: each has a label and a box of its own. */
function missing(question: Question, path: string): Issue[] {
  const parts = question.kind === 'person' ? (question.parts ?? []) : [];
  const needed = parts.filter((part) => part.required);
  if (needed.length === 0) return [issue('required', {}, path)];
  return needed.flatMap((part) => missing(part, path + pointerStep(part.name)));
}

function inside(question: Question, path: string, rest: string[], keyword: string): Issue {
  const [key] = rest;
  if (key === undefined) return { ...ownIssue(question, keyword), path };
  if (question.kind === 'address') {
    const code = keyword === 'required' ? 'required' : (codes[keyword] ?? 'invalid');
    return issue(
      code,
      limitOf(keyword, propertyOf(question, key)),
      path + pointerStep(pathOf(key)),
    );
  }
  if (question.kind === 'file') return { ...fileIssue(question, key, keyword), path };
  // An option that there is none of: told where the options are, not by its place in the list.
  if (question.kind === 'choices') return issue('choice', {}, path);
  return issue('type', {}, path + pointer(rest));
}

const codes: Record<string, IssueCode> = {
  type: 'type',
  enum: 'choice',
  oneOf: 'choice',
  anyOf: 'choice',
  const: 'choice',
  pattern: 'pattern',
  maxLength: 'max-length',
  minLength: 'min-length',
  minimum: 'minimum',
  exclusiveMinimum: 'minimum',
  maximum: 'maximum',
  exclusiveMaximum: 'maximum',
  multipleOf: 'multiple-of',
  minItems: 'min-rows',
  maxItems: 'max-rows',
  uniqueItems: 'duplicate-rows',
};

const choicesCodes: Record<string, IssueCode> = {
  minItems: 'min-choices',
  maxItems: 'max-choices',
};

function ownIssue({ kind, schema }: Question, keyword: string): Issue {
  if (kind === 'confirm') return issue('confirm');
  if (kind === 'choice') return issue('choice');
  if (kind === 'choices') {
    const code = choicesCodes[keyword] ?? 'choice';
    return issue(code, code === 'choice' ? {} : limitOf(keyword, schema));
  }
  if ((kind === 'number' || kind === 'money') && keyword === 'type') {
    return issue(schema['type'] === 'integer' ? 'integer' : 'type');
  }
  const code = codes[keyword];
  return code ? issue(code, limitOf(keyword, schema)) : issue('invalid', { keyword });
}

function fileIssue(question: Question, key: string, keyword: string): Issue {
  if (key === 'type') return issue('file-type');
  if (key === 'size' && keyword === 'maximum') {
    const { maxBytes } = question.options;
    return issue(
      'file-size',
      maxBytes === undefined ? limitOf(keyword, propertyOf(question, key)) : { limit: maxBytes },
    );
  }
  return issue(key === 'size' && keyword === 'minimum' ? 'file-empty' : 'type');
}

/** The bound that a keyword sets, e.g. `{limit: 100}`. */
function limitOf(keyword: string, schema: Record<string, unknown>): Issue['params'] {
  const bound = schema[keyword];
  return typeof bound === 'number' ? { limit: bound } : {};
}

function propertyOf({ schema }: Question, key: string): Record<string, unknown> {
  const properties = schema['properties'] as Record<string, Record<string, unknown>> | undefined;
  return properties?.[key] ?? {};
}

function pointer(steps: readonly string[]): string {
  return steps.map(pointerStep).join('');
}
