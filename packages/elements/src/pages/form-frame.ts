import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { AloudView } from '../aloud.ts';
import type { DisplaySettings } from '../display-settings.ts';
import type { AnswerChange, ChosenFile, WantedFile } from '../fields/field-events.ts';
import { language, type LanguageTag } from '../language.ts';
import { display } from '../steps-later.ts';
import { isFilledStep, type Step } from '../steps.ts';
import { formBar, formFoot, saveDraftButton } from './form-shell.ts';
import type { Outline } from './start-page.ts';

/** What stands around every page, and what the fields on the page tell. */
export interface FrameView {
  procedure: Outline;
  step: Step;
  /** Said by the polite live region. */
  news: string;
  /** A port is at work: the news are shown. */
  busy: boolean;
  /** Why the draft cannot be kept; empty: it is safe. */
  saveFailure: string;
  /** Somebody else filled it in. */
  isHanded: boolean;
  keepsDraft: boolean;
  textSize: number;
  contrast: string;
  /** Tags of the languages to choose from. */
  offered: readonly string[];
  aloud: AloudView;
  onLanguage: (tag: LanguageTag) => void;
  onDisplay: (change: Partial<DisplaySettings>) => void;
  onWipe: () => void;
  onSaveFile: () => void;
  /** Leads to where the draft is sent to another device; absent: the portal hands none on. */
  onSend?: () => void;
  onAnswer: (change: AnswerChange) => void;
  onFile: (file: ChosenFile) => void;
  onFileWanted: (wanted: WantedFile) => void;
  onNews: (words: string) => void;
}

/** A page between the bar above it and the foot below it. */
export function formFrame(view: FrameView, page: unknown): TemplateResult {
  const { step, busy, saveFailure, onSaveFile } = view;
  const isFilled = isFilledStep(step);
  const canSave = isFilled && !view.isHanded;
  return html`<div class="tk-form" part="form" lang=${language()}>
    ${formBar(view)} ${view.aloud.player} ${display.now?.draftLanguageNotice()}
    ${
      saveFailure
        ? html`<div class="tk-notice">
            <p>${saveFailure}</p>
            ${canSave ? saveDraftButton(onSaveFile) : nothing}
          </div>`
        : nothing
    }
    <div
      class="tk-page"
      part="page"
      @tk-change=${({ detail }: CustomEvent<AnswerChange>) => view.onAnswer(detail)}
      @file-chosen=${({ detail }: CustomEvent<ChosenFile>) => view.onFile(detail)}
      @file-wanted=${({ detail }: CustomEvent<WantedFile>) => view.onFileWanted(detail)}
      @announce=${({ detail }: CustomEvent<string>) => view.onNews(detail)}
    >
      ${page}
    </div>
    <p class=${busy && view.news ? 'tk-busy' : 'tk-visually-hidden'} role="status">
      ${view.news}<span data-told></span>
    </p>
    ${
      // Another foot on each page: the same one would jump.
      keyed(
        step,
        formFoot({
          procedure: view.procedure,
          canSave,
          canWipe: view.keepsDraft && isFilled,
          onWipe: view.onWipe,
          onSaveFile,
          onSend: view.onSend,
        }),
      )
    }
  </div>`;
}
