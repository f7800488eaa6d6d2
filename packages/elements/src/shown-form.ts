import type { TemplateResult } from 'lit';
import { aloudView, type AloudHost } from './aloud.ts';
import type { AnswerChange } from './fields/field-events.ts';
import type { LanguageTag } from './language.ts';
import type { Looks } from './looks.ts';
import type { Opening } from './opening.ts';
import { formFrame } from './pages/form-frame.ts';
import type { Outline } from './pages/start-page.ts';
import type { Ports } from './ports.ts';
import { draftTransfer } from './steps-later.ts';
import { formName } from './words/form-name.ts';

/** What the bar above the page and the foot below it are drawn of. */
export interface FormView {
  /** How the form is shown now; `languages` are the tags of those that are offered. */
  host: AloudHost & {
    textSize: number;
    contrast: string;
    languages: string;
    ports: Ports | undefined;
  };
  outline: Outline;
  opening: Opening;
  looks: Looks;
  onLanguage: (tag: LanguageTag) => void;
  onAnswer: (change: AnswerChange) => void;
}

/** What is shown before anything is filled in. */
const notBegun = { step: 'start', news: '', busy: false, saveFailure: '' } as const;

/** The whole form: a page in its frame. */
export function shownForm(view: FormView, page: unknown): TemplateResult {
  const { host, outline, opening, looks, onLanguage, onAnswer } = view;
  const { filling } = opening;
  const { saveFailure, step, news, busy } = filling ?? notBegun;
  return formFrame(
    {
      procedure: outline,
      step,
      news,
      busy,
      saveFailure,
      isHanded: filling?.handed ?? false,
      keepsDraft: opening.keepsDraft,
      textSize: host.textSize,
      contrast: host.contrast,
      offered: host.languages.trim().split(/\s+/),
      aloud: aloudView(host, step, outline, (error) => opening.fail(error)),
      onLanguage,
      onDisplay: (change) => looks.choose(change),
      onWipe: () => {
        looks.forget();
        void filling?.wipe();
      },
      onSaveFile: () =>
        void filling?.work('', async () =>
          (await draftTransfer.load()).saveDraftFile(
            filling.draft,
            `ban-nhap-${formName(outline)}.tokhai`,
          ),
        ),
      ...(host.ports?.draftTransfer ? { onSend: () => filling?.goToSend() } : {}),
      onAnswer,
      onFile: (file) => filling?.takeFile(file),
      onFileWanted: (wanted) => filling?.giveFile(wanted),
      onNews: (words) => filling?.announce(words),
    },
    page,
  );
}
