import type { Page } from '../generated/procedure.ts';
import { nameTaker } from './names.ts';

/** Questions under one heading. */
export interface Headed {
  key: string;
  title?: string;
  section?: string;
  description?: string;
  questions: string[];
}

/** Most pages, and most questions on one: what the language takes. */
const MAX_PAGES = 100;
const MAX_QUESTIONS = 40;

/** Pages out of groups: none empty, none too long, no two with one heading. */
export function pagesOf(groups: readonly Headed[], formTitle: string): Page[] {
  const filled = groups.filter(({ questions }) => questions.length > 0);
  const cut = filled.flatMap(split);
  const fitting =
    cut.length > MAX_PAGES
      ? split({ key: 'page', questions: filled.flatMap(({ questions }) => questions) })
      : cut;
  const id = nameTaker();
  const headings = new Map<string, number>();
  return fitting.map(({ key, title = formTitle, section, description, questions }) => {
    const heading = `${section ?? ''} ${title}`;
    const count = (headings.get(heading) ?? 0) + 1;
    headings.set(heading, count);
    return {
      id: id(key, 'page'),
      title: count > 1 ? numbered(title, section, count, headings) : title,
      ...(section === undefined ? {} : { section }),
      ...(description === undefined ? {} : { description }),
      questions,
    };
  });
}

/** `Khai` a second time → `Khai (2)`, or the next number that is free. */
function numbered(
  title: string,
  section: string | undefined,
  count: number,
  headings: Map<string, number>,
): string {
  for (let number = count; ; number += 1) {
    const next = `${title} (${number})`;
    const heading = `${section ?? ''} ${next}`;
    if (headings.has(heading)) continue;
    headings.set(heading, 1);
    return next;
  }
}

function split(group: Headed): Headed[] {
  const parts: Headed[] = [];
  for (let start = 0; start < group.questions.length; start += MAX_QUESTIONS) {
    const { description: _, ...heading } = group;
    const questions = group.questions.slice(start, start + MAX_QUESTIONS);
    parts.push({ ...(start === 0 ? group : heading), questions });
  }
  return parts;
}
