import {
  canonicalJson,
  takesAnswer,
  type Migration,
  type Procedure,
  type Question,
} from '@tokhai/procedure';

/** What a change of a procedure means for answers that people gave before. */
export interface Change {
  /**
   * What happens to a draft or to data: `lost` an answer has no place any more, `refused` an answer
   * that was taken may be refused now, `asked` people are asked something more, `harmless`.
   */
  effect: 'lost' | 'refused' | 'asked' | 'harmless';
  /** The question, by path, or a JSON pointer into the file. */
  place: string;
  /** In English. */
  message: string;
}

/** What changed between two versions of a procedure, in the order of the old one. */
export function compare(before: Procedure, after: Procedure): Change[] {
  return [...questions(before.questions, after.questions), ...facts(before, after)];
}

/**
 * The first draft of `procedure.migrations`: what was renamed, by kind and label, what is gone, and
 * what takes less. The messages are for the author to mend.
 */
export function migrationOf(before: Procedure, after: Procedure): Migration {
  const { removed, renamed } = moved(before.questions, after.questions);
  const tightened = [...before.questions.values()].flatMap((old) => {
    const now = renamed.get(old) ?? after.questions.get(old.name);
    const refused = now ? question(old, now).filter(({ effect }) => effect === 'refused') : [];
    if (!now || refused.length === 0) return [];
    const message = `Hãy xem lại: ${now.help ?? now.title}`;
    return [{ question: now.name, message }];
  });
  const gone = removed
    .filter((old) => !renamed.has(old))
    .map(({ name, title }) => ({ question: name, title }));
  return {
    from: before.id,
    ...(renamed.size > 0
      ? { renamed: [...renamed].map(([old, now]) => ({ question: old.name, to: now.name })) }
      : {}),
    ...(gone.length > 0 ? { removed: gone } : {}),
    ...(tightened.length > 0 ? { tightened } : {}),
  };
}

type Questions = ReadonlyMap<string, Question>;

/** Questions that are gone, and those of them that most likely have another name now. */
function moved(
  before: Questions,
  after: Questions,
): { removed: Question[]; added: Question[]; renamed: Map<Question, Question> } {
  const asked = (all: Questions) => [...all.values()].filter(({ kind }) => takesAnswer(kind));
  const removed = asked(before).filter(({ name }) => !after.has(name));
  const added = asked(after).filter(({ name }) => !before.has(name));
  // The same kind and the same label under another name: most likely the same question.
  const renamed = new Map(
    removed.flatMap((old) => {
      const same = added.filter(({ kind, title }) => kind === old.kind && title === old.title);
      return same.length === 1 ? [[old, same[0]!] as const] : [];
    }),
  );
  return { removed, added, renamed };
}

function questions(before: Questions, after: Questions): Change[] {
  const { removed, added, renamed } = moved(before, after);
  const found = new Set(renamed.values());
  return [
    ...[...before.values()].flatMap((old) => {
      const now = takesAnswer(old.kind) ? after.get(old.name) : undefined;
      return now ? question(old, now) : [];
    }),
    ...[...renamed].flatMap(([old, now]): Change[] => [
      {
        effect: 'lost',
        place: old.path,
        message: `Renamed to ${now.path}: carry its answer over.`,
      },
      ...question(old, now),
    ]),
    ...removed
      .filter((old) => !renamed.has(old))
      .map(({ path }): Change => ({ effect: 'lost', place: path, message: 'No longer asked.' })),
    ...added.filter((now) => !found.has(now)).map(addition),
  ];
}

function addition({ path, required, options }: Question): Change {
  if (!required) return { effect: 'harmless', place: path, message: 'New, need not be answered.' };
  const when = options.when ? ' when it is asked' : '';
  return { effect: 'asked', place: path, message: `New, has to be answered${when}.` };
}

