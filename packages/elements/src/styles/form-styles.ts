import { css } from 'lit';

/** What the form and its pages look like around the fields. */
export const formStyles = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  :host([text-size='1']) {
    --tk-text-scale: 1.25;
  }

  :host([text-size='2']) {
    --tk-text-scale: 1.5;
  }

  :host([text-size='3']) {
    --tk-text-scale: 2;
  }

  .tk-form {
    box-sizing: border-box;
    max-inline-size: 44em;
    margin-inline: auto;
    padding: 0.75em 1em 2em;
    background-color: var(--tk-paper);
    color: var(--tk-ink);
    font-family: var(--tk-font);
    font-size: var(--tk-text-size);
    line-height: 1.5;
    overflow-wrap: break-word;
    text-size-adjust: none;
    -webkit-text-size-adjust: none;
  }

  :where(.tk-form) p {
    margin: 0 0 1em;
  }

  :where(.tk-form) a {
    color: var(--tk-accent);
    text-underline-offset: 0.2em;
  }

  .tk-bar {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.25em 1em;
    margin-block-end: 0.5em;
  }

  .tk-display {
    display: flex;
    flex-wrap: wrap;
  }

  .tk-bar .tk-button,
  .tk-back {
    min-inline-size: var(--tk-target);
  }

  .tk-bar .tk-button[data-waits]::after {
    inset-inline: auto -0.1em;
  }

  .tk-back {
    margin: 0 0 0.5em -0.5em;
  }

  .tk-heading {
    margin: 0 0 0.6em;
    font-size: 1.65em;
    font-weight: 700;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  .tk-heading:focus {
    outline: none;
  }

  .tk-subheading {
    margin: 1.75em 0 0.6em;
    font-size: 1.2em;
    font-weight: 700;
    line-height: 1.35;
  }

  .tk-caption {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
    margin: 0 0 0.25em;
    color: var(--tk-ink-soft);
  }

  .tk-lead {
    color: var(--tk-ink-soft);
    font-size: 1.08em;
  }

  .tk-soft {
    color: var(--tk-ink-soft);
  }

  .tk-list {
    margin: 0 0 1em;
    padding-inline-start: 1.25em;
  }

  .tk-list > li {
    margin-block-end: 0.35em;
  }

  .tk-plain-list {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .tk-facts {
    margin: 1.25em 0;
    border-block-start: 0.1em solid var(--tk-line);
  }

  .tk-facts > div {
    display: grid;
    grid-template-columns: minmax(8em, 1fr) 2fr;
    gap: 0 1.5em;
    padding-block: 0.6em;
    border-block-end: 0.1em solid var(--tk-line);
  }

  .tk-facts dt {
    color: var(--tk-ink-soft);
  }

  .tk-facts dd {
    min-inline-size: 0;
    margin: 0;
  }

  .tk-summary {
    margin-block-end: 1.75em;
    padding: 1em 1.25em;
    border: 0.25em solid var(--tk-error);
    border-radius: var(--tk-radius);
    background-color: var(--tk-error-surface);
  }

  .tk-summary:focus {
    outline: 0.2em solid var(--tk-focus);
    outline-offset: 0;
  }

  .tk-summary .tk-subheading {
    margin: 0 0 0.5em;
  }

  /* Without marks: to lay them out takes as long as the lines themselves. */
  .tk-summary ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .tk-many > li {
    content-visibility: auto;
    contain-intrinsic-size: auto 2.5em;
  }

  .tk-summary li {
    color: var(--tk-error);
    font-weight: 650;
  }

  .tk-summary li a,
  .tk-contact-line a {
    display: inline-block;
    padding-block: 0.5em;
  }

  .tk-summary li a {
    display: block;
    inline-size: fit-content;
    color: var(--tk-error);
  }

  .tk-notice {
    margin: 1em 0 1.25em;
    padding: 0.9em 1.25em;
    border-inline-start: 0.3em solid var(--tk-notice);
    border-radius: 0 var(--tk-radius) var(--tk-radius) 0;
    background-color: var(--tk-notice-surface);
  }

  .tk-notice > :last-child {
    margin-block-end: 0;
  }

  .tk-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1em;
    margin-block-start: 1.5em;
  }

  /* A way that is no action of the page stands in line with the folded ones beside it. */
  .tk-page > p > .tk-button-quiet {
    margin-inline-start: -0.5em;
    text-align: start;
  }

  .tk-busy {
    padding: 0.75em 1.25em;
    border-radius: var(--tk-radius);
    background-color: var(--tk-surface);
    font-weight: 650;
  }

  .tk-contact-line {
    display: block;
  }

  .tk-foot {
    margin-block-start: 3em;
    padding-block-start: 1em;
    border-block-start: 0.1em solid var(--tk-line);
    color: var(--tk-ink-soft);
  }

  .tk-form :focus-visible {
    outline: 0.2em solid var(--tk-focus);
    outline-offset: 0;
    box-shadow: 0 0 0 0.35em var(--tk-focus-ink);
  }

  .tk-form [tabindex='-1']:focus-visible:not(.tk-summary) {
    outline: none;
    box-shadow: none;
  }

  @media (max-width: 36em) {
    .tk-heading {
      font-size: 1.4em;
    }

    .tk-facts > div {
      grid-template-columns: minmax(0, 1fr);
    }

    .tk-actions > .tk-button,
    .tk-page form > .tk-button-primary {
      inline-size: 100%;
    }
  }

  @media (forced-colors: active) {
    /* The device has chosen the colours already. */
    .tk-bar .tk-contrast {
      display: none;
    }
  }

  @media print {
    .tk-bar,
    .tk-back,
    .tk-foot {
      display: none;
    }
  }
`;
