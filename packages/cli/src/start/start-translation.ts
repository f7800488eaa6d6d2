import { readProcedure, translatablePointers, type Translation } from '@tokhai/procedure';

/** Phrases that every start holds. */
const phrases: Readonly<Record<string, string>> = {
  'NGƯỜI KHAI': 'Declarant',
  '(Ký, ghi rõ họ tên)': '(Sign, and write your full name)',
  'Miễn phí': 'Free of charge',
  'Nơi nhận': 'Where the form goes',
  'Thông tin của bạn': 'About you',
  'Nội dung đề nghị': 'What you ask for',
};

/** The English of what is known; all else is marked as not translated yet. */
export function startTranslation(file: unknown): Translation {
  const texts: Record<string, string> = {};
  const untranslated: string[] = [];
  for (const pointer of translatablePointers(readProcedure(file))) {
    const english = inEnglish(textAt(file, pointer));
    if (english === undefined) untranslated.push(pointer);
    else texts[pointer] = english;
  }
  return { lang: 'en', texts, untranslated };
}

function inEnglish(text: string): string | undefined {
  if (Object.hasOwn(phrases, text)) return phrases[text];
  const days = /^(\d+) ngày làm việc$/.exec(text)?.[1];
  return days === undefined ? undefined : `${Number(days)} working days`;
}

function textAt(file: unknown, pointer: string): string {
  const steps = pointer.split('/').slice(1);
  const found = steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown>)[step],
    file,
  );
  return String(found);
}
