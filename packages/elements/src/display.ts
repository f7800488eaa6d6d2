/** What only those load who change how the form is shown, or read it in a draft language. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { displayKey, MAX_TEXT_SIZE, type DisplaySettings } from './display-settings.ts';
import { languageNow } from './language.ts';
import { adoptInto } from './styles/adopt.ts';
import { raisedContrast } from './styles/raised-contrast.ts';

/** What was chosen on this device before; what is missing or damaged is left out. */
export function rememberedDisplay(): Partial<DisplaySettings> {
  try {
    const kept = JSON.parse(localStorage.getItem(displayKey) ?? '{}') as Record<string, unknown>;
    const { textSize, contrast } = kept;
    const known: Partial<DisplaySettings> = {};
    if (typeof textSize === 'number' && textSize >= 0 && textSize <= MAX_TEXT_SIZE) {
      known.textSize = Math.round(textSize);
    }
    if (contrast === 'more' || contrast === 'usual') known.contrast = contrast;
    return known;
  } catch {
    // Storage may be forbidden, or hold what another program wrote.
    return {};
  }
}

/** Keeps what was chosen, as long as the device lets us; the choice holds in this page anyway. */
export function rememberDisplay(settings: DisplaySettings): void {
  try {
    localStorage.setItem(displayKey, JSON.stringify(settings));
  } catch {
    // A private window: nothing is lost but the memory of a choice.
  }
}

/** Leaves no trace of what was chosen. */
export function forgetDisplay(): void {
  try {
    localStorage.removeItem(displayKey);
  } catch {
    // What cannot be reached was not written either.
  }
}

/** Gives a form the colours of highest contrast, for when they are wanted. */
export function adoptRaisedContrast(root: Node): void {
  adoptInto(root, [raisedContrast]);
}

/** What a person has to know who reads the form in words that nobody has checked. */
export function draftLanguageNotice(): TemplateResult | typeof nothing {
  if (!languageNow().isDraft) return nothing;
  return html`<div class="tk-notice" data-draft-language>
    <p>
      ${msg(
        'Bản dịch nháp do máy làm, chưa có người biết tiếng kiểm tra. Chỉ bản tiếng Việt có giá trị.',
        { id: 'draft-language' },
      )}
    </p>
    <p lang="vi">Bản dịch nháp do máy làm. Chỉ bản tiếng Việt có giá trị.</p>
  </div>`;
}
