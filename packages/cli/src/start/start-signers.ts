import type { StartQuestion, StartSigner } from './read-questions.ts';

/** A place for a signature, as it stands in the file. */
export interface StartPlace {
  id: string;
  title: string;
  note: string;
  required: true;
  when?: { question: string; equals: string };
  name?: string;
  identity?: string;
}

/**
 * Who signs: those whom the list names, each where their name is asked for; else the person of the
 * first name and the first number.
 */
export function startSigners(
  all: readonly StartQuestion[],
  named: readonly StartSigner[],
): StartPlace[] {
  const name = all.find(({ kind }) => kind === 'name');
  const identity = all.find(({ kind }) => kind === 'identity');
  if (named.length === 0) {
    return [
      {
        ...place('nguoiKhai', 'NGƯỜI KHAI'),
        ...(name ? { name: name.name } : {}),
        ...(identity ? { identity: identity.name } : {}),
      },
    ];
  }
  return named.map((signer, index) => ({
    ...place(`nguoiKy${index + 1}`, signer.title),
    ...(signer.name.when ? { when: signer.name.when } : {}),
    name: signer.name.name,
    ...(signer.identity ? { identity: signer.identity.name } : {}),
  }));
}

const place = (id: string, title: string) =>
  ({ id, title, note: '(Ký, ghi rõ họ tên)', required: true }) as const;