function question(old: Question, now: Question): Change[] {
  const place = old.path;
  if (old.kind !== now.kind) {
    return [{ effect: 'lost', place, message: `The kind ${old.kind} became ${now.kind}.` }];
  }
  const changes: Change[] = [];
  const tell = (effect: Change['effect'], message: string) =>
    changes.push({ effect, place, message });
  if (old.required !== now.required) {
    if (now.required) tell('asked', 'Has to be answered now.');
    else tell('harmless', 'Need not be answered any more.');
  }
  if (!same(old.options.when, now.options.when)) tell('asked', 'Asked under another condition.');
  const gone = (old.choices ?? []).filter(
    ({ value }) => !now.choices?.some((choice) => choice.value === value),
  );
  for (const { value } of gone) tell('refused', `The option ${JSON.stringify(value)} is gone.`);
  for (const { value } of now.choices ?? []) {
    if (old.choices?.some((choice) => choice.value === value)) continue;
    tell('harmless', `The option ${JSON.stringify(value)} is new.`);
  }
  if (now.options.past && !old.options.past) tell('refused', 'No day in the future any more.');
  changes.push(...limits(old, now));
  if (old.title !== now.title) tell('harmless', `Labelled ${JSON.stringify(now.title)} now.`);
  changes.push(...questions(named(old.parts), named(now.parts)));
  return changes;
}

const named = (parts: readonly Question[] = []): Questions =>
  new Map(parts.map((part) => [part.name, part]));

/** Limits by the direction in which they refuse more. */
const rising = ['minLength', 'minimum', 'minItems'];
const falling = ['maxLength', 'maximum', 'maxItems'];

function limits(old: Question, now: Question): Change[] {
  const place = old.path;
  const one = (keyword: string, sign: number): Change[] => {
    const [was, is] = [old.schema[keyword], now.schema[keyword]];
    if (was === is) return [];
    const loose = sign * Number.NEGATIVE_INFINITY;
    const tighter = sign * (limit(is, loose) - limit(was, loose)) > 0;
    const message = `${keyword} ${said(was)} became ${said(is)}.`;
    return [{ effect: tighter ? 'refused' : 'harmless', place, message }];
  };
  const other = ['pattern', 'type', 'const', 'allOf'].flatMap((keyword): Change[] =>
    same(old.schema[keyword], now.schema[keyword])
      ? []
      : [{ effect: 'refused', place, message: `${keyword} is another one.` }],
  );
  return [
    ...rising.flatMap((keyword) => one(keyword, 1)),
    ...falling.flatMap((keyword) => one(keyword, -1)),
    ...other,
  ];
}

const limit = (value: unknown, loose: number): number =>
  typeof value === 'number' ? value : loose;
const said = (value: unknown): string => (typeof value === 'number' ? String(value) : 'none');

function facts(before: Procedure, after: Procedure): Change[] {
  const changes: Change[] = [];
  if (before.id === after.id && !same(before.file, after.file)) {
    const message =
      'The $id is the same: give the new version one of its own once submissions exist.';
    changes.push({ effect: 'refused', place: '/$id', message });
  }
  for (const signer of after.signers) {
    const old = before.signers.find(({ id }) => id === signer.id);
    const place = `/procedure/signers/${signer.id}`;
    if (!old) changes.push({ effect: 'asked', place, message: 'A new signer.' });
    else if (signer.required && !old.required) {
      changes.push({ effect: 'asked', place, message: 'Has to sign now.' });
    }
  }
  for (const { id } of before.signers) {
    if (after.signers.some((signer) => signer.id === id)) continue;
    const message = 'Signs no longer: a signature made for it has no place.';
    changes.push({ effect: 'lost', place: `/procedure/signers/${id}`, message });
  }
  for (const keyword of ['fee', 'deadline', 'legalBasis', 'agency', 'print'] as const) {
    if (same(before.file.procedure[keyword], after.file.procedure[keyword])) continue;
    const message = `Another ${keyword === 'print' ? 'printed form' : keyword}.`;
    changes.push({ effect: 'harmless', place: `/procedure/${keyword}`, message });
  }
  return changes;
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
