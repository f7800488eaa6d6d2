import { css } from 'lit';

/** What only fields look like; they bring it themselves, in their form or alone in a page. */
export const fieldStyles = css`
  .tk-field,
  .tk-field * {
    box-sizing: border-box;
  }

  /*
   * Firefox draws all questions anew when a block within an inline element comes or goes, and until then
   * gives the keys that somebody types in one of them to the page.
   */
  .tk-question {
    display: block;
  }

  .tk-field {
    display: block;
    min-inline-size: 0;
    margin: 0 0 1.75em;
    padding: 0;
    border: 0;
    color: var(--tk-ink);
    font-family: var(--tk-font);
    font-size: var(--tk-text-size);
    line-height: 1.5;
    overflow-wrap: break-word;
  }

  /* Far from the screen nothing is laid out. The padding leaves room for the ring of the focus. */
  .tk-stretch {
    margin-inline: -0.5em;
    padding-inline: 0.5em;
    content-visibility: auto;
    contain-intrinsic-size: auto 72em;
  }

  .tk-stretch:empty {
    display: none;
  }

  .tk-field-error {
    padding-inline-start: 1em;
    border-inline-start: 0.3em solid var(--tk-error);
  }

  .tk-label {
    display: block;
    margin: 0 0 0.25em;
    padding: 0;
    font-weight: 650;
  }

  legend.tk-label {
    float: inline-start;
    inline-size: 100%;
  }

  legend.tk-label + * {
    clear: both;
  }

  .tk-heading .tk-label {
    font: inherit;
    margin: 0;
  }

  .tk-optional {
    color: var(--tk-ink-soft);
    font-weight: 400;
  }

  .tk-original {
    margin: -0.15em 0 0.25em;
    color: var(--tk-ink-soft);
    font-weight: 600;
  }

  .tk-hint {
    margin: 0 0 0.5em;
    color: var(--tk-ink-soft);
  }

  .tk-error {
    margin: 0 0 0.5em;
    color: var(--tk-error);
    font-weight: 650;
  }

  /* Only fields have warnings, so the form's summary of them is dressed here. */
  .tk-summary.tk-summary-warning {
    border-color: var(--tk-notice);
    background-color: var(--tk-notice-surface);
  }

  .tk-summary.tk-summary-warning li {
    color: var(--tk-notice);
  }

  .tk-part + .tk-select {
    margin-block-start: 0.6em;
  }

  .tk-computed {
    display: block;
    font-weight: bold;
    overflow-wrap: anywhere;
  }

  .tk-words {
    margin: 0.35em 0 0;
    color: var(--tk-ink-soft);
  }

  .tk-origin {
    margin: 0 0 0.5em;
    color: var(--tk-ink-soft);
    font-style: italic;
  }

  .tk-field-warning {
    padding-inline-start: 0.9em;
    border-inline-start: 0.3em solid var(--tk-notice);
  }

  .tk-warning {
    margin: 0 0 0.5em;
    color: var(--tk-notice);
  }

  .tk-input {
    display: block;
    inline-size: 100%;
    max-inline-size: 34em;
    min-block-size: var(--tk-target);
    padding: 0.5em 0.7em;
    border: 0.1em solid var(--tk-control-line);
    border-radius: var(--tk-radius);
    background-color: var(--tk-paper);
    color: var(--tk-ink);
    font: inherit;
  }

  .tk-field-error > .tk-input,
  .tk-input[aria-invalid='true'] {
    border-color: var(--tk-error);
    border-width: 0.15em;
  }

  .tk-input:disabled {
    background-color: var(--tk-surface);
    color: var(--tk-ink-soft);
    opacity: 1;
  }

  .tk-width-digits {
    max-inline-size: 15em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.03em;
  }

  .tk-width-day {
    inline-size: 3.4em;
  }

  .tk-width-year {
    inline-size: 4.8em;
  }

  .tk-select {
    appearance: none;
    padding-inline-end: 2.4em;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--tk-ink-soft) 50%),
      linear-gradient(135deg, var(--tk-ink-soft) 50%, transparent 50%);
    background-position:
      calc(100% - 20px) 55%,
      calc(100% - 14px) 55%;
    background-size: 6px 6px;
    background-repeat: no-repeat;
  }

  .tk-file {
    padding: 0.8em;
    border-style: dashed;
    background-color: var(--tk-surface);
  }

  .tk-file::file-selector-button {
    min-block-size: var(--tk-target);
    margin-inline-end: 0.75em;
    padding: 0.4em 0.9em;
    border: 0.1em solid var(--tk-accent);
    border-radius: var(--tk-radius);
    background-color: var(--tk-paper);
    color: var(--tk-accent);
    font: inherit;
    font-weight: 650;
    cursor: pointer;
  }

  .tk-date {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }

  .tk-part {
    margin-block-start: 1em;
  }

  .tk-part-label {
    display: block;
    margin: 0 0 0.25em;
  }

  .tk-options {
    display: grid;
    gap: 0.25em;
  }

  .tk-option {
    display: grid;
    grid-template-columns: max(var(--tk-target), 1.5em) minmax(0, 1fr);
    align-items: start;
    max-inline-size: 40em;
  }

  .tk-box {
    inline-size: 1.1em;
    block-size: 1.1em;
    margin: calc((max(var(--tk-target), 1.5em) - 1.1em) / 2);
    margin-inline-start: 0;
    font-size: inherit;
    accent-color: var(--tk-accent);
    cursor: pointer;
  }

  .tk-option-label,
  .tk-option > .tk-label {
    min-block-size: var(--tk-target);
    margin: 0;
    padding-block: calc((var(--tk-target) - 1.5em) / 2);
    cursor: pointer;
  }

  .tk-option > .tk-label {
    font-weight: 400;
  }

  .tk-option-hint {
    grid-column: 2;
    margin-block-start: -0.4em;
  }

  .tk-group {
    padding-block-end: 0.25em;
  }

  .tk-group .tk-field {
    margin-block: 1.1em 0;
  }

  .tk-group:not(.tk-field-error) {
    padding-inline-start: 1em;
    border-inline-start: 0.3em solid var(--tk-line);
  }

  .tk-group > .tk-button {
    margin-block-start: 1em;
  }

  .tk-chosen-file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 1em;
    max-inline-size: 34em;
    margin-block-end: 0.5em;
    padding: 0.5em 0.5em 0.5em 1em;
    border: 0.1em solid var(--tk-line);
    border-radius: var(--tk-radius);
    background-color: var(--tk-surface);
  }

  .tk-chosen-file .tk-hint {
    margin: 0;
  }

  .tk-file-name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .tk-file-actions {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: auto;
  }

  .tk-statement {
    margin: 0 0 0.75em;
    padding: 1em 1.25em;
    border-inline-start: 0.3em solid var(--tk-accent);
    background-color: var(--tk-surface);
    white-space: pre-line;
  }

  .tk-note {
    padding: 1em 1.25em;
    border-radius: var(--tk-radius);
    background-color: var(--tk-surface);
  }

  .tk-note > p {
    margin: 0;
  }

  /* The outline stays in forced colours, where shadows and backgrounds go. */
  .tk-field :focus-visible {
    outline: 0.2em solid var(--tk-focus);
    outline-offset: 0;
    box-shadow: 0 0 0 0.35em var(--tk-focus-ink);
  }

  .tk-field [tabindex='-1']:focus {
    outline: none;
    box-shadow: none;
  }

  @media (prefers-color-scheme: dark) {
    .tk-field :focus-visible {
      box-shadow: 0 0 0 0.35em #000;
    }
  }

  @media (forced-colors: active) {
    /* Without its colour an error would look like a label, and its line like that of a group. */
    .tk-error > .tk-visually-hidden {
      position: static;
      clip-path: none;
    }

    .tk-field-error {
      border-inline-start-style: double;
    }

    .tk-select {
      appearance: auto;
      background-image: none;
    }
  }
`;
